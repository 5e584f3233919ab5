import type { Marker } from './marker.js';
import { standardTitleEnd } from './split.js';

/** Longest title of a heading, in characters. */
const TITLE_MAX = 64;
const STOP = /[。!?:]/gu;
/** A heading without any stop in a longer line ends at a blank, when what stands before it is short and has no comma. */
const BLANK_MAX = 22;

/** A sentence that begins with the words of a standard title and stops sooner is itself the title (组织实施省…项目). */
const RUN_ON_MIN = 25;
/** Signs that hold a title together across a full stop. */
const PAIRS = [
  ['(', ')'],
  ['《', '》'],
  ['“', '”'],
] as const;

/** First stop that is not inside brackets or a quotation that closes later in the title, -1 when there is none. */
function firstStop(head: string): number {
  STOP.lastIndex = 0;
  for (let match = STOP.exec(head); match; match = STOP.exec(head)) {
    const before = head.slice(0, match.index);
    const inside = PAIRS.some(([open, close]) => {
      const at = before.lastIndexOf(open);
      return (
        at >= 0 && before.indexOf(close, at) < 0 && head.indexOf(close, match.index) >= 0 && !(open === '“' && before.indexOf('"', at) >= 0)
      );
    });
    if (!inside) return match.index;
  }
  return -1;
}

/** Offset at which the title after a marker ends (before its full stop), -1 when the text is an item without a title. */
export function titleEnd(view: string, marker: Marker, end: number): number {
  const start = marker.end;
  if (marker.form === 'report') return end;
  const head = view.slice(start, Math.min(end, start + TITLE_MAX + 1));
  const stop = firstStop(head);
  const standard = standardTitleEnd(view, start);
  if (
    standard > 0 &&
    end - standard > 20 &&
    (stop < 0 || stop - (standard - start) > RUN_ON_MIN || /[,;]/u.test(head.slice(0, stop))) &&
    !/^[。(:,、与和及]/u.test(view.slice(standard, standard + 1))
  )
    return standard;
  if (stop >= 0) return stop > 0 ? start + stop : -1;
  if (end - start <= TITLE_MAX) return end;
  const blank = head.search(/[ \n]/u);
  return blank >= 4 && blank <= BLANK_MAX && !/[,;]/u.test(head.slice(0, blank)) ? start + blank : -1;
}
