import { describe, expect, it } from 'vitest';
import { isFurniture } from '../../../src/parser/blocks/furniture.js';
import { structureOf } from '../state-of.js';

const BODY = '\n为做好绿化工作，制定本方案。\n一、总体要求\n坚持因地制宜。\n二、重点任务\n（一）补种行道树。完成老城补植。\n';
const metaOf = (front: string): ReturnType<typeof structureOf>['meta'] => structureOf(front + BODY).meta;

describe('the number of a document', () => {
  it.each([
    ['江政办发（2024）7号', '江政办发（2024）7号'],
    ['江政办发﹝2024﹞7号', '江政办发﹝2024﹞7号'],
    ['江政办发〖2024〗7号', '江政办发〖2024〗7号'],
    ['江政办发 〔2024〕第 7 号', '江政办发〔2024〕第7号'],
  ])('stands in any brackets: %s', (line, docNumber) => {
    expect(metaOf(`江口县人民政府办公室关于印发江口县绿化行动方案的通知\n${line}\n`).docNumber).toBe(docNumber);
  });

  it('stands in brackets behind the headline', () => {
    expect(metaOf('江口县人民政府办公室关于印发《江口县绿化行动方案》的通知（江政办发〔2024〕7号）').docNumber).toBe('江政办发〔2024〕7号');
    expect(metaOf('江口县绿化行动方案（2024年修订）').docNumber).toBeNull();
  });

  it('is read from the fields of a page that are parted by tabs', () => {
    const front =
      '索引号\tAB/2024-1\t公开方式\t主动公开\n发布机构\t江口县人民政府办公室\t成文日期\t2024-03-05\n文号\t江政办发〔2024〕7号\t有效性\t有效\n江口县绿化行动方案';
    expect(metaOf(front)).toMatchObject({
      title: '江口县绿化行动方案',
      issuer: '江口县人民政府办公室',
      docNumber: '江政办发〔2024〕7号',
      issuedOn: '2024-03-05',
    });
  });
});

describe('a title', () => {
  it.each([
    ['江口县绿化行动方案\n（2024—2026年）（征求意见稿）', '江口县绿化行动方案（2024—2026年）（征求意见稿）'],
    ['《江口县绿化行动方案（2024—2026年）》\n（征求意见稿）', '《江口县绿化行动方案（2024—2026年）》'],
  ])('goes on with its years and what the text is: %s', (front, title) => {
    expect(metaOf(front)).toMatchObject({ title, status: 'draft', period: { start: '2024', end: '2026' } });
  });

  it.each(['关于公开征求《江口县绿化行动方案（征求意见稿）》意见的公告', '关于《江口县绿化行动方案（征求意见稿）》公开征求意见的公告'])(
    'is that of the draft on which opinions are asked: %s',
    (headline) => {
      const front = `${headline}\n为做好绿化工作，我局起草了方案，现公开征求意见。\n附件：江口县绿化行动方案（征求意见稿）\n江口县林业局\n2024年3月5日\n附件\n江口县绿化行动方案\n（征求意见稿）`;
      expect(metaOf(front)).toMatchObject({ title: '江口县绿化行动方案', status: 'draft', issuer: '江口县林业局', issuedOn: '2024-03-05' });
    },
  );

  it('is taken from single angles', () => {
    expect(metaOf('江口县人民政府办公室关于印发〈江口县绿化行动方案〉的通知').title).toBe('江口县绿化行动方案');
  });

  it.each(['附 件', '附　　件', '附件 1'])('stands below the mark of an appendix: %s', (mark) => {
    const letter =
      '江口县人民政府办公室关于印发江口县绿化行动方案的通知\n各乡镇人民政府：\n现将《江口县绿化行动方案》印发给你们，请认真组织实施。\n江口县人民政府办公室\n2024年3月5日\n';
    expect(metaOf(`${letter}${mark}\n江口县绿化行动方案`).title).toBe('江口县绿化行动方案');
  });

  it('is none of those that a letter lists', () => {
    const letter =
      '江口县人民政府办公室关于印发《江口县绿化行动方案》的通知\n各乡镇人民政府：\n现将《江口县绿化行动方案》印发给你们，请认真贯彻落实。\n附件：1.江口县绿化行动方案\n2.江口县苗木补助标准\n';
    expect(metaOf(`${letter}江口县绿化行动方案\n（2024—2026年）`).title).toBe('江口县绿化行动方案（2024—2026年）');
  });
});

describe('lines of a site before a document', () => {
  it.each([
    '首页 政务公开 政务服务 互动交流',
    '江口县人民政府门户网站',
    '信息公开目录',
    'A+ A- 打印本页',
    '江口县人民政府办公室文件',
    '首页 > 政务公开 > 政策文件',
  ])('are no title: %s', (line) => {
    expect(isFurniture(line, true)).toBe(true);
    expect(metaOf(`${line}\n江口县绿化行动方案`).title).toBe('江口县绿化行动方案');
  });

  it.each(['政务服务', '政策文件', '新闻中心'])('are words of a document inside it: %s', (line) => {
    expect(isFurniture(line)).toBe(false);
  });

  it.each(['政务公开工作方案', '关于规范性文件的决定'])('do not end like a title: %s', (line) => {
    expect(isFurniture(line, true)).toBe(false);
  });
});

it('the day of a meeting is not that of the issue', () => {
  const letter =
    '江口县人民政府办公室关于印发《江口县绿化行动方案》的通知\n各乡镇人民政府：\n《江口县绿化行动方案》已经2024年2月1日县政府常务会议审议通过，现印发给你们，请认真执行。\n';
  expect(metaOf(letter).issuedOn).toBeNull();
  expect(metaOf(`${letter}江口县人民政府办公室\n2024年3月5日\n江口县绿化行动方案`).issuedOn).toBe('2024-03-05');
});
