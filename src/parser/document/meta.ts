import { DRAFT_NOTE } from '../lexicon/document-types.js';
import { DOC_NUMBER, NUMBER_LINE, SIGNER_LINE } from '../lexicon/letter.js';
import { fieldsOf, type PageFieldKind } from '../lexicon/page-fields.js';
import { isTraditional, simplified } from '../lexicon/traditional.js';
import { leadingRegion } from '../lexicon/written-place.js';
import { type Front, homeRegion } from '../places/home-region.js';
import type { Block, ParseState, Pass } from '../state.js';
import { sameLengthView, shownName } from '../view.js';
import { dayIn } from './day.js';
import { headlineIssuer, isIssuer, reportedIssuer, signerOf } from './issuer.js';
import { kindOf } from './kind.js';
import { periodOf } from './period.js';

const TAIL = 700;
const FRONT = 600;
/** Blocks before the first heading that may be the front of a page. */
const FRONT_BLOCKS = 120;
const NUMBER = new RegExp(DOC_NUMBER, 'u');
const TITLED_NUMBER = new RegExp(`\\((${DOC_NUMBER})\\)[ *]*$`, 'u');
const ATTACHED = /附件:? ?([\u4e00-\u9fff]{2,10}\[\d{4}\] ?\d{1,5} ?号)(?=关于)/u;
const IN_FORCE_FROM = /自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|执行)/u;
/** 某省人民政府令第6号, perhaps with its day. */
const DECREE = /(?:^|[\n(])([一-龥]{2,16}?)令 ?第 ?\d{1,4} ?号(?:[ ,]*(\d{4}年\d{1,2}月\d{1,2}日))?/u;
/** Subtitle of a work report: ——2025年1月9日在某市第九届人民代表大会第五次会议上. */
const SESSION = /\n[—\s(-]*(\S{4} ?年 ?\S{1,3} ?月 ?\S{1,3} ?日)在([一-龥]{2,24}?)第[一二三四五六七八九十]{1,3}[届次]/u;

/** A letter tells the day of the meeting that passed the document, not that of its issue: 已经2023年5月10日市政府常务会议审议通过. */
const PASSED = /会议|审议|通过/u;
/** Marks of Markdown around a line, which are no part of what it says: # 某市水务局关于…, **某市…**. */
const MARKS = /^[#*\s]+|[*\s]+$/gu;

/** Facts of the document that its front and its signature print. */
class MetaReader {
  private readonly asides: { view: string; text: string; kind: Block['kind'] }[];
  private readonly tail: { view: string; text: string }[];

  constructor(private readonly state: ParseState) {
    const read = (block: Block): { view: string; text: string; kind: Block['kind'] } => ({
      view: state.view.slice(block.start, block.end).trim(),
      text: shownName(state.text.slice(block.start, block.end)).trim(),
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
    return this.titledNumber() ?? this.fieldNumber() ?? this.attachedNumber() ?? this.decree()?.number ?? null;
  }

  /** Number in brackets behind the headline: …的通知（某政办发〔2023〕15号）. */
  private titledNumber(): string | null {
    for (const { view, text, kind } of this.asides) {
      const number = kind === 'title' ? TITLED_NUMBER.exec(view) : null;
      if (number) return text.slice(number.index + 1, number.index + 1 + (number[1] ?? '').length).replace(/\s/gu, '');
    }
    return null;
  }

  /** Number, issuer and day of a decree. */
  private decree(): { readonly number: string; readonly issuer: string; readonly day: string | null } | null {
    const match = DECREE.exec(this.state.view.slice(0, FRONT));
    const issuer = match?.[1];
    if (!match || issuer === undefined || !isIssuer(issuer)) return null;
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
      signerOf(this.asides.filter(({ kind }) => kind === 'notice')) ??
      signerOf(this.tail) ??
      headlineIssuer(this.headline()) ??
      reportedIssuer(this.state) ??
      this.decree()?.issuer ??
      this.publisher()
    );
  }

  /** Who publishes, where nothing else names the issuer: the full name of a government or an office. */
  private publisher(): string | null {
    return this.fieldsOfKind('publisher').find(({ view }) => isIssuer(view) && leadingRegion(view) !== null)?.text ?? null;
  }

  private headline(): string {
    return this.asides
      .filter(({ kind }) => kind === 'title')
      .map(({ text }) => text.replace(MARKS, ''))
      .join('');
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
    const shown = this.asides
      .map(({ view }) => (view.length < 90 && !PASSED.test(view) ? dayIn(view) : null))
      .find((found) => found !== null);
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

  /** What the front tells of the region. */
  front(title: string, issuer: string | null): Front {
    return {
      title,
      headline: this.asides.find(({ kind }) => kind === 'title')?.text.replace(MARKS, '') ?? '',
      issuer,
      session: this.session()?.place ?? null,
      sources: [...this.fieldsOfKind('source'), ...this.fieldsOfKind('publisher')].map(({ view }) => view),
      view: this.state.view,
    };
  }

  private session(): { readonly day: string; readonly place: string } | null {
    const match = SESSION.exec(this.state.view.slice(0, FRONT));
    return match && { day: match[1] ?? '', place: match[2] ?? '' };
  }
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
    meta.region = meta.region ?? homeRegion(reader.front(title, meta.issuer));
    meta.status = reader.draft(title) ? 'draft' : 'issued';
    meta.kind = kindOf(state, title);
    meta.period = meta.kind === 'report' ? null : periodOf(title, state, meta.issuedOn);
  },
};
