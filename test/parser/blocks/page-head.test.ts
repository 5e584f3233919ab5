import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

describe('a page that was kept as Markdown', () => {
  const page = (title: string): string =>
    `---\ntitle: ${title}\ncategories: \n - 经济\nauthor: 某报\ndate: Mon, 07 Aug 2023 08:10:00 GMT\n---\n\n技改投资同比增长9.3%。\n`;

  it.each([
    "'消费、出口齐发力，宁波镇海区上半年GDP增速达7.1%'",
    '"消费、出口齐发力，宁波镇海区上半年GDP增速达7.1%"',
    '消费、出口齐发力，宁波镇海区上半年GDP增速达7.1%',
  ])('has its title in its head: %s', (title) => {
    const plan = parse(page(title));
    expect(plan.title).toBe('消费、出口齐发力，宁波镇海区上半年GDP增速达7.1%');
    expect(plan.issuedOn).toBe('2023-08-07');
    expect(plan.observations.map(({ asOf }) => asOf)).toEqual(['2023-06']);
  });

  it('a line of dashes alone is no head', () => {
    expect(parse('---\n镇海区工业经济保持回升\n---\n技改投资增长9.3%。\n').title).not.toBe('');
  });
});
