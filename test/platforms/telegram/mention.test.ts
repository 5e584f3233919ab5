import { expect, it } from 'vitest';
import { readCall } from '../../../src/platforms/telegram/mention.js';

const BOT = 'PlanTest_bot';

it.each<[string, string, boolean]>([
  ['/targets 杭州', '/targets 杭州', false],
  ['/targets@PlanTest_bot 杭州', '/targets 杭州', true],
  ['/targets@plantest_BOT 杭州', '/targets 杭州', true],
  ['／指标＠PlanTest_bot　杭州', '／指标 杭州', true],
  ['/指标@PlanTest_bot 杭州', '/指标 杭州', true],
  ['/help@PlanTest_bot', '/help', true],
  ['@PlanTest_bot /targets 杭州', '/targets 杭州', true],
  ['@PlanTest_bot /targets@PlanTest_bot 杭州', '/targets 杭州', true],
  ['@PlanTest_bot，杭州的目标', '杭州的目标', true],
  ['＠plantest_bot：杭州', '杭州', true],
  ['杭州的目标 @PlanTest_bot', '杭州的目标', true],
  ['请@PlanTest_bot 看看杭州', '请 看看杭州', true],
  ['第一行\n@PlanTest_bot 第二行', '第一行\n 第二行', true],
  ['问问 @PlanTest_bot2 吧', '问问 @PlanTest_bot2 吧', false],
  ['mail@PlanTest_bot', 'mail@PlanTest_bot', false],
  ['@someone 杭州', '@someone 杭州', false],
  ['，开头的逗号', '，开头的逗号', false],
  ['  /help  ', '/help', false],
])('%s → %s (%s)', (raw, text, mentioned) => {
  expect(readCall(raw, BOT)).toEqual({ text, mentioned, forOther: false });
});

it.each(['/help@other_bot', '／指标＠other_bot 杭州', '/help@PlanTest_bot2'])('%s is for another bot', (raw) => {
  expect(readCall(raw, BOT).forOther).toBe(true);
});
