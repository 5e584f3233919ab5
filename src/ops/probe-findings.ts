import { type Finding, fine, problem, warning } from './finding.js';
import { SKEW_MAX_MS } from './json-call.js';

type Name = 'telegram' | 'feishu';
const NAMES: Readonly<Record<Name, string>> = { telegram: 'Telegram ', feishu: '飞书' };

/** What the platform's clock says about ours; nothing when it does not tell. */
export function clockFindings(name: Name, skewMs: number | null): readonly Finding[] {
  if (skewMs === null) return [];
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return Math.abs(skewMs) <= SKEW_MAX_MS
    ? [fine(`${name}.clock`, '本机时间准确')]
    : [
        problem(
          `${name}.clock`,
          `本机时间${skewMs > 0 ? '慢' : '快'}了 ${seconds} 秒`,
          '打开时间同步：timedatectl set-ntp true（Windows：w32tm /resync）。',
        ),
      ];
}

/** Which of the `wanted` commands the platform's own menu lacks. */
export function menuFinding(name: Name, wanted: readonly string[], there: readonly string[]): Finding {
  const missing = wanted.filter((command) => !there.includes(command)).length;
  return missing === 0
    ? fine(`${name}.menu`, `${NAMES[name]}命令菜单已登记`)
    : warning(`${name}.menu`, `${NAMES[name]}命令菜单里少 ${missing} 条`, '运行 planbot setup --yes 登记；planbot 启动时也会自动登记。');
}
