import { describe, expect, it } from 'vitest';
import { figures, targetsOf } from '../figures-of.js';

/** A bulletin on 2023 with one paragraph. Own sentences. */
const rows = (sentence: string): string[] => figures(`云川市2023年工作情况通报\n云川市人民政府办公室\n2024年2月5日\n${sentence}\n`);

describe('parts are named by the whole that is divided', () => {
  it.each<[string, string[]]>([
    [
      '全市共有水库320座，其中大型3座、中型12座，其余305座。',
      ['水库 320座 2023', '大型水库 3座 2023', '中型水库 12座 2023', '其余水库 305座 2023'],
    ],
    [
      '培育入库企业210家，其中新增规上35家、高新技术企业48家。',
      ['入库企业 210家 2023', '新增规上入库企业 35家 2023', '高新技术企业 48家 2023'],
    ],
    ['改造泵站96座，已完工70座，其余26座正在施工。', ['改造泵站 96座 2023', '完工泵站 70座 2023', '其余泵站 26座 2023']],
    ['建成充电站180座，其中高速服务区60座，其余120座。', ['充电站 180座 2023', '高速服务区 60座 2023', '其余充电站 120座 2023']],
    [
      '农民合作社达到1560家，同比增长4%，其中国家级28家、省级96家。',
      ['农民合作社 1560家 2023 同比4', '国家级农民合作社 28家 2023', '省级农民合作社 96家 2023'],
    ],
  ])('%s', (sentence, expected) => {
    expect(rows(sentence)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['发放补贴3200万元；其余120座。', ['发放补贴 3200万元 2023']],
    ['培训学员860人，大型12座。', ['培训学员 860人 2023', '大型 12座 2023']],
  ])('not by a figure of another unit or another part of the sentence: %s', (sentence, expected) => {
    expect(rows(sentence)).toEqual(expected);
  });
});

describe('a sum over the things that a sentence is about', () => {
  it.each<[string, string[]]>([
    [
      '全市特色民宿达到450家，年均增长9%，其中甲级20家，总产值突破12亿元。',
      ['特色民宿 450家 2023', '特色民宿年均增长 9% 2023', '甲级特色民宿 20家 2023', '特色民宿总产值 12亿元 2023'],
    ],
    [
      '物流园区共有24个，入驻企业860家，年货运量3200万吨。',
      ['物流园区 24个 2023', '入驻企业 860家 2023', '物流园区年货运量 3200万吨 2023'],
    ],
    ['新增就业5.2万人，总产值突破90亿元。', ['新增就业 5.2万人 2023', '总产值 90亿元 2023']],
  ])('%s', (sentence, expected) => {
    expect(rows(sentence)).toEqual(expected);
  });

  it('as a target too', () => {
    expect(targetsOf('到2025年，新开工项目达到36个，总投资120亿元。')).toEqual([
      '新开工项目 >= 36个 2025',
      '新开工项目总投资 = 120亿元 2025',
    ]);
  });
});
