import { describe, expect, it } from 'vitest';
import { readRhythm } from '../../src/digest/rhythm-words.js';

describe('the words of a rhythm', () => {
  it.each([
    ['周一 09:00', { cadence: 'weekly', day: 1, time: '09:00' }, ''],
    ['每周五17:30 杭州', { cadence: 'weekly', day: 5, time: '17:30' }, '杭州'],
    ['星期天 8点', { cadence: 'weekly', day: 7, time: '08:00' }, ''],
    ['每周一上午九点', { cadence: 'weekly', day: 1, time: '09:00' }, ''],
    ['礼拜三下午3点半', { cadence: 'weekly', day: 3, time: '15:30' }, ''],
    ['周四 十点一刻', { cadence: 'weekly', day: 4, time: '10:15' }, ''],
    ['双周一 9点', { cadence: 'biweekly', day: 1, time: '09:00' }, ''],
    ['每两周周五 17:30', { cadence: 'biweekly', day: 5, time: '17:30' }, ''],
    ['每两周的周五', { cadence: 'biweekly', day: 5 }, ''],
    ['隔周五', { cadence: 'biweekly', day: 5 }, ''],
    ['每隔一周的星期二 10:00', { cadence: 'biweekly', day: 2, time: '10:00' }, ''],
    ['每月5日 9:00 湖州', { cadence: 'monthly', day: 5, time: '09:00' }, '湖州'],
    ['每个月十五号', { cadence: 'monthly', day: 15 }, ''],
    ['月末 17:00', { cadence: 'last-working-day', day: 1, time: '17:00' }, ''],
    ['每月最后一个工作日', { cadence: 'last-working-day', day: 1 }, ''],
    ['提醒 30 7 1', { remindDays: [30, 7, 1] }, ''],
    ['提醒10天、3天', { remindDays: [10, 3] }, ''],
    ['提醒 关', { remindDays: [] }, ''],
    ['周一 09:00 提醒 5个工作日 市科技局', { cadence: 'weekly', day: 1, time: '09:00', remindDays: [5] }, '市科技局'],
  ])('%s', (text, rhythm, rest) => {
    expect(readRhythm(text)).toEqual({ rhythm, rest, fault: null });
  });

  it.each([
    ['周一 25:00', 'time'],
    ['周一 9:75', 'time'],
    ['每月31日', 'date'],
    ['每月0日 9:00', 'date'],
    ['每天 9:00', 'often'],
    ['每个工作日 9:00', 'often'],
    ['每季度', 'often'],
    ['提醒', 'remind'],
    ['提醒 0', 'remind'],
    ['提醒 1 2 3 4 5 6', 'remind'],
  ])('%s cannot be: %s', (text, kind) => {
    expect(readRhythm(text).fault?.kind).toBe(kind);
  });

  it.each(['周口市', '杭州 市科技局', '有变化才发', '周八', '一周年', '每周'])('takes nothing from %s', (text) => {
    expect(readRhythm(text)).toEqual({ rhythm: {}, rest: text, fault: null });
  });
});
