import type { Verdict } from '../../core/model/wins-report.ts';

/**
 * Colours as CSS variables, so that a page can darken them, with the light ones for an SVG that stands alone.
 *
 * Blue and vermilion of Okabe and Ito (2008), "Color Universal Design": told apart by colour-blind
 * readers, and of different lightness in grey. Shape and word say the same without colour.
 */
export const ink = {
  text: 'var(--ink, #1a1d21)',
  muted: 'var(--muted, #5c636b)',
  line: 'var(--line, #d9dce0)',
  paper: 'var(--paper, #ffffff)',
  band: 'var(--band, #f1f2f4)',
  more: 'var(--more, #0072b2)',
  less: 'var(--less, #b8500a)',
} as const;

export const fontStack = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export type Shape = {
  readonly symbol: 'triangle' | 'circle' | 'square' | 'times';
  readonly rotate: 0 | 180;
  readonly filled: boolean;
  readonly colour: string;
};

/** The shape of a verdict; its word always stands beside it. */
export const shapes: Readonly<Record<Verdict, Shape>> = {
  'wins more': { symbol: 'triangle', rotate: 0, filled: true, colour: ink.more },
  'wins less': { symbol: 'triangle', rotate: 180, filled: true, colour: ink.less },
  'maybe more': { symbol: 'triangle', rotate: 0, filled: false, colour: ink.more },
  'maybe less': { symbol: 'triangle', rotate: 180, filled: false, colour: ink.less },
  'no gap': { symbol: 'square', rotate: 0, filled: true, colour: ink.muted },
  "can't tell": { symbol: 'circle', rotate: 0, filled: true, colour: ink.muted },
  'too few': { symbol: 'times', rotate: 0, filled: false, colour: ink.muted },
};
