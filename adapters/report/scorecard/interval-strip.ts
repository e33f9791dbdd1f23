import type { Estimate } from '../../../core/model/estimate.ts';
import { type Markup, trusted } from '../html/markup.ts';

const width = 120;

/** A strip from 0 to 100 with the interval as a line and the value as a point; the words stand beside it. */
export function intervalStrip({ value, low, high }: Estimate): Markup {
  const at = (score: number) =>
    Math.round((4 + (Math.min(100, Math.max(0, score)) / 100) * (width - 8)) * 10) / 10;
  return trusted(
    `<svg class="strip" viewBox="0 0 ${width} 12" width="${width}" height="12" aria-hidden="true">` +
      `<path d="M4,6H${width - 4}" stroke="var(--line)" stroke-width="1"/>` +
      `<path d="M${at(low)},6H${at(high)}" stroke="var(--muted)" stroke-width="2"/>` +
      `<circle cx="${at(value)}" cy="6" r="3.5" fill="var(--more)"/></svg>`,
  );
}
