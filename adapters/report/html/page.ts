import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from './markup.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const scriptHash = createHash('sha256').update(script).digest('base64');

/**
 * Nothing may be loaded from anywhere, and no script may run but ours, known by its hash:
 * a name in the data that got past the escaping would still be inert.
 */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'`;

export type Page = {
  readonly title: string;
  /** The first screen: the answer. */
  readonly head: Markup;
  readonly body: Markup;
};

/** A whole page in one file, without network, the same bytes for the same content. */
export function pageOf(page: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<style>${trusted(style)}</style>
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
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}
