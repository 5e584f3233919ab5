import { type Block, plain, type Text, type Tone } from '../../render/reply.js';
import { bar } from '../../render/text.js';
import { chartHeight, chartSpec } from './chart.js';
import { BUTTON_MAX_CHARS, INPUT_MAX_CHARS, TABLE_MAX_COLUMNS, TABLE_MAX_PAGE } from './limits.js';
import { bold, colored, escapeMarkdown, markdownText } from './markdown.js';

/** A component of a card JSON 2.0. Unknown properties are refused by the platform, so every builder here writes documented ones only. */
export type Element = { readonly tag: string } & Readonly<Record<string, unknown>>;

/** How much a card shows: `rich` with columns, panels and charts; `plain` with one markdown component a block, for answers near the limits. */
export type Density = 'rich' | 'plain';

const COLOR: Readonly<Record<Tone, string>> = { neutral: 'blue', good: 'green', warning: 'orange', bad: 'red', quiet: 'grey' };
const BACKGROUND: Readonly<Record<Tone, string>> = {
  neutral: 'blue-50',
  good: 'green-50',
  warning: 'orange-50',
  bad: 'red-50',
  quiet: 'grey-50',
};

/** The named colour of a tone, for tags, text and headers. */
export const toneColor = (tone: Tone): string => COLOR[tone];

export const markdown = (content: string, size: 'normal' | 'notation' | 'heading' = 'normal'): Element => ({
  tag: 'markdown',
  content: content.trimStart(),
  ...(size === 'normal' ? {} : { text_size: size }),
});

export const plainText = (content: string): Element => ({ tag: 'plain_text', content });

/** A row of columns; each keeps its natural width unless it has a weight. */
export const columnSet = (columns: readonly Element[], flow: 'none' | 'flow' | 'stretch' = 'none'): Element => ({
  tag: 'column_set',
  flex_mode: flow,
  horizontal_spacing: '8px',
  columns,
});

export const column = (elements: readonly Element[], more: Readonly<Record<string, unknown>> = {}): Element => ({
  tag: 'column',
  width: 'auto',
  elements,
  ...more,
});
const wide = (elements: readonly Element[], more: Readonly<Record<string, unknown>> = {}): Element =>
  column(elements, { width: 'weighted', weight: 1, ...more });

const tag = (label: string, tone: Tone): string =>
  `<text_tag color='${COLOR[tone] === 'grey' ? 'neutral' : COLOR[tone]}'>${escapeMarkdown(label)}</text_tag>`;

/** Text of the parts that are not empty, one a line. */
const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('<br/>');

/** Components of one block. Forms are not here: they need the ids of their button. */
export function blockElements(block: Exclude<Block, { kind: 'form' }>, density: Density): readonly Element[] {
  switch (block.kind) {
    case 'line':
      return [markdown(markdownText(block.text))];
    case 'heading':
      return [markdown(bold(plain(block.text)), 'heading')];
    case 'item':
      return item(block, density);
    case 'facts':
      return [markdown(lines(...block.rows.map((row) => `${colored('grey', `${row.label}　`)}${markdownText(row.value)}`)))];
    case 'quote':
      return [quote(block, density)];
    case 'table':
      return [density === 'rich' ? table(block) : tableLines(block)];
    case 'chart':
      return density === 'rich' ? [chart(block), markdown(colored('grey', block.alt), 'notation')] : [markdown(escapeMarkdown(block.alt))];
    case 'note':
      return [note(block, density)];
    case 'divider':
      return [{ tag: 'hr' }];
  }
}

/** Title with the badge at the right edge, details below over the whole width: a phone has none to spare. */
function item(block: Extract<Block, { kind: 'item' }>, density: Density): readonly Element[] {
  const title = `${block.code === null ? '' : `${colored('blue', block.code)}　`}${bold(plain(block.title))}`;
  const badge = block.badge === null ? '' : tag(block.badge, block.tone);
  const progress = block.progress === null ? '' : progressLine(block.progress, block.tone);
  const details = lines(...block.details.map(markdownText), progress);
  if (density === 'plain' || badge === '') return [markdown(lines(`${title}${badge === '' ? '' : `　${badge}`}`, details))];
  const head = columnSet([wide([markdown(title)]), column([markdown(badge)], { vertical_align: 'top' })]);
  return details === '' ? [head] : [head, { ...markdown(details), margin: '-6px 0px 0px 0px' }];
}

const progressLine = ({ share, label }: { readonly share: number; readonly label: string }, tone: Tone): string => {
  const cells = bar(share);
  const full = cells.lastIndexOf('▇') + 1;
  return `${colored(COLOR[tone], cells.slice(0, full))}${colored('grey', cells.slice(full))} ${escapeMarkdown(label)}`;
};

