// Area codes of Chinese cities with numbers of eight digits, by the path of the city: what a local number lacks.

export const areaCodes: Readonly<Record<string, string>> = Object.fromEntries(
  '北京 10|上海 21|天津 22|重庆 23|辽宁/沈阳 24|江苏/南京 25|湖北/武汉 27|四川/成都 28|陕西/西安 29|广东/广州 20|广东/深圳 755|广东/东莞 769|广东/佛山 757|浙江/杭州 571|浙江/宁波 574|浙江/温州 577|浙江/绍兴 575|浙江/嘉兴 573|浙江/金华 579|浙江/台州 576|江苏/苏州 512|江苏/无锡 510|江苏/常州 519|江苏/南通 513|江苏/徐州 516|江苏/扬州 514|山东/济南 531|山东/青岛 532|河南/郑州 371|湖南/长沙 731|安徽/合肥 551|福建/福州 591|福建/厦门 592|福建/泉州 595|河北/石家庄 311|河北/唐山 315|辽宁/大连 411|吉林/长春 431|黑龙江/哈尔滨 451|云南/昆明 871|江西/南昌 791|贵州/贵阳 851|甘肃/兰州 931|海南/海口 898'
    .split('|')
    .map((pair) => pair.split(' ') as [city: string, code: string]),
);
