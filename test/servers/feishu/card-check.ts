/**
 * The platform's refusals of a card JSON 2.0, as far as they are documented; the test server answers 230099 with the inner code.
 * Sources: card-json-v2-structure, card-json-v2-breaking-changes-release-notes and the component pages of open.feishu.cn.
 */
export interface CardFault {
  readonly code: number;
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

const LAYOUT = 'tag element_id margin';
const SPACED = 'direction vertical_spacing horizontal_spacing vertical_align horizontal_align padding';
const FIELD = 'name required disabled label label_position placeholder width behaviors confirm hover_tips';

/** Properties each component knows; anything else is refused (200621). */
const PROPERTIES: Readonly<Record<string, string>> = {
  plain_text: 'tag content text_size text_color text_align lines i18n_content',
  lark_md: 'tag content text_size text_color text_align i18n_content',
  text_tag: 'tag element_id text color',
  standard_icon: 'tag token color size',
  custom_icon: 'tag img_key size',
  markdown: `${LAYOUT} content text_size text_align icon i18n_content`,
  div: `${LAYOUT} text fields icon width`,
  hr: LAYOUT,
  img: `${LAYOUT} img_key alt title mode scale_type preview size corner_radius transparent`,
  chart: `${LAYOUT} chart_spec aspect_ratio color_theme preview height`,
  table: `${LAYOUT} page_size row_height row_max_height freeze_first_column header_style columns rows`,
  column_set: `${LAYOUT} ${SPACED} columns flex_mode background_style action`,
  column: `${LAYOUT} ${SPACED} elements width weight background_style action`,
  collapsible_panel: `${LAYOUT} ${SPACED} expanded background_color header border elements`,
  interactive_container: `${LAYOUT} ${SPACED} width height background_style has_border border corner_radius behaviors hover_tips disabled elements`,
  form: `${LAYOUT} ${SPACED} name elements`,
  button: `${LAYOUT} ${FIELD} text type size icon disabled_tips form_action_type`,
  input: `${LAYOUT} ${FIELD} default_value input_type rows auto_resize max_rows max_length show_icon`,
  date_picker: `${LAYOUT} ${FIELD} initial_date`,
  select_static: `${LAYOUT} ${FIELD} options initial_option`,
};
const CONTAINERS = new Set(['column_set', 'column', 'collapsible_panel', 'interactive_container', 'form']);
const INTERACTIVE = new Set(['button', 'input', 'date_picker', 'select_static']);
const CARD_KEYS = new Set(['schema', 'config', 'card_link', 'header', 'body']);
const CONFIG_KEYS = new Set(
  'update_multi enable_forward enable_forward_interaction width_mode summary style streaming_mode locales'.split(' '),
);
const HEADER_KEYS = new Set('title subtitle text_tag_list template icon padding'.split(' '));
const PANEL_HEADER_KEYS = new Set(
  'title background_color vertical_align padding position width icon icon_position icon_expanded_angle'.split(' '),
);
const TEMPLATES = new Set('blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' '));
const ELEMENTS_MAX = 200;
const TABLES_MAX = 5;
const NESTING_MAX = 5;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const unknownKey = (value: Json, known: ReadonlySet<string>): string | undefined => Object.keys(value).find((key) => !known.has(key));

/** The first refusal, or null for a card that the platform takes. */
export const checkCard = (card: unknown): CardFault | null => {
  if (!isObject(card) || card.schema !== '2.0' || !isObject(card.body)) return { code: 200621, message: 'parse card json err' };
  const bad =
    unknownKey(card, CARD_KEYS) ??
    (isObject(card.config) ? unknownKey(card.config, CONFIG_KEYS) : undefined) ??
    (isObject(card.header) ? unknownKey(card.header, HEADER_KEYS) : undefined);
  if (bad !== undefined) return { code: 200621, message: `unknown property, property: ${bad}` };
  if (isObject(card.config) && card.config.update_multi === false) return { code: 200830, message: 'update_multi must be true' };
  if (isObject(card.header)) {
    if (!isObject(card.header.title)) return { code: 200621, message: 'header.title is required' };
    if (card.header.template !== undefined && !TEMPLATES.has(String(card.header.template)))
      return { code: 200621, message: 'header.template' };
    if (Array.isArray(card.header.text_tag_list) && card.header.text_tag_list.length > 3) return { code: 200621, message: 'text_tag_list' };
  }
  const seen = { elements: 0, tables: 0, ids: new Set<string>(), names: new Set<string>() };
  const fault = walk(card, [], seen);
  if (fault !== null) return fault;
  if (seen.tables > TABLES_MAX) return { code: 200914, message: 'table number over limit' };
  return seen.elements > ELEMENTS_MAX ? { code: 11310, message: 'card element exceeds the limit' } : null;
};

interface Seen {
  elements: number;
  tables: number;
  readonly ids: Set<string>;
  readonly names: Set<string>;
}

const walk = (node: unknown, path: readonly string[], seen: Seen): CardFault | null => {
  if (Array.isArray(node)) return first(node, (child) => walk(child, path, seen));
  if (!isObject(node)) return null;
  const tag = typeof node.tag === 'string' ? node.tag : null;
  if (tag === null) return first(Object.values(node), (child) => walk(child, path, seen));
  return checkComponent(tag, node, path, seen) ?? walkChildren(tag, node, path, seen);
};

const checkComponent = (tag: string, node: Json, path: readonly string[], seen: Seen): CardFault | null => {
  const at = `ErrPath: ROOT -> ${[...path, tag].join(' -> ')}`;
  if (tag === 'action' || tag === 'note') return { code: 200861, message: `unsupported tag ${tag} in schema V2; ${at}` };
  const known = PROPERTIES[tag];
  if (known === undefined) return { code: 200621, message: `unknown tag ${tag}; ${at}` };
  const bad = unknownKey(node, new Set(known.split(' ')));
  if (bad !== undefined) return { code: 200621, message: `unknown property, property: ${bad}; ${at}` };
  seen.elements += 1;
  if (path.filter((parent) => CONTAINERS.has(parent) && parent !== 'column').length >= NESTING_MAX)
    return { code: 200621, message: `nesting; ${at}` };
  if (typeof node.element_id === 'string') {
    if (!/^[A-Za-z]\w{0,19}$/u.test(node.element_id)) return { code: 300301, message: `element_id ${node.element_id}; ${at}` };
    if (seen.ids.has(node.element_id)) return { code: 300301, message: `duplicate element_id; ${at}` };
    seen.ids.add(node.element_id);
  }
  if ((tag === 'table' || tag === 'form') && path.length > 0)
    return { code: 200621, message: `type of element is not supported tag: ${tag}; ${at}` };
  if (tag === 'table') return checkTable(node, seen, at);
  if (tag === 'chart' && !isObject(node.chart_spec)) return { code: 200550, message: `chart spec; ${at}` };
  if (tag === 'markdown' && typeof node.content === 'string') return checkMarkdown(node.content, at);
  if (INTERACTIVE.has(tag)) return checkInteractive(tag, node, path, seen, at);
  return tag === 'collapsible_panel' ? checkPanel(node, at) : null;
};

const checkTable = (node: Json, seen: Seen, at: string): CardFault | null => {
  seen.tables += 1;
  const columns = Array.isArray(node.columns) ? node.columns.filter(isObject) : [];
  if (columns.length === 0 || columns.length > 50) return { code: 200915, message: `table columns; ${at}` };
  const pageSize = node.page_size ?? 5;
  if (typeof pageSize !== 'number' || pageSize < 1 || pageSize > 10) return { code: 200915, message: `table page_size; ${at}` };
  const names = new Set(columns.map((column) => String(column.name)));
  const rows = Array.isArray(node.rows) ? node.rows.filter(isObject) : [];
  return rows.some((row) => unknownKey(row, names) !== undefined) ? { code: 200915, message: `table row; ${at}` } : null;
};

const checkMarkdown = (content: string, at: string): CardFault | null => {
  const mention = /<at\s+id=['"]?([^'">\s]*)/u.exec(content);
  return mention !== null && !/^(all|ou_\w+)$/u.test(mention[1] ?? '') ? { code: 100290, message: `bad at id; ${at}` } : null;
};

const checkInteractive = (tag: string, node: Json, path: readonly string[], seen: Seen, at: string): CardFault | null => {
  const inForm = path.includes('form');
  if (inForm) {
    const name = typeof node.name === 'string' ? node.name : '';
    if (name === '' || seen.names.has(name)) return { code: 200530, message: `form child name ${name}; ${at}` };
    seen.names.add(name);
  } else if (node.form_action_type !== undefined || tag === 'input') return { code: 200530, message: `${tag} outside a form; ${at}` };
  if (tag !== 'button') return null;
  const text = isObject(node.text) ? String(node.text.content ?? '') : '';
  if (text === '' || text.length > 100) return { code: 200621, message: `button text; ${at}` };
  const behaviors = Array.isArray(node.behaviors) ? node.behaviors.filter(isObject) : [];
  const wrong = behaviors.some((one) => one.type === 'callback' && !isObject(one.value));
  return wrong ? { code: 200621, message: `callback value must be an object; ${at}` } : null;
};

const checkPanel = (node: Json, at: string): CardFault | null => {
  if (!isObject(node.header)) return { code: 200621, message: `panel header; ${at}` };
  const bad = unknownKey(node.header, PANEL_HEADER_KEYS);
  if (bad !== undefined) return { code: 200621, message: `unknown property, property: ${bad}; ${at}` };
  const padding = String(node.header.padding ?? '0px').split(' ').length;
  return padding === 1 || padding === 4 ? null : { code: 200621, message: `invalid panel header padding; ${at}` };
};

/** Chart specs and table rows hold data, not components. */
const walkChildren = (tag: string, node: Json, path: readonly string[], seen: Seen): CardFault | null =>
  first(
    Object.entries(node).filter(([key]) => key !== 'chart_spec' && key !== 'rows' && !(tag === 'table' && key === 'columns')),
    ([, child]) => walk(child, CONTAINERS.has(tag) ? [...path, tag] : path, seen),
  );

const first = <T>(items: readonly T[], find: (item: T) => CardFault | null): CardFault | null => {
  for (const item of items) {
    const fault = find(item);
    if (fault !== null) return fault;
  }
  return null;
};
