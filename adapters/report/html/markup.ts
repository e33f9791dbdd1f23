/** Markup that may stand in a page as it is. Everything else is text and gets escaped. */
export type Markup = { readonly markup: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that a browser only shows, in an element or a quoted attribute. */
export function escaped(text: string): string {
  // A control character is not allowed in HTML at all; a replacement sign shows that there was one.
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
}

/** Markup made elsewhere by us, such as a picture. Never for data. */
export function trusted(markup: string): Markup {
  return { markup };
}

type Part = string | number | Markup | null | readonly Markup[];

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('markup' in part) return part.markup;
  return part.map((each) => each.markup).join('');
}

/** Template tag: the template is markup, every value in it is text unless it is markup itself. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: template }, ...parts.map(written)) };
}
