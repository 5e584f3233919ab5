import { DRAFT_NOTE, kindOfTitle } from '../lexicon/document-types.js';
import { NUMBER_LINE, SIGNER_END, SIGNER_LINE } from '../lexicon/letter.js';
import { fieldsOf, type PageFieldKind } from '../lexicon/page-fields.js';
import { leadingRegion, namedRegion } from '../lexicon/regions.js';
import { isTraditional, simplified } from '../lexicon/traditional.js';
import type { Block, ParseState, Pass } from '../state.js';
import { sameLengthView, withoutRadicals } from '../view.js';
import { officeRegion, statedRegion, usualRegion } from './home-region.js';
import { periodOf } from './period.js';

const TAIL = 700;
const FRONT = 600;
/** Blocks before the first heading that may be the front of a page. */
const FRONT_BLOCKS = 120;
const NUMBER = /[\u4e00-\u9fff]{1,12} ?\[\d{4}\] ?(?:第)? ?\d{1,5} ?号/u;
const ATTACHED = /附件:? ?([\u4e00-\u9fff]{2,10}\[\d{4}\] ?\d{1,5} ?号)(?=关于)/u;
const IN_FORCE_FROM = /自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|执行)/u;
const DAY = /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/u;
/** A day as feeds print it: Tue, 12 Apr 2022 02:27:27 GMT. */
const FEED_DAY = /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})/u;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const CN_DAY = /([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/u;
const ISSUER_END = `${SIGNER_END}|市委|省委|区委|县委|中央`;
const HEADLINE_ISSUER = new RegExp(
  `^((?:.{2,40}?(?:${ISSUER_END})(?:等\\d+部门)?)(?:[、 ].{2,20}?(?:${ISSUER_END})){0,8}) ?(?:关于|印发|转发)`,
  'u',
);
const REPORTED_ISSUER = new RegExp(
  `(?:近日|日前|最近),?([^,。\\n]{2,50}?(?:${SIGNER_END}|市委|省委|区委|县委|中央))(?:联合)?(?:印发|发布|出台|公布)了?(?:关于)?《`,
  'u',
);
const END_OF_NAME = new RegExp(`(?:${ISSUER_END})$`, 'u');
/** The month alone under the name of who issues: 2021年5月. */
const MONTH_LINE = /^\d{4} ?年 ?\d{1,2} ?月$/u;
/** 某省人民政府令第6号, perhaps with its day. */
const DECREE = /(?:^|[\n(])([一-龥]{2,16}?)令 ?第 ?\d{1,4} ?号(?:[ ,]*(\d{4}年\d{1,2}月\d{1,2}日))?/u;
const PUBLISHER = new RegExp(`(?:${SIGNER_END})$`, 'u');

/** Words with which news and records of press conferences open. */
const NEWS_FRONT =
  /本报讯|(?:日报|晚报|通讯社|网)讯|记者[^。\n]{0,30}(?:获悉|了解到)|召开新闻(?:发布|通气)会|主持人(?:[(（][^)）]{0,40}[)）])?:|各位记者|新闻界的朋友/u;

/** Subtitle of a work report: ——2025年1月9日在某市第九届人民代表大会第五次会议上. */
const SESSION = /\n[—\s(-]*(\S{4} ?年 ?\S{1,3} ?月 ?\S{1,3} ?日)在([一-龥]{2,24}?)第[一二三四五六七八九十]{1,3}[届次]/u;

const pad = (part: string): string => part.padStart(2, '0');
const CN = '〇一二三四五六七八九';

function chineseNumber(text: string): number {
  if (!text.includes('十')) return Number([...text].map((char) => CN.indexOf(char.replace(/[○零]/u, '〇'))).join(''));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : CN.indexOf(tens)) * 10 + (ones === '' ? 0 : CN.indexOf(ones));
}

/** First calendar day in a text as YYYY-MM-DD, from Arabic or Chinese numerals; null when there is none or it is no day. */
export function dayIn(view: string): string | null {
  const match = DAY.exec(view);
  const cn = match ? null : CN_DAY.exec(view);
  const feed = match || cn ? null : FEED_DAY.exec(view);
  const [year, month, day] = match
    ? [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]]
    : cn
      ? [cn[1], cn[2], cn[3]].map((part) => String(chineseNumber(part ?? '')))
      : feed
        ? [feed[3], String(MONTHS.indexOf(feed[2] ?? '') / 3 + 1), feed[1]]
        : [];
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Facts of the document that its front and its signature print. */
class MetaReader {
  private readonly asides: { view: string; text: string; kind: Block['kind'] }[];
  private readonly tail: { view: string; text: string }[];

  constructor(private readonly state: ParseState) {
    const read = (block: Block): { view: string; text: string; kind: Block['kind'] } => ({
      view: state.view.slice(block.start, block.end).trim(),
      text: withoutRadicals(state.text.slice(block.start, block.end)).trim(),
      kind: block.kind,
    });
    const bodyAt = state.blocks.findIndex((block) => block.kind === 'heading');
    const front = state.blocks
      .slice(0, bodyAt < 0 ? 40 : Math.min(bodyAt, FRONT_BLOCKS))
      .filter((block) => ['notice', 'furniture', 'title'].includes(block.kind));
    this.asides = front.map(read);
    this.tail = state.blocks
      .filter((block) => block.kind !== 'table-row' && block.end - block.start < 90)
      .slice(-14)
      .map(read);
  }

  /** Values of the fields that web pages print before the document, in order: on the same line, or on the next. */
  private fieldsOfKind(kind: PageFieldKind): { view: string; text: string }[] {
    return this.asides.flatMap((line, at) => {
      if (line.kind === 'title') return [];
      return fieldsOf(line.view).flatMap((field) => {
        if (field.kind !== kind) return [];
        const own = { view: line.view.slice(field.from, field.to).trim(), text: line.text.slice(field.from, field.to).trim() };
        const next = this.asides[at + 1];
        const value = own.view === '' && next && fieldsOf(next.view).length === 0 ? next : own;
        return value.view === '' ? [] : [value];
      });
    });
  }

  docNumber(): string | null {
    for (const { view, text } of this.asides) {
      const number = NUMBER_LINE.exec(view)?.[1];
      if (number !== undefined) return text.slice(view.indexOf(number)).slice(0, number.length).replace(/\s/gu, '');
    }
    return this.fieldNumber() ?? this.attachedNumber() ?? this.decree()?.number ?? null;
  }

  /** Number, issuer and day of a decree. */
  private decree(): { readonly number: string; readonly issuer: string; readonly day: string | null } | null {
    const match = DECREE.exec(this.state.view.slice(0, FRONT));
    const issuer = match?.[1];
    if (!match || issuer === undefined || !PUBLISHER.test(issuer)) return null;
    const number = /[一-龥]+令 ?第 ?\d{1,4} ?号/u.exec(match[0])?.[0] ?? '';
    return { number: number.replaceAll(' ', ''), issuer, day: dayIn(match[2] ?? '') };
  }

  /** Number in a field of a web page: 发文字号：…. */
  private fieldNumber(): string | null {
    for (const { view, text } of this.fieldsOfKind('number')) {
      const number = NUMBER.exec(view);
      if (number) return text.slice(number.index, number.index + number[0].length).replace(/\s/gu, '');
    }
    return null;
  }

  /** Number that the link to the printed notice repeats before the headline: 相关附件：…〔2022〕8号关于印发…. */
  private attachedNumber(): string | null {
    const { view, text } = this.state;
    const from = Math.max(0, view.length - TAIL);
    const match = ATTACHED.exec(view.slice(from));
    const number = match?.[1];
    if (!match || number === undefined) return null;
    const at = from + match.index + match[0].indexOf(number);
    return text.slice(at, at + number.length).replace(/\s/gu, '');
  }

  /** Who signs: the lines before the date of the letter, else at the end, else whom the headline names. */
  issuer(): string | null {
    const field = this.fieldsOfKind('issuer')[0];
    if (field) return field.text;
    return (
      this.signer(this.asides.filter(({ kind }) => kind === 'notice')) ??
      this.signer(this.tail) ??
      this.headlineIssuer() ??
      this.reportedIssuer() ??
      this.decree()?.issuer ??
      this.publisher()
    );
  }

  private signer(lines: readonly { view: string; text: string }[]): string | null {
    for (let at = lines.length - 1; at > 0; at--) {
      const { view = '' } = lines[at] ?? {};
      if (view.length > 34 || (!dayIn(view) && !MONTH_LINE.test(view))) continue;
      const names: string[] = [];
      for (let above = at - 1; above >= 0 && SIGNER_LINE.test(lines[above]?.view ?? ''); above--) names.unshift(lines[above]?.text ?? '');
      const signed = names.flatMap((name) => signersIn(name.replace(/[（(](?:代章|章)[)）]$/u, '')));
      if (signed.length > 0) return joinNames(signed);
    }
    return null;
  }

  /** Who issued what a report announces: 近日，中共某市委办公厅、某市人民政府办公厅印发了《…》. */
  private reportedIssuer(): string | null {
    const match = REPORTED_ISSUER.exec(this.state.view.slice(0, FRONT));
    const name = match?.[1];
    return match && name !== undefined ? this.state.text.slice(match.index + match[0].indexOf(name)).slice(0, name.length) : null;
  }

  /** Who publishes, where nothing else names the issuer: the full name of a government or an office. */
  private publisher(): string | null {
    return this.fieldsOfKind('publisher').find(({ view }) => PUBLISHER.test(view) && leadingRegion(view) !== null)?.text ?? null;
  }

  private headlineIssuer(): string | null {
    const headline = this.asides
      .filter(({ kind }) => kind === 'title')
      .map(({ text }) => text)
      .join('');
    const named = HEADLINE_ISSUER.exec(headline.replace(/\n/gu, ''))?.[1]?.trim();
    return named === undefined ? null : signersIn(named).join('、');
  }

  issuedOn(): string | null {
    const day = this.fieldDay('made') ?? this.decree()?.day;
    if (day) return day;
    const isDate = ({ view }: { view: string }): boolean =>
      view.length < 34 && dayIn(view) !== null && !/^(?:发布|索引|来源|访问)/u.test(view);
    const letter = this.asides.findLast((line) => line.kind === 'notice' && isDate(line));
    if (letter) return dayIn(letter.view);
    const signed = this.tail.findLast(
      (line, at) => isDate(line) && (SIGNER_LINE.test(this.tail[at - 1]?.view ?? '') || /^\d{4}年/u.test(line.view)),
    );
    if (signed) return dayIn(signed.view);
    const session = this.session();
    if (session) return dayIn(session.day);
    const published = this.fieldDay('published');
    if (published) return published;
    const shown = this.asides.map(({ view }) => (view.length < 90 ? dayIn(view) : null)).find((found) => found !== null);
    return shown ?? (this.draft() ? null : dayIn(IN_FORCE_FROM.exec(this.state.view.slice(-TAIL))?.[1] ?? ''));
  }

  private fieldDay(kind: PageFieldKind): string | null {
    return (
      this.fieldsOfKind(kind)
        .map(({ view }) => dayIn(view))
        .find((day) => day !== null) ?? null
    );
  }

  /** Whether title or front call the document a draft 征求意见稿. */
  draft(title = this.state.meta.title): boolean {
    const head = this.asides.filter(({ kind }) => kind !== 'furniture');
    return head.some(({ view }) => DRAFT_NOTE.test(view) && view.length < 120) || DRAFT_NOTE.test(sameLengthView(title));
  }

  region(title: string, issuer: string | null): string | null {
    const bare = title
      .replace(/^[（(][^()（）]{1,10}[)）](?=.)/u, '')
      .replace(/^(?:19|20)\d\d年度?/u, '')
      .replace(/^(?:关于|印发|推进|加快)+/u, '')
      .replace(/^[《“"]/u, '');
    return (
      leadingRegion(bare) ??
      (issuer === null ? null : leadingRegion(issuer)) ??
      namedRegion(title) ??
      (issuer === null ? null : namedRegion(issuer)) ??
      this.headlineRegion() ??
      leadingRegion(`${this.session()?.place ?? ''}第`) ??
      statedRegion(this.state.view) ??
      this.sourceRegion() ??
      officeRegion(this.state.view) ??
      usualRegion(this.state.view)
    );
  }

  /** Place of the office that put the page up: 信息来源: 丽水市政府. */
  private sourceRegion(): string | null {
    const sources = [...this.fieldsOfKind('source'), ...this.fieldsOfKind('publisher')];
    return sources.map(({ view }) => leadingRegion(view)).find((region) => region !== null) ?? null;
  }

  private session(): { readonly day: string; readonly place: string } | null {
    const match = SESSION.exec(this.state.view.slice(0, FRONT));
    return match && { day: match[1] ?? '', place: match[2] ?? '' };
  }

  private headlineRegion(): string | null {
    const headline = this.asides.find(({ kind }) => kind === 'title')?.text;
    return headline === undefined ? null : leadingRegion(headline);
  }
}

/** Shortest name of a signer. */
const SIGNER_MIN = 3;

/** Signers that stand in one line, parted by blanks; a blank inside a name or between spaced-out characters parts nothing. */
function signersIn(line: string): string[] {
  const names: string[] = [];
  for (const piece of line.split(/\s+/u).filter(Boolean)) {
    const last = names.at(-1);
    const whole =
      last === undefined || (END_OF_NAME.test(last) && last.length >= SIGNER_MIN && piece.length >= SIGNER_MIN && !/^[（(]/u.test(piece));
    if (whole) names.push(piece);
    else
      names[names.length - 1] =
        /[\u4e00-\u9fff]$/u.test(last) && piece.length > 1 && !/^[（(]/u.test(piece) ? `${last} ${piece}` : last + piece;
  }
  return names;
}

/** Signers in one line; a body and its second name in brackets are one. */
function joinNames(names: readonly string[]): string {
  return names.reduce((all, name) => (all === '' || /^[（(]/u.test(name) ? all + name : `${all}、${name}`), '');
}

/** Reads region, issuer, number, status, date, kind and period of the document. */
export const metaPass: Pass = {
  name: 'meta',
  reason: 'After the blocks, which found the title and the letter; before the figures, which take region and period from here.',
  run(state) {
    const { meta } = state;
    const reader = new MetaReader(state);
    const title = isTraditional(state.text) ? simplified(meta.title) : meta.title;
    meta.docNumber = reader.docNumber();
    meta.issuer = reader.issuer();
    meta.issuedOn = reader.issuedOn();
    meta.region = meta.region ?? reader.region(title, meta.issuer);
    const front = state.view.slice(0, FRONT);
    meta.status = reader.draft(title) ? 'draft' : 'issued';
    const isNews =
      NEWS_FRONT.test(front) ||
      (meta.title !== '' &&
        (!/现?印发|通知/u.test(front) ||
          !state.blocks.some(({ kind, level, number }) => kind === 'heading' && level === 1 && number !== '')));
    meta.kind = kindOfTitle(sameLengthView(title)) ?? (isNews ? 'report' : 'guideline');
    meta.period = meta.kind === 'report' ? null : periodOf(title, state, meta.issuedOn);
  },
};
