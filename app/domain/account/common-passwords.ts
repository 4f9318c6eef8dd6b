// Passwords of ten characters and more that people everywhere choose first. In lower case.
// Runs, repeated patterns and anything shorter are refused by rule and need no line here.

export const commonPasswords: ReadonlySet<string> = new Set(
  `
  0123456789 1234567890 01234567890 12345678910 123456789a 123456789q 1234567891 1234554321 1122334455 1029384756
  0987654321 9876543210 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv qazwsx1234 zaq12wsxcde3
  q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 qwerty1234 qwer1234qwer qwertyqwerty
  asdfghjkl; asdfghjkl123 asdfasdf1234 zxcvbnm123 zxcvbnm,./ poiuytrewq 1234qwerasdf 1234qwer1234 abcd123456
  abc1234567 abcdefg123 abcdef123456 abc123abc123 a123456789 a1234567890 aa123456789 aa12345678 a1b2c3d4e5 q123456789
  z123456789 w123456789 as123456789 zxc123456789 qq123456789 qwe123456789 asd123456789 123456qwerty 123456abcdef
  123qwe123qwe 123123123a 147258369a 1472583690 147852369a 159357456a 741852963a 789456123a 520520520a 5201314520
  5201314521 1314520520 woaini1314 woaini1314520 woaini520520 woaini5201314 iloveyou123 iloveyou1314 iloveyou12
  iloveyou1234 iloveyou520 iloveyou!! wodemima123 wodemima1234 nihao123456 zhongguo123 beijing2008 shanghai123
  password00 password01 password10 password11 password12 password123 password1234 password12345 password123456
  password!! password1! password12! password123! passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123 p@55w0rd123
  mypassword mypassword1 mypassword123 newpassword newpassword1 newpassword123 thepassword changeme12 changeme123
  changeme1234 changeme!! letmein123 letmein1234 letmein12345 letmeinnow welcome123 welcome1234 welcome12345 welcome2020
  welcome2021 welcome2022 welcome2023 welcome2024 welcome2025 welcome2026 welcome123! admin12345 admin123456 admin123123
  admin@1234 admin@123456 administrator administrator1 rootroot123 root123456 test123456 testtest123 testing1234
  guest12345 user123456 default123 temppassword temporary1 secret1234 secretpassword master1234 superman123 batman1234
  football123 baseball123 basketball basketball1 liverpool1 liverpool123 manchester arsenal1234 chelsea1234 barcelona1
  barcelona10 realmadrid starwars123 pokemon123 dragon1234 dragonball monkey1234 sunshine12 sunshine123 princess12
  princess123 michael123 jordan2323 jennifer12 computer12 computer123 internet123 samsung123 samsung1234 microsoft1
  google1234 facebook123 linkedin123 qazwsxedc1 spring2024 spring2025 spring2026 summer2024 summer2025 summer2026
  autumn2024 autumn2025 autumn2026 winter2024 winter2025 winter2026 january2025 january2026 december2025 december2026
  company123 business123 manager123 office1234 sales12345 channel123 partner123 rightful123 rightful1234 correcthorsebatterystaple
`
    .trim()
    .split(/\s+/),
);
