import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from './markup.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/**
 * Nothing may be loaded from anywhere, and no script may run but ours, known by its hash:
 * a name in the data that got past the escaping would still be inert.
 */
function policy(code: string): string {
  const hash = createHash('sha256').update(code).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

export type Page = {
  readonly title: string;
  /** The first screen: the answer. */
  readonly head: Markup;
  readonly body: Markup;
  /** Style of this kind of page alone, after that of every page. Ours, never data. */
  readonly style?: string;
  /** In place of the script for tables. Ours, never data: data is read from the page. */
  readonly script?: string;
};

/** A whole page in one file, without network, the same bytes for the same content. */
export function pageOf(page: Page): string {
  const code = page.script ?? script;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(code)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<style>${trusted(style)}${trusted(page.style ?? '')}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${page.head}
</header>
<main id="content">
${page.body}
</main>
<footer><p class="quiet">Made by Bearing. Everything here is in this file; it loads nothing.</p></footer>
<script>${trusted(code)}</script>
</body>
</html>
`.markup;
}
