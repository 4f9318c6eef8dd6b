// Legal forms of the world in Latin letters: `id kind: spelling; spelling`, one form a line. Spellings are normalised
// as names are (other alphabets transliterated). Derived from the organisation types of rigour, see NOTICE.md.

export type FormKind = 'private' | 'public' | 'partners' | 'sole' | 'state' | 'coop' | 'nonprofit';

export const worldForms = `
plc public: public limited co; public limited; plc ltd; plc company; pl co; public limited corporation; publicly limited company; pub limited co; pub ltd co; public limted company; public limited compnay; public limitd company; pubic limited company; public limitied company; public limitted company; pub lt co; public lt co; public lt company; pub limited; publicly ltd company; public ltd corporation; public lmtd company; publi limited company; publc limited company; plcs
shpk private: shpk; sh pk; shoqeri me pergjegjesi te kufizuar
sha public: shoqeri aksionere; shoqeri anonime; sha
shk partners: shoqeri komandite; shk
fz private: free zone establishment; fz establishment; free zone enterprise; fz enterprise; free zone entity; fz entity; fzllc; free zone co; freezone company; free economic zone llc; trade free zone company; special economic zone llc; free zone llc; llc fz; fz co; free zone company; free zone limited liability company; dubai multi commodities centre; dubai multi commodities centre company; dmcc company; dmcc co; dmcc llc; dmcc free zone
scs partners: scs; sociedad en comandita simple; secs; societe en commandite simple
scpa partners: scpa; sociedad en comandita por acciones
scei partners: scei; sociedad de capital e industria
sas private: sociedad por acciones simplificada; sociedades por acciones simplificada; societe par actions simplifiee; soc par actions simplifiee; societe actions simplifiee; s par as
sa public: sociedad anonima unipersonal; sarf; sociedada anonima; sociedade anonima; socieda anonima; societat anonima; societa anonima; societate anonima; societate pe actiuni; societatea pe actiuni; societateare pe actiuni; societe par actions de regime federal; societe par actions; spolka akcyjna; societe anonyme omanaise generale
saica public: sociedades anonimas inscritas de capital abierto; saica
sacif public: saciyf; sacif
sacifi public: sacifi
sacifia public: sacifiya; sacifia
sadecv public: sociedad anonima de capital variable; soc anon de cap var; sacv; sadecv
sapicv public: sapi de cv; sa pi de cv; sapicv
srlcv private: s de rl de cv; srlcv
epe private: etairia periorismenis eythynis; epe
llp partners: limited liability partnership
ilp partners: incorporated limited partnership; ilp
ip sole: indyvidualny pradprymalnik; individualnyy predprinimatel; individualnyi predprinimatel
pup sole: pryvatnae unitarnae pradpryemstva; pup
dd public: dionicko drustvo
ad public: akcionarsko drustvo; ad; aktsionerno druzhestvo; aktsionarsko drushtvo
dno private: drustvo s neogranicenom solidarnom odgovornoscu; dno
doo private: drustvo s ogranicenom odgovornoscu; druzba z omejeno odgovornostjo; drustvo ogranicene odgovornosti; drustv ogranic odgovor; drustvo sa ogranicenom odgovornoscu; drushtvo sa ogranichenom odgovornoshcu
sro private: spolecnost s rucenim omezenym; spol sro; spol s ruc omez
kd partners: komanditno drustvo; komanditno druzhestvo; komanditno drushtvo
samostalnipr sole: samostalni preduzetnik
eireli private: empresa individual de responsabilidade limitada; eireli
soleproprietorship sole: sole proprietorship; private enterprise
gp partners: general partnership
spa public: sociedad por acciones; sociedade por acoes
eirl private: empresa individual de responsabilidad limitada; eirl
sc partners: sociedad colectiva; societatea comerciala; comandita simple; s en c
sca public: comandita por acciones; societe en commandite par actions; sca
empresaunipersonal sole: empresa unipersonal; eingetragenes einzelunternehmen
cpa public: compania por acciones; c por a
gmbh private: mbh; gesellschaft mbh; gmb h; gesellschaft mit besch haftung; gesellschaft mit beschr haftung; gesellschaft mit beschraenkter haftung; gesellschaft mit beschraenker haftung; gesellschaft mit beschrankter haftng; ges mit beschr haftung; ges mit besch haftung; gm beschr haftung; gm besch haftung; mit besch haftung; mit beschr haftung; mit beschrankter haftung; gmbhs; ges mbh; gesmbh; gesellsch mbh; gmbkh; gmb kh
ggmbh private: ggmbh; gemeinnutzige gmbh
ug private: ug haftungsbeschrankt; unternehmergesellschaft haftungsbeschrankt; unternehmergesellschaft; ug haftungsbeschr; ug hb; unternehmerges haftungsbeschrankt; unternehmerges; unternehmerg
gmbhkg partners: gmbh u co kg; gmbh und co kg; gesellschaft mbh and co kg; gmbh and co; gmbh and so kg; gmbkh end ko kg; gmbhcokg
ag public: aktienges; aktiengeselschaft; aktien gesellschaft; aktien ges; aktg; akt ges; ags; ag societe anonyme
kg partners: kommanditgesellschaft; kommandit gesellschaft
ek sole: eingetragener kaufmann; eingetr kaufmann; e kfm; ekfm; kfm; e kfr; ekfr; kfr; eingetragene kauffrau
kgaa partners: kommanditgesellschaft auf aktien
ohg partners: offene handelsgesellschaft; offene handels gesellschaft
gug private: gug; gug haftungsbeschrankt; gemeinnutzige ug; gemeinnutzige ug haftungsbeschrankt; gemeinnutzige unternehmergesellschaft
ugcokg partners: ug haftungsbeschrankt and co kg; ug and co kg; unternehmergesellschaft and co kg; ugcokg
agcokg partners: ag and co kg; ag und co kg; aktiengesellschaft and co kg; agcokg
secokg partners: se and co kg; europaische gesellschaft and co kg; societas europaea and co kg; secokg
stiftungcokg partners: stiftung and co kg; stiftung und co kg; stiftungcokg
gmbhcoohg partners: gmbh and co ohg; gmbhcoohg
ugcoohg partners: ug haftungsbeschrankt and co ohg; ug and co ohg; ugcoohg
egcokg partners: eg and co kg; eingetragene genossenschaft and co kg; genossenschaft and co kg; egcokg
secokgaa partners: se and co kgaa; europaische gesellschaft and co kgaa; societas europaea and co kgaa; secokgaa
gmbhcokgaa partners: gmbh and co kgaa; gmbhcokgaa
ltdcokg partners: ltd and co kg; limited and co kg; ltdcokg
gmbhcokg partners: mbh and co kg; mbh u co kg
bvcokg partners: bv and co kg; bvcokg
agcokgaa partners: ag and co kgaa; aktiengesellschaft and co kgaa; agcokgaa
stiftungcokgaa partners: stiftung and co kgaa; stiftungcokgaa
gag public: gag; gemeinnutzige ag; gemeinnutzige aktiengesellschaft
egbr partners: egbr; e gbr; eingetragene gbr; eingetragene gesellschaft burgerlichen rechts
partg partners: partg; part g; partnerschaftsgesellschaft; partnerschaft
partgmbb partners: partg mbb; partgmbb; mbb; partnerschaft mbb; partnerschaftsgesellschaft mbb; part g mbb; part mbb; partmbb; partnerschaft mit beschrankter berufshaftung
eg coop: eingetragene genossenschaft; genossenschaft; egen
stiftung nonprofit: rechtsfahige stiftung; gemeinnutzige stiftung; stiftung des offentlichen rechts; stiftung des burgerlichen rechts; rechtsf stiftung
sce coop: sce; societas cooperativa europaea; europaische genossenschaft
vvag coop: vvag; versicherungsverein auf gegenseitigkeit; versicherungsverein ag
spzoo private: spzoo; spz oo; sp zoo sp k; sp z ogr odp; spolka z ogr odpow; spolka z ograniczona odpowiedzialnoscia; spolka zoo; spolka zoo sp k
aat public: adkritaye aktsiyanernaye tavaristva; adkrytae akcyyanernae tavarystva; aat; adkrytae aktsyyanernae tavarystva
aksiyadorlikjamiyati public: aksiyadorlik jamiyati; aktsiyadorlik zhamiyati; det offentligretlige aktieselskab; kumpanija bishma kongunti; aandelenvennootschap
amba private: amba; andelsselskab med begraenset ansvar
anl coop: andelslag; andelslag med begraenset ansvar; anl
llc private: professional limited liability company; limited liability co; limited liability comp; limited liability corp; limited liability corporation; foreign limited liability company; ltd liability company; ltd liability comp; llcs; lmtd liability company; lt liability company; limited liab co; ltd liab company; limitd liability co; limted liability co; private limited liability company
jsc public: jointstock company; joint stock compan; joint stock companie; joint stock co; js co; jsc company; jnt stock co; joint stock corp; j stock company; jt stock co; public stock company; public jsc; public stock company pjsc; public joint stock company; sociedade publica por acoes; kumpanija bishma kongunti pubblici; javno dionicko drustvo; javna delniska druzba; allami tulajdonban levo reszvenytarsasag; viesoji akcine bendrove; otwarta spolka akcyjna; open joint stock company; openbare aandelenvennootschap; publichno aktsionerno druzhestvo; dimosia symmetochiki etaireia; panstwowa spolka akcyjna; vennootschap op aandelen; openbare vennootschap op aandelen; sociedad limitada por acciones abierta; sociedade por acoes aberta; societe par actions ouverte; verejna akciova spolocnost; societe publique par actions; societatea publica pe actiuni; offene aktiengesellschaft; open jnt stock co; o joint stock co; open jsc; verejna akciova spolecnost; closed jsc; closed joint stock company
at public: aktsionerne tovaristvo; aktsionerne tovarystvo; aktsionernogo tovaristva
aps private: anpartsselskab
as public: akciju sabiedriba; akciova spolecnost; akciova spolocnost; akc spolecnost; a spolecnost; aktieselskab; aktieselskabet; aktsiaselts; anonim sirket; anonim ortaklik
asbl nonprofit: aisbl; asbl; association internationale sans but lucratif; association sans but lucratif
ay partners: avoin yhtio
bv private: besl vennootschap; b vennootschap; besloten vennotschap; beslotn vennootschap
bvba private: vennootschap met beperkte aansprakelijkheid; bvba; eenpersoons bvba
ca private: compania anonima
cic nonprofit: community interest company
ltd private: cia ltda; compania limitada; cyfyngedig; cyf; kompaniya s ogranichennoy otvetstvennostyu; limited sirket; limited sti; limited sirketi; sirketi
coop coop: co op; kooperatsia; kooperatif; sociedad cooperativa; spoldzielni; kooperatsiya; kooperativ
ctycp public: cong ty co phan; cty cp
ctytnhh private: cong ty trach nhiem huu han; cty tnhh
ctytnhhmtv private: cty tnhh mtv
cv partners: comm v; commanditaire vennootschap; gewone commanditaire vennootschap
cva partners: comm va; commanditaire vennootschap op aandelen; cva
cvba coop: cvba
cvoa coop: cvoa
disticltd private: dis tic ltd
dntn private: doanh nghiep tu nhan; dntn
drustvenopreduzece private: drustveno preduzece; ribotos atsakomybes bendrove; drushtveno preduzece
dtnn private: dtnn
dzzd private: dzzd
ead public: ednolichno aktsionerno druzhestvo
evropeyskodruzhestvo public: evropeysko druzhestvo
eeig coop: european economic interest grouping; evropeysko obedinenie po ikonomicheski interesi; ewiv; eoii; eeig
ehf private: einkahlutafelag; ehf
ei sole: entreprise individuelle
ekfor coop: ekonomisk forening; ek for; ekfor
ekd coop: evropeysko kooperativno druzhestvo; ekd
ood private: ednolichno druzhestvo s ogranichena otgovornost; drujestvo s ogranichena otgovornost; druzestvo s ogranicena otgovornost; druzhestvo s ogranichena otgovornost
esv coop: economisch samenwerkingsverband; esv
et sole: ednolichen targovets; ednolichen trgovets; egyszeru tarsasag
sarl private: societe a responsabilite limitee; soc a resp limitee; soc a responsab limitee
ev nonprofit: eingetragener verein; eingetr verein; eingetragene vereinigung
gbr partners: gbr; gesellschaft burgerlichen rechts; gesellschaft des burgerlichen rechts; bgb gesellschaft; ges burgerlichen rechts; gesbr; ges bur rechts
gie coop: groupement dinteret economique; gie
gospodarskointeresnoudruzenje coop: gospodarsko interesno udruzenje
gensidigtselskab coop: gensidigt selskab
haao public: halka acik anonim ortaklik; haao
hf private: hlutafelag
htx coop: hop tac xa; htx
ii sole: inteprinderea individuala; interprinderea individuala; intreprindere individuala; intreprinderea ibdividuala; intreprinderea individuala; intreprinderea indiviuala; intreprinzator individual; intreprindera individuala; intreprinderea individuali; intreprindserea individuala; intreprinzatorul individual
inc private: incorp; incorporee; incorported; incorporatd; incorporado; incs
ivs private: ivaerksaetterselskab; ivs
jdoo private: jdoo; jednostavno drustvo s ogranicenom odgovornoscu
jscb public: joint stock commercial bank; public joint stock commercial bank; joint stock bank; pjscb; jscb; aktsionerniy komertsiyniy bank; aktsionernyy kommercheskiy bank; aktsionernyi kommercheskii bank; aktsionerny kommercheskiy bank; aktsionernyi komercheskii bank; aktsyonernyi kommercheskii bank; aktsionerny kommercheskii bank; aktsionernyi komercheski bank; akb
jtd public: jtd; javno trgovacko drustvo
jusikhoesa public: jusikhoesa
kb partners: kommanditbolag
kda partners: komanditno druzhestvo s aktsii; komanditno druzhestvo s aktsiyami; kda
keg partners: kommanditerwerbsgesellschaft; keg
kft private: korlatolt felelossegu tarsasag
kollsti partners: kolektif sirket; koll sti
komsti partners: komandit sirket; kom sti
koop coop: kooperatif sirket; koop
ks partners: komanditni spolecnost; komanditsabiedriba; kommanditselskab
ky partners: kommandiittiyhtio
ooo private: tovaristvo z obmezhenoyu vidpovidalnistyu; tov; tzov; obshchestvo s ohranychennoi otvetstvennostiu; obshchestvo s ogranichennoj otvetstvennostyu; obshchestvo s ogranichennoy otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostiu; obshchestva s ogranichennoi otvetstvennostyu; obshchestvo c ogranichennoy otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennotyu; obshchestvo s ograniennoi otvetstvennostyu; obshchestvo s organichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetsvennostyu; obshchestvo s ogranichennoi otvestvennostyu; obshestvo s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvestvtennsotyu; obshchestvl s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennost; obshchestvo s ogranichennoi otvetstvenostyu; obshchestvo s ogranichenoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvenoost; obshchestvo s ogragichennoi otvetstvennostyu; obshchestvo s goranichennoi otvetstvennostyu; obshchestva s ogranichennoy otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostyui; obshchestvo s ogrvnichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennochtyu; obshchestvo s orgranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otveetstvennostyu; obshchestvo s ogrnichennoi otstvennostyu; obshchestvo s ogranichennoi ovetstvennostyu; obshchestvo s ogranichennoi otvesttvennostyu; obshchesivo s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi ovtetstvennostyu; obshchestvo s ogranichennoi otvettstvennostyu; obshchestvr s ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otetstvennostyu; obshchestvo s ogranichennoi otvetstvennosyu; obshchestvo s ogranichennoi otvetstvennoi; obshchestvo s ogranichennoi otvetstvennosttyu; obshchestvo s ogranichennoi otvetvtvennostyu; obshchestvo s ogranichennoi otvetstennostyu; obshchestvo s ogrnanichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennoltyu; obshchestvo s ogranischennoi otvetstvennostyu; obshchestvo s ogranichunnoi otvetstvennostyu; obshchestvo s ogranichennri otvetstvennostyu; obshchestvo s ogranichennoi otevtstvennostyu; obshchestvo s ogranichennoi otvetvtsennostyu; obshchestvo s ogranichennoi otvetvennostyu; obshchestvo s ogranichennoi otaetstvennostyu; obshchestvo s ogragnichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstveknnostyu; obshchestvo s ograntchennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennogstyu; obshchestvo s ogranmchennoi otvetstvennostyu; obshchestvo s ogranichennoi otventstvennostyu; obshchestvo s ogranichennoi otvetstvennostyuv; obshchestvo s ogranichennoi otvetstvennostiyu; obshchestvo s ogranichennoi otvetstvetsvennostyu; obshchestvo s otranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otetvennostyu; obshchestvo s ogranichennoi otvetvetstvennostyu; obshchestvo s ograngichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvenonstyu; obshchestvo s ogranichennoi otvetstvuennostyu; obshchestvo s ogarnichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvuetstvennostyu; obshchestvo s ogranichennoi otvetstsvennostyu; obshchestvo s ogrnaichennoi otvetstvennostyu; obshchestvo s ogranichennoi oltvetstvennostyu; obshchestvo s organichennoi otvetstvennovstyu; obshchestvo s ogranichennoi otvetchtvennostyu; obshchestvo s ogrannichennoi otvetstvennostyu; obshchestvo s ogranichenoi otvetstveenostyu; obshchestvo s ograichennoi otvetstvennostyu; obshchestvo s ogranichnnoi otvestvennostyu; obshchestvo s ogranichennoi otvetstvennosti; obshchestvo s ograinchennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvenosstyu; obshchestvo s ogranichennoi ltvetstvennostyu; obshchestvog s ogranichennoi otvestvennostyu; obshchestvo s ogranichennoi otvetstvtennostyu; obshchestvo s ogranichenoi otvetstvenostyu; obshchestvo s ogranichennoi otvetstveenostyu; obshchestvo s ogranichennoi otvetstvennstyu; obshchestvo s ogranichennoi otvntstvennostyu; obshchestvo s ogranichennoi otvetstvennotsyu; obshchestvo s granichennoi otvetstvennostyu; obshchestvo s ogranichnnoi otvetstvnnostyu; obshchestvo s ogranichennoi otvetstvennostb; obshchestvo s ogranichennoi otvetststvennostyu; obshchestvo s ogrnichennoi otvetstvennostyu; obshchestvo s ogroranichennoi otvetstvennostyu; obshchestvo s ogranchennoi otvetstvennostyu; obshchestvo s oranichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvnnostyu; obshchestvo s ogranisennoi otvetstvennostyu; obshchestvo s oganichennoi otvetstvennostyu; obshchestvo s ogranicheenoi otvetstvennostyu; obshchestvo s ogranichennoi otvenstvennostyu; obshchestvo s ogranichennoi otsetstvennostyu; obshchestvo s ogranchichennoi otvetstvennostyu; obshchestvo s ogranichnnoi otvetstvennostyu; obshchestvo s ogranichennio otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostyut; obshchestvo s ogranechennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetsstvennostyu; obshchestvo s ogranichennoi ogtvetstvennostyu; obshchestvo s ogranichennoi otvetstvennostyub; obshchestvo s ogranichennoi otvetstvennsotyu; obshchestvo s ogranichennoi otvetstsveenostyu; obshchestvo s ogranichennoi otvetstveennostyu; obshchestvo s ogranichennoi otvtetsvennostyu; obshchestvo st ogranichennoi otvetstvennostyu; obshchestvo s ogranichennoi osvetstvennostyu; obshchestvo s ogranichennoi otvetstvennomtyu; obshchestvo s ogranichennoi otvetstvenoostyu; obshchestvo s ogranichennoi otvetstvennovtyu; obshchestvo s ogranichennoi otvetstvetnostyu; obshchestvo s ogranichennoi tovetstvennostyu; obshchestvo s ogranichenooi otvetstvennostyu; obshchestvo s ogranicheeenoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvenenostyu; obshchestvo s ogpanichennoi otvetstvennostyu; obshchestvo s ogranichennnoi otvetstvennostyu; obshchestvo s ogrranichennoi otvetstvennostyu; obshchestvo s ogranichennoi ot; obshchestvo sogranichennoi otvetstvennostyu; obshchestvo s ogronichennoi otvetstvennostyu; obshchestvo s ogranichennoi otvetstvennnostyu; obshchestvo s ogranichennoi otvetstvennoostyu; obshchestvo ogranichennoi otvetstvennosti; obshchestvo s ogranichennoi otvetstvennovstyu; obshchestvo s ogranichinnoi otvetstvennostyu; obshchestvo sogranichenoi otvetstvennostyu; obshchestvo s ogranichennoi otvetsvennosst; obshchestvo s ogranichennoi otvetstvennrostyu; obshchestvo s ogra nichennoi otvetstvennostyu; obshchestvo s ogranichennoy otvetstvennost; obshchestvo s ogranichennoy otvetstvenostyu; obshchestvo s ogranichennoy otvetstvennostyum; osoo; likvidatsionnaya komissiya ooo
tov private: tovarystvo z obmezhenoyu vidpovidalnistyu; tovarystvo z obmezhenoiu vidpovidalnistiu
spd sole: subekt predprinimatelskoy deyatelnosti; subekt predprinimatelskoi deyatelnosti; subyekt pidpriyemnitskoyi diyalnosti; subyekt pidpriyemnitskoi diyalnosti; spd
fop sole: fizicheskoe litso predprinimatel; fizichna osoba pidpriyemets
tavaristvazabmezhavanajadkaznastsiu private: tavaristva z abmezhavanaj adkaznastsiu
limitedortaklik partners: limited ortaklik
ltda private: limitd; limited by guarantee; limited by shares; chastnaya kompaniya s otvetstvennostyu; limited co; limited company; limitee; limted; lmtd; ltd co; ltds; private company with limited liability; private limited company; sociedade limitada; sociedada limitada
mchzh private: masuliyati cheklangan jamiyat; masuliyati cheklangan zhamiyat; mchj; mchzh
mmc private: mmc
nv public: naamlze vennootschap; n vennootschap; naaml vennootschap
oaj public: ochiq aksiyadorlik jamiyati; ochiq aktsiyadorlik zhamiyati; oaj
od private: ortacko drustvo; ortachko drushtvo
odo private: obshchestvo s dopolnitelnoj otvetstvennostyu; odo; obshchestvo s dopolnitelnoy otvetstvennostyu
oilaviykorxona sole: oilaviy korxona; oilaviy korkhona
opg sole: obiteljsko poljoprivredno gospodarstvo; opg
oy private: osakeyhtio; ab company oy; oy company ab; company oy ab
oyj public: julkinen osakeyhtio
pp sole: privatne pidpriyemstvo; pp; pryvatne pidpryiemstvo
pty private: proprietary limited company; proprietary ltd
scra partners: sociedad comanditaria; s cra; scra
sad public: sociedad anonima deportiva; sad
sharikatalmossahamah public: sharikat al mossahamah
saoc public: societe anonyme omanaise close; saoc
sapa partners: societa in accomandita per azioni; sapa
scc private: societe commerciale canadienne; scc
scop coop: societe cooperative de production; scop
sd private: sabiratelno druzhestvo sd sadruzhie; sd s ie; sbiratelno druzhestvo; sbiratelno druzhestvo sd sdruzhie
sdnbhd private: sendirian berhad
se public: societas europaea; europaische aktiengesellschaft; europaische gesellschaft
sem coop: societe deconomie mixte
societeenparticipation coop: societe en participation
sf partners: sameignarfelag
sgr coop: sociedad de garantia reciproca; sgr
sia private: sabiedriba ar ierobezotu atbildibu
sll private: sociedad limitada laboral; sll
slne private: slne; sociedad limitada nueva empresa
pte private: single member private limited company
smba private: selskab med begraenset ansvar; smba
snc partners: societe en nom collectif; snc
snt partners: sadovodcheskoe nekommercheskoe tovarishchestvo
sp sole: statni podnik
sprl private: societe privee a responsabilite limitee; sprl
srl private: intreprinderea cu responsabilitate limitata; societa a responsabilita limitata; sociedad de responsabilidad limitada; societate cu raspundere limitata; soc resp limitada; soc a resp limitata; sicietatea de raspundere limitata; societata cu raspundere limitata; societate cu rasponbilitate limitata; societate cu responsabilitate limiiata; societate cu responsabilitate limitata; societate cu raspundre limitata; societatea cu rasdpundere limitata; societatea cu rasponsabilitate limitata; societatea cu raspundere; societatea cu raspundere limitata; societatea cu raspundere limitate; societatea cu responsabilitate limitata; societatea cu responsabilitatea limitata; societatea cu respundere limitata; societatii cu raspunderea limitata; societete cu raspundere limitata; socitate cu responsabilitate limitata
rt public: reszvenytarsasag
zrt public: nyilvanosan mukodo reszvenytarsasag; zartkoruen mukodo reszvenytarsasag
bt partners: beteti tarsasag
kkt partners: kozkereseti tarsasag; kkt
egyenivallalkozo sole: egyeni vallalkozo; egyeni ceg
szov coop: szovetkezet; szov
ege coop: europai gazdasagi egyesules; ege
kftfioktelep private: kulfoldi szekhelyu vallalkozas fioktelepe; kft fioktelep
ets coop: erdeszeti tarsulas; ets
suarl private: suarl
tokumeikumiai partners: tokumei kumiai
too partners: tovarishchestvo s ogranichennoy otvetstvennostyu; too
tu partners: taisuhing
uab private: uzdaroji akcine bendrove; uzdarosios akcines bendroves
unlimited sole: unlimited; unlimited proprietary; unltd; ultd
uu partners: usaldusuhing
vof sole: vennootschap onder firma
vos sole: verejna obchodni spolecnost
vzw nonprofit: internationale vereniging zonder winstoogmerk; ivzw; vereinigung ohne gewinnerzielungsabsicht; vereniging zonder winstoogmerk; vog; vzw
yoaj public: yopiq aksiyadorlik jamiyati; epiq aktsiyadorlik zhamiyati; yoaj
yu private: yuhanhoesa
oao public: zakrytoe akcionernoe obshchestvo; zakrytoe aktsionernoe obshchestvo; zakrytoye aktsionernoye obshchestvo; zakrytoe aktsionernoe obshhestvo; zakrytoje akcionernoje obshchestvo; zakryte akcjonarne obschtschestwo; zakritoe aktsionernoe obshchestvo; zakrite aktsionerne tovaristvo; aktsionenoe obshchestvo zakrytogo tipa; aktsioneroe obshchestvo zakrytogo tipa; aktsoinernoe obshchestvo zakrytogo tipa; aktsionrnoe obshchestvo zakrytogo tipa; aktsionernye obshchestva zakrytogo tipa; aktsionernoe obshestvo zakrytogo tipa; aktsionerne obshchestvo zakrytogo tipa; aktsonernoe obshchestvo zakrytogo tipa; aktsionernogo obshchestva zakrytogo tipa; aktsioneronoe obshchestvo zakrytogo tipa; zakrytoe aktsionerne tovaristvo; otkrytoe aktsionernoye obshestvo; otkrytoe aktsionernoe obshchestvo; otkrytoe aktsionergoe obshchestvo; aktsionepnoe obshchestvo otkpytogo tipa; aktsonernoe obshchestvo otkrytogo tipa; otkrytoe akcionernoe obshchestvo; otkrytoye aktsionernoye obshchestvo; otkrytoe akcionernoe obshhestvo; publichnoe aktsionernoe obshchestvo; otkrytoe aktsionernoe obschchestvo; aktsionernoe obshchestvo otkrytogo tipa; otkritoe aktsionernoe obshchestvo; otkrytoe aktsionernoe obschestvo; aktsionerne tovaristvo vidkritogo tipu; otkr akts obshch; odkryte akcjonarne obschtschestwo; otkrytoje akcionernoje obshchestvo; publichne aktsionerne tovarystvo; privatne aktsionerne tovaristvo
zat public: zakritaye aktsiyanernaye tavaristva; zakrytae akcyyanernae tavarystva; zakrytae aktsyyanernae tavarystva; zat
tda private: tavarystva z dadatkovaj adkaznascyu; tavarystva z dadatkovay adkaznastsyu; tda
taa private: tavarystva z abmezhavanay adkaznastsyu; tavarystva z abmezhavanaj adkaznascyu; taa
khk public: khuvtsaat kompani; khk
khkhk private: khyazgaarlagdmal khariutslagatay kompani; khkhk
gup state: gup; gosudarstvennoe unitarnoe predpriyatie
fgup state: fgup
ao public: strakhovaya aktsionernaya kompaniya; strakhovaya aktsioner kompaniya; sak; ao; aktsionernoe obshchestvo; aktsionernye obshchestva; aktsionernogo obshchestva; aktsionernoe obschestvo; publichne aktsionerne tovaristvo; pat; nepublichnoe aktsionernoe obshchestvo; nao
vat public: vidkryte aktsionerne tovarystvo; vidkrite akcionerne tovaristvo; vidkrite aktsionerne tovaristvo; vat
atvirojiakcinebendrove public: atviroji akcine bendrove; avatud aktsiaselts; avoin osakeyhtio; cuideachta comhstoic oscailte
spk coop: spk
mup state: munitsipalnoe unitarnoe predpriyatie; mup
oop partners: oop; partnerstvo s ogranichennoi otvetstvennostyu
pt partners: polnoe tovarishchestvo
pkoop coop: pkoop; potrebitelskii kooperativ
pk coop: proizvodstvennyi kooperativ
`;
