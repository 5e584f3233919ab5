import { describe, expect, it } from 'vitest';
import { allPlaces } from '../../src/model/divisions.js';
import { withZoneOfMembers, zones, zonesNamed } from '../../src/model/zones.js';

const places = allPlaces().filter(({ rank }) => rank !== 'county');
const isPlace = (text: string): boolean => places.some(({ root, name }) => (root ?? name) === text);

describe('zones of several places', () => {
  it('have each name once, and members that are provinces or cities', () => {
    const names = zones.flatMap((zone) => zone.names);
    expect(new Set(names).size).toBe(names.length);
    expect(zones.flatMap(({ members }) => members).filter((member) => !places.some(({ name }) => name.startsWith(member)))).toEqual([]);
  });

  it.each([
    ['长三角用煤量', '长三角'],
    ['长江三角洲区域用煤量', '长三角'],
    ['泛珠三角合作', '泛珠三角'],
    ['大湾区港口吞吐量', '粤港澳大湾区'],
    ['京津冀及周边地区用煤量', '京津冀及周边'],
    ['中西部地区床位数', '中西部'],
    ['陕西关中用水量', '关中'],
    ['京津冀、汾渭平原用煤量', '京津冀 汾渭平原'],
    ['机关中层干部人数', ''],
    ['江苏南通港口', ''],
    ['长江大桥数', ''],
  ])('%s: %s', (text, expected) => {
    expect(
      zonesNamed(text)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['上海江苏浙江安徽四省市用煤量', '长三角用煤量'],
    ['安徽省、浙江省、江苏省和上海市用煤量', '长三角用煤量'],
    ['长沙株洲湘潭三市用水量', '长株潭用水量'],
    // Another place more, one less, and an open list are no zone.
    ['上海江苏浙江安徽山东五省市用煤量', null],
    ['山东上海江苏浙江安徽五省市用煤量', null],
    ['北京天津河北山东河南五省市用煤量', null],
    ['上海浙江安徽三省市用煤量', null],
    ['四川重庆用水量', '川渝用水量'],
    ['上海江苏浙江安徽', null],
  ])('%s: %s', (text, expected) => {
    expect(withZoneOfMembers(text, isPlace)).toBe(expected);
  });
});
