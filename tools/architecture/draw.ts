import type { Edge, Graph } from './graph.ts';
import { type Placed, placed, width } from './layout.ts';

const colours = ['#fff7e6', '#fff7e6', '#e9f0fb', '#fdebd8', '#e5f3ea', '#f1eafa'];
const headings = [
  'who sends',
  'what begins it',
  'one writer a class',
  'functions',
  'data classes',
  'who reads, who is told',
];
const margin = { x: 16, top: 48, bottom: 16 };

/** The graph as SVG. The same template gives the same bytes. */
export function drawn(graph: Graph): string {
  const at = placed(graph);
  const all = [...at.values()];
  const right = Math.max(...all.map(({ x }) => x)) + width;
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const [w, h] = [right + 2 * margin.x, bottom + margin.top + margin.bottom].map(Math.ceil);
  const columns = [...new Map(all.map(({ column, x }) => [column, x]))].toSorted(([a], [b]) => a - b);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" font-family="system-ui, sans-serif" role="img" aria-label="The parts of the stack and how they reach one another">`,
    `<rect width="${w}" height="${h}" fill="#ffffff"/>`,
    ...columns.map(
      ([column, x]) =>
        `<text x="${x + margin.x + width / 2}" y="28" font-size="13" fill="#5a6270" text-anchor="middle">${headings[column]}</text>`,
    ),
    ...graph.edges.map((edge) => line(at, edge)),
    ...all.map(box),
    '</svg>',
    '',
  ].join('\n');
}

function line(at: ReadonlyMap<string, Placed>, { from, to }: Edge): string {
  const [a, b] = [at.get(from), at.get(to)];
  if (!a || !b) throw new Error(`an edge needs both of its ends, got ${from} -> ${to}`);
  const [x1, y1] = [a.x + width + margin.x, round(a.y + a.height / 2 + margin.top)];
  const [x2, y2] = [b.x + margin.x, round(b.y + b.height / 2 + margin.top)];
  const bend = Math.min(60, (x2 - x1) / 2);
  const curve = `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 5} ${y2}`;
  return `<path d="${curve}" fill="none" stroke="#8a93a3" stroke-width="1.3"/><path d="M${x2} ${y2} l-8 -3.5 v7 z" fill="#8a93a3"/>`;
}

function box({ column, x, y, height, title, lines }: Placed): string {
  const [left, top] = [x + margin.x, y + margin.top];
  const text = (content: string, i: number, style: string) =>
    `<text x="${left + width / 2}" y="${round(top + 23 + 16 * i)}" text-anchor="middle" ${style}>${content}</text>`;
  return [
    `<rect x="${left}" y="${round(top)}" width="${width}" height="${height}" rx="6" fill="${colours[column]}" stroke="#8a93a3"/>`,
    text(title, 0, 'font-size="13" font-weight="600" fill="#1d2430"'),
    ...lines.map((content, i) => text(content, i + 1, 'font-size="11" fill="#5a6270"')),
  ].join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
