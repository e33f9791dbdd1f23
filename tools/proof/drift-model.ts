/** What one generated file is made of: each axis of the drift matrix and its values. */
export const driftAxes = {
  header: [
    'same',
    'rename',
    'add',
    'drop',
    'reorder',
    'duplicate',
    'twin',
    'case',
    'space',
    'no-break space',
  ],
  encoding: ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'],
  delimiter: [',', ';', '\t', '|'],
  lineEnd: ['\n', '\r\n', '\r'],
  number: ['1,234.56', '1.234,56', '1 234,56', '1\u00a0234,56'],
  date: ['dmy', 'mdy', 'ymd', 'excel1900', 'excel1904'],
  footer: ['off', 'on'],
} as const;

export type Drift = { readonly [A in keyof typeof driftAxes]: (typeof driftAxes)[A][number] };

type Axis = keyof typeof driftAxes;
const axes = Object.keys(driftAxes) as Axis[];
type Draw = (count: number) => number;

/** Drifts that together hold every pair of values of two axes, filled up with draws to at least `least`. */
export function pairwiseDrifts(least: number, draw: Draw): Drift[] {
  const open = allPairs();
  const drifts: Drift[] = [];
  while (open.size > 0 || drifts.length < least) {
    const [first] = open;
    const drift = first === undefined ? drawn(draw) : bestOf(first, open, draw);
    for (const pair of pairsOf(drift)) open.delete(pair);
    drifts.push(drift);
  }
  return drifts;
}

/** One drift with every axis drawn. */
export function drawn(draw: Draw): Drift {
  const entries = axes.map((axis) => [axis, driftAxes[axis][draw(driftAxes[axis].length)]]);
  return Object.fromEntries(entries) as Drift;
}

function bestOf(pair: string, open: ReadonlySet<string>, draw: Draw): Drift {
  const candidates = Array.from({ length: 20 }, () => withPair(drawn(draw), pair));
  const gain = (drift: Drift) => pairsOf(drift).filter((one) => open.has(one)).length;
  return candidates.reduce((best, candidate) => (gain(candidate) > gain(best) ? candidate : best));
}

function withPair(drift: Drift, pair: string): Drift {
  const chosen = pair.split('&').map((part) => {
    const [axis = '', index = '0'] = part.split('=');
    return [axis, driftAxes[axis as Axis][Number(index)]];
  });
  return { ...drift, ...Object.fromEntries(chosen) };
}

function allPairs(): Set<string> {
  const pairs = new Set<string>();
  for (const [i, a] of axes.entries())
    for (const b of axes.slice(i + 1))
      for (const x of driftAxes[a].keys())
        for (const y of driftAxes[b].keys()) pairs.add(`${a}=${x}&${b}=${y}`);
  return pairs;
}

function pairsOf(drift: Drift): string[] {
  const parts = axes.map((axis) => `${axis}=${(driftAxes[axis] as readonly string[]).indexOf(drift[axis])}`);
  return parts.flatMap((a, i) => parts.slice(i + 1).map((b) => `${a}&${b}`));
}
