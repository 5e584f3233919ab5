/** Draws a card JSON 2.0 as a small page of phone width, near enough to see what people see. Not used by the bot. */

type Json = Readonly<Record<string, unknown>>;

const escapeHtml = (text: unknown): string => String(text ?? '').replace(/[&<>"]/gu, (char) => `&#${char.charCodeAt(0)};`);
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const object = (value: unknown): Json => (value ?? {}) as Json;
const text = (value: unknown): string => escapeHtml(object(value).content);

/** The markdown our cards use: bold, font, text_tag, line breaks, entities. Anything else in angle brackets is shown in red. */
const markdown = (content: string): string =>
  content
    .replace(/<(?!br\/>|\/?font\b|\/?text_tag\b)[^>]*>?/gu, (tag) => `<mark>${escapeHtml(tag)}</mark>`)
    .replace(/<font color='(\w+)'>/gu, '<span class="$1">')
    .replace(/<text_tag color='(\w+)'>/gu, '<span class="tag $1">')
    .replace(/<\/(font|text_tag)>/gu, '</span>')
    .replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>');

function lineChart(spec: Json): string {
  const values = list(object(list(spec.data)[0]).values) as { date: string; value: number; label: string; series: string }[];
  const dates = list(spec.axes)[0]?.domain as string[];
  const top = Math.max(...values.map((value) => value.value)) * 1.15;
  const x = (date: string): number => 30 + (dates.indexOf(date) * 290) / Math.max(1, dates.length - 1);
  const y = (value: number): number => 190 - (value / top) * 160;
  const series = [...new Set(values.map((value) => value.series))].map((name, at) => {
    const own = values.filter((value) => value.series === name);
    const color = (spec.color as string[])[at === 0 && name === '实际' ? 0 : at];
    const dots = own.map(
      (p) =>
        `<circle cx="${x(p.date)}" cy="${y(p.value)}" r="3" fill="${color}"/><text x="${x(p.date)}" y="${y(p.value) - 6}">${p.label}</text>`,
    );
    return `<polyline fill="none" stroke="${color}" stroke-width="2" points="${own.map((p) => `${x(p.date)},${y(p.value)}`).join(' ')}"/>${dots.join('')}`;
  });
  const labels = dates.map((date) => `<text x="${x(date)}" y="206">${date}</text>`);
  return `<svg viewBox="0 0 345 215"><text x="172" y="14" class="t">${escapeHtml([object(spec.title).text, object(spec.title).subtext].filter(Boolean).join('　'))}</text>${series.join('')}${labels.join('')}</svg>`;
}

function barChart(spec: Json): string {
  const values = list(object(list(spec.data)[0]).values) as { label: string; count: number }[];
  const top = Math.max(...values.map((value) => value.count), 1);
  const rows = values.map((value, at) => {
    const y = 30 + at * 30;
    const width = (value.count / top) * 200;
    return `<text x="70" y="${y + 14}" class="l">${escapeHtml(value.label)}</text><rect x="78" y="${y}" width="${width}" height="20" fill="${(spec.color as string[])[at]}"/><text x="${86 + width}" y="${y + 14}">${value.count}</text>`;
  });
  return `<svg viewBox="0 0 345 ${40 + values.length * 30}"><text x="172" y="16" class="t">${escapeHtml(object(spec.title).text)}</text>${rows.join('')}</svg>`;
}

function table(node: Json): string {
  const columns = list(node.columns);
  const head = columns.map((column) => `<th>${escapeHtml(column.display_name)}</th>`).join('');
  const rows = list(node.rows).map(
    (row) => `<tr>${columns.map((column) => `<td>${escapeHtml(row[String(column.name)])}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table><tr>${head}</tr>${rows.join('')}</table></div>`;
}

function element(node: Json): string {
  switch (node.tag) {
    case 'markdown':
      return `<div class="md ${escapeHtml(node.text_size ?? 'normal')}" style="margin:${escapeHtml(node.margin ?? '0')}">${markdown(String(node.content))}</div>`;
    case 'hr':
      return '<hr/>';
    case 'column_set':
      return `<div class="set ${escapeHtml(node.flex_mode)}">${list(node.columns).map(element).join('')}</div>`;
    case 'column':
      return `<div class="col ${escapeHtml(node.width)} ${escapeHtml(node.background_style ?? '')}" style="padding:${escapeHtml(node.padding ?? '0')}">${list(node.elements).map(element).join('')}</div>`;
    case 'collapsible_panel':
      return `<details ${node.expanded === true ? 'open' : ''}><summary>${markdown(String(object(object(node.header).title).content))}</summary>${list(node.elements).map(element).join('')}</details>`;
    case 'button':
      return `<button class="${escapeHtml(node.type)} ${escapeHtml(node.width ?? '')}">${text(node.text)}</button>`;
    case 'table':
      return table(node);
    case 'chart':
      return object(node.chart_spec).type === 'line' ? lineChart(object(node.chart_spec)) : barChart(object(node.chart_spec));
    case 'form':
      return `<div class="form">${list(node.elements).map(element).join('')}</div>`;
    case 'input':
      return `<label>${text(node.label)}${node.required === true ? '<i>*</i>' : ''}<input value="${escapeHtml(node.default_value)}"/></label>`;
    case 'date_picker':
      return `<input value="${escapeHtml(node.initial_date ?? '')}" placeholder="${text(node.placeholder)}"/>`;
    default:
      return `<mark>${escapeHtml(node.tag)}</mark>`;
  }
}

const STYLE = `body{margin:0;background:#f2f3f5;font:14px/1.6 "Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:#1f2329}
.card{width:351px;margin:12px;background:#fff;border-radius:8px;overflow:hidden;border:1px solid #dee0e3}
header{padding:12px;font-weight:600;font-size:16px;line-height:1.4}header small{display:block;font-weight:400;font-size:14px}
header.blue{background:#e1eaff;color:#1c4cba}header.green{background:#d9f5d6;color:#186010}header.orange{background:#feead2;color:#8f4f04}header.red{background:#fde2e2;color:#a61b1b}header.grey{background:#eff0f1;color:#51565d}
header .page{font-size:12px;background:#0001;border-radius:4px;padding:0 6px;margin-left:6px;font-weight:400}
main{padding:12px;display:flex;flex-direction:column;gap:8px}.notation{font-size:12px}.heading{font-size:16px}
.set{display:flex;gap:8px}.set.flow{flex-wrap:wrap}.col.weighted{flex:1;min-width:0}.col.auto{flex:none}
.grey{color:#8f959e}.blue{color:#245bdb}.green{color:#2ea121}.orange{color:#de7802}.red{color:#d83931}
.tag{font-size:12px;border-radius:4px;padding:1px 6px;background:#eff0f1}.tag.green{background:#d9f5d6}.tag.orange{background:#feead2}.tag.red{background:#fde2e2}.tag.blue{background:#e1eaff}
.orange-50{background:#fff5eb;border-radius:6px}.red-50{background:#fef1f1;border-radius:6px}.grey-50{background:#f5f6f7;border-radius:6px}.green-50{background:#f0fbef;border-radius:6px}
details{background:#f5f6f7;border:1px solid #dee0e3;border-radius:5px;padding:4px 8px}summary{font-size:14px}
button{font:inherit;align-self:flex-start;background:#fff;border:1px solid #d0d3d6;border-radius:6px;padding:6px 12px}button.fill{width:100%}button.primary_filled{background:#3370ff;color:#fff;border-color:#3370ff}button.danger{color:#d83931;border-color:#d83931}
hr{border:0;border-top:1px solid #dee0e3;width:100%}table{border-collapse:collapse;white-space:nowrap}th,td{border:1px solid #dee0e3;padding:4px 8px;text-align:left}th{background:#f5f6f7}.scroll{overflow-x:auto}
.form{display:flex;flex-direction:column;gap:8px}input{font:inherit;width:100%;box-sizing:border-box;padding:6px;border:1px solid #d0d3d6;border-radius:6px}label i{color:#d83931}
svg text{font-size:10px;text-anchor:middle;fill:#646a73}svg text.t{font-size:12px;fill:#1f2329}svg text.l{text-anchor:end}mark{background:#f00;color:#fff}`;

/** A whole page with one card. */
export function drawCard(card: unknown): string {
  const { header, body } = card as { header?: Json; body: Json };
  const page = list(header?.text_tag_list)
    .map((tag) => `<span class="page">${text(tag.text)}</span>`)
    .join('');
  const head =
    header === undefined
      ? ''
      : `<header class="${escapeHtml(header.template)}">${text(header.title)}${page}${header.subtitle === undefined ? '' : `<small>${text(header.subtitle)}</small>`}</header>`;
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=375"><style>${STYLE}</style><body><div class="card">${head}<main>${list(body.elements).map(element).join('\n')}</main></div></body></html>\n`;
}
