// Which city a company says it is in.
import { expect, it } from 'vitest';
import { probeOf } from '#search/matching/record.ts';
import { citiesOf, cityName } from '#search/places/cities.ts';

it.each([
  ['恒力精密机械有限公司', '江苏省苏州市', null, ['江苏/苏州']],
  ['恒力精密机械有限公司', '江苏省', '苏州市工业园区星湖街 1 号', ['江苏/苏州']],
  ['苏州恒力精密机械有限公司', null, null, ['江苏/苏州']],
  ['苏州恒力精密机械有限公司', '江苏省', null, ['江苏/苏州']],
  ['苏州恒力精密机械有限公司', '上海市', null, ['上海']],
  ['上海浦东恒力机械有限公司', null, null, ['上海']],
  ['恒力精密机械有限公司', '江苏省', null, []],
  ['Nordic Valves AB', null, null, []],
  ['', null, null, []],
])('%s in %s, %s: %j', (name, region, address, expected) => {
  expect(citiesOf(probeOf(name, { region, address }))).toEqual(expected);
});

it.each([
  ['江苏/苏州', 'en', 'Suzhou'],
  ['江苏/苏州', 'zh-CN', '苏州'],
  ['重庆', 'en', 'Chongqing'],
  ['香港', 'en', 'Hong Kong'],
  ['@SG', 'zh-CN', '新加坡'],
] as const)('%s in %s is called %s', (city, language, expected) => {
  expect(cityName(city, language)).toBe(expected);
});