function quote(block: Extract<Block, { kind: 'quote' }>, density: Density): Element {
  const runs: Text = block.marks.reduce<{ readonly runs: { text: string; style?: 'mark' }[]; readonly at: number }>(
    ({ runs: before, at }, mark) => ({
      runs: [...before, { text: block.text.slice(at, mark.start) }, { text: block.text.slice(mark.start, mark.end), style: 'mark' }],
      at: mark.end,
    }),
    { runs: [], at: 0 },
  ).runs;
  const end = block.marks.at(-1)?.end ?? 0;
  const content = `“${markdownText([...runs, { text: block.text.slice(end).trimEnd() }])}”`;
  if (density === 'plain') return markdown(lines(content, colored('grey', `——${block.place}`)));
  return {
    tag: 'collapsible_panel',
    expanded: !block.collapsed,
    background_color: 'grey-50',
    padding: '8px 12px 8px 12px',
    border: { color: 'grey', corner_radius: '5px' },
    header: {
      title: { tag: 'markdown', content: colored('grey', `原文　${block.place}`) },
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'right',
      icon_expanded_angle: -180,
      padding: '4px 8px 4px 8px',
    },
    elements: [markdown(content)],
  };
}

/** Cells are plain text: nothing in them is markup. */
function table(block: Extract<Block, { kind: 'table' }>): Element {
  const names = block.columns.slice(0, TABLE_MAX_COLUMNS).map((_, at) => `c${at}`);
  return {
    tag: 'table',
    page_size: Math.min(TABLE_MAX_PAGE, Math.max(1, block.rows.length)),
    row_height: 'auto',
    freeze_first_column: names.length > 2,
    header_style: { background_style: 'grey', bold: true, text_size: 'normal', lines: 1 },
    columns: names.map((name, at) => ({ name, display_name: block.columns[at] ?? '', data_type: 'text', width: 'auto' })),
    rows: block.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))),
  };
}

/** A table as lines, where a table component has no place: first cell bold, the others with their column. */
export const tableLines = (block: Extract<Block, { kind: 'table' }>): Element =>
  markdown(
    lines(
      ...block.rows.map(([first = '', ...rest]) => {
        const cells = rest.map((cell, at) => `${colored('grey', block.columns[at + 1] ?? '')} ${escapeMarkdown(cell)}`);
        return [bold(first), ...cells].join('　');
      }),
    ),
  );

const chart = (block: Extract<Block, { kind: 'chart' }>): Element => ({
  tag: 'chart',
  aspect_ratio: '4:3',
  height: chartHeight(block.chart),
  preview: true,
  chart_spec: chartSpec(block.chart),
});

function note(block: Extract<Block, { kind: 'note' }>, density: Density): Element {
  const sign = block.tone === 'bad' || block.tone === 'warning' ? '⚠ ' : '';
  const content = markdown(`${sign}${markdownText(block.text)}`);
  if (density === 'plain' || block.tone === 'neutral') return content;
  return columnSet([wide([content], { background_style: BACKGROUND[block.tone], padding: '8px 12px 8px 12px' })]);
}

/** A form with its submit button, which sends `callback` and the order of the fields. */
export const form = (block: Extract<Block, { kind: 'form' }>, callback: Readonly<Record<string, unknown>>, at: number): Element => ({
  tag: 'form',
  name: `form_${at}`,
  elements: [
    ...block.fields.flatMap((field) => formField(field, at)),
    {
      tag: 'button',
      name: `submit_${at}`,
      text: plainText(block.submit.slice(0, BUTTON_MAX_CHARS)),
      type: 'primary_filled',
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: { ...callback, fields: block.fields.map((field) => field.name) } }],
    },
  ],
});

type FormFieldBlock = Extract<Block, { kind: 'form' }>['fields'][number];

/** Names are unique in the card: the form's number is put in front. */
const formField = (field: FormFieldBlock, at: number): readonly Element[] => {
  const name = fieldName(at, field.name);
  if (field.kind === 'date') {
    const initial = /^\d{4}-\d{2}-\d{2}$/u.test(field.value) ? { initial_date: field.value } : {};
    return [
      markdown(colored('grey', field.label), 'notation'),
      {
        tag: 'date_picker',
        name,
        required: field.required,
        placeholder: plainText(field.label.slice(0, BUTTON_MAX_CHARS)),
        width: 'fill',
        ...initial,
      },
    ];
  }
  return [
    {
      tag: 'input',
      name,
      required: field.required,
      label: plainText(field.label),
      label_position: 'top',
      default_value: field.value.slice(0, INPUT_MAX_CHARS),
      max_length: INPUT_MAX_CHARS,
      width: 'fill',
    },
  ];
};

const fieldName = (at: number, name: string): string => `f${at}_${name}`;

/** The fields of a submitted form under their own names, in the form's order. */
export const fieldsOf = (values: Readonly<Record<string, unknown>>, order: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    order.map((name) => {
      const entry = Object.entries(values).find(([key]) => key.replace(/^f\d+_/u, '') === name);
      const value = typeof entry?.[1] === 'string' ? entry[1].trim() : '';
      // A date picker sends "2024-06-30 +0800".
      return [name, value.replace(/^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/u, '$1')];
    }),
  );
