import { type PlotOptions, plot } from '@observablehq/plot';
// The bundled build of the same library: one file to load, a quarter of the time.
import { parseHTML } from 'linkedom/worker';
import { fontStack, ink } from './ink.ts';

export type Picture = {
  /** Unique in its page; the ids inside the picture start with it. */
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see the picture should know. */
  readonly description: string;
  readonly options: PlotOptions;
  /** Hatched fill for `url(#<id>-hatch)`. */
  readonly hatched?: boolean;
};

type Element = {
  outerHTML: string;
  textContent: string;
  setAttribute: (name: string, value: string) => void;
  append: (...nodes: Element[]) => void;
  prepend: (...nodes: Element[]) => void;
  remove: () => void;
  querySelector: (selector: string) => Element | null;
};

/** A plot as SVG text: named, described, with text as text, and the same bytes for the same picture. */
export function svgOf(picture: Picture): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const make = (name: string): Element => document.createElementNS('http://www.w3.org/2000/svg', name);
  const svg = plot({ ...picture.options, document }) as unknown as Element;
  // Plot's own style sheet is for a page of its own; ours sizes and colours every picture alike.
  svg.querySelector('style')?.remove();
  named(svg, picture, make);
  if (picture.hatched === true) svg.prepend(hatch(`${picture.id}-hatch`, make));
  return svg.outerHTML;
}

function named(svg: Element, picture: Picture, make: (name: string) => Element): void {
  const title = make('title');
  title.setAttribute('id', `${picture.id}-title`);
  title.textContent = picture.title;
  const description = make('desc');
  description.setAttribute('id', `${picture.id}-desc`);
  description.textContent = picture.description;
  svg.prepend(title, description);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${picture.id}-title`);
  svg.setAttribute('aria-describedby', `${picture.id}-desc`);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', fontStack);
  svg.setAttribute('font-size', '12');
  svg.setAttribute('class', 'chart');
}

function hatch(id: string, make: (name: string) => Element): Element {
  const pattern = make('pattern');
  for (const [name, value] of [
    ['id', id],
    ['width', '6'],
    ['height', '6'],
    ['patternUnits', 'userSpaceOnUse'],
    ['patternTransform', 'rotate(45)'],
  ] as const) {
    pattern.setAttribute(name, value);
  }
  const stripe = make('path');
  stripe.setAttribute('d', 'M0,0V6');
  stripe.setAttribute('stroke', ink.muted);
  stripe.setAttribute('stroke-opacity', '0.45');
  stripe.setAttribute('stroke-width', '1.5');
  pattern.append(stripe);
  const defs = make('defs');
  defs.append(pattern);
  return defs;
}
