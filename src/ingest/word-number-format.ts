const DIGITS = '零一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Counting numeral up to 9999: 21 → 二十一, 105 → 一百零五. */
function counting(value: number, digits: string, tens: readonly string[], shortTen: boolean): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += digits[0];
    gap = false;
    text += (shortTen && text === '' && place === 1 && digit === 1 ? '' : digits[digit]) + (tens[place] ?? '');
  }
  return text || (digits[0] ?? '');
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

/** a … z, aa … zz as Word counts them. */
const letters = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
const offset = (value: number, first: number, count: number): string =>
  value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : String(value);

const PLAIN_UNITS = ['', '十', '百', '千'];
const LEGAL_UNITS = ['', '拾', '佰', '仟'];

/** A list number as Word prints it in the given ST_NumberFormat (ECMA-376 part 1, 17.18.59); unknown formats print figures. */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > 9999) return String(value);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counting(value, DIGITS, PLAIN_UNITS, true);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(value, LEGAL_DIGITS, LEGAL_UNITS, false);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return value === 0 ? '' : letters(value).toUpperCase();
    case 'lowerLetter':
      return value === 0 ? '' : letters(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return offset(value, 0x2460, 20);
    case 'decimalEnclosedParen':
      return offset(value, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return offset(value, 0x2488, 20);
    case 'ideographEnclosedCircle':
      return offset(value, 0x3280, 10);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    default:
      return String(value);
  }
}
