/**
 * A bias audit written a second time, apart from core/hiring: loops over persons, exact whole numbers for Fisher's
 * test, no shared code. Only to be compared with.
 */
export type AuditedPerson = {
  readonly id: string;
  readonly sex: string | null;
  readonly race: string | null;
  readonly advanced: boolean | null;
  readonly score: number | null;
};

export type SecondRow = {
  n: number;
  hits: number;
  rate: number;
  ratio: number | null;
  ratioOfLarge: number | null;
  flagged: boolean;
  fisher: number | null;
  small: boolean;
};

export type SecondTable = {
  readonly rows: Record<string, SecondRow>;
  unknown: number;
  median: number | null;
};

export function secondSelection(people: readonly AuditedPerson[], cut: string): SecondTable {
  const judged = people.filter((one) => one.advanced !== null);
  return tableOf(judged, cut, (one) => one.advanced === true, null);
}

export function secondScoring(people: readonly AuditedPerson[], cut: string): SecondTable {
  const scores: number[] = [];
  for (const one of people) if (one.score !== null) scores.push(one.score);
  scores.sort((a, b) => a - b);
  const middle = scores.length / 2;
  const low = scores[Math.ceil(middle) - 1] ?? 0;
  const high = scores[Math.floor(middle)] ?? 0;
  const median = scores.length === 0 ? null : low + (high - low) / 2;
  const scored = people.filter((one) => one.score !== null);
  return tableOf(scored, cut, (one) => median !== null && (one.score ?? 0) > median, median);
}

function tableOf(
  people: readonly AuditedPerson[],
  cut: string,
  isHit: (one: AuditedPerson) => boolean,
  median: number | null,
): SecondTable {
  const rows: Record<string, SecondRow> = {};
  let unknown = 0;
  for (const one of people) {
    const name = nameOf(one, cut);
    if (name === null) {
      unknown++;
      continue;
    }
    let row = rows[name];
    if (row === undefined) {
      row = {
        n: 0,
        hits: 0,
        rate: 0,
        ratio: null,
        ratioOfLarge: null,
        flagged: false,
        fisher: null,
        small: false,
      };
      rows[name] = row;
    }
    row.n++;
    if (isHit(one)) row.hits++;
  }
  fillRates(rows, people.length - unknown);
  return { rows, unknown, median };
}

function nameOf(one: AuditedPerson, cut: string): string | null {
  if (cut === 'sex') return one.sex;
  if (cut === 'race') return one.race;
  return one.sex === null || one.race === null ? null : `${one.sex} / ${one.race}`;
}

function fillRates(rows: Record<string, SecondRow>, counted: number): void {
  for (const row of Object.values(rows)) {
    row.rate = row.hits / row.n;
    row.small = (100 * row.n) / counted < 2;
  }
  const top = best(rows, () => true);
  const topLarge = best(rows, (row) => !row.small);
  for (const row of Object.values(rows)) {
    if (top !== null) {
      row.ratio = row.rate / top.rate;
      // Cross products of counts: 80 per cent exactly is no flag.
      row.flagged = BigInt(10 * row.hits) * BigInt(top.n) < 8n * BigInt(top.hits) * BigInt(row.n);
      if (row !== top) row.fisher = exactP(row.hits, row.n, top.hits, top.n);
    }
    if (topLarge !== null && !row.small) row.ratioOfLarge = row.rate / topLarge.rate;
  }
}

function best(rows: Record<string, SecondRow>, wanted: (row: SecondRow) => boolean): SecondRow | null {
  const sorted = Object.keys(rows)
    .sort()
    .flatMap((name) => rows[name] ?? [])
    .filter((row) => wanted(row) && row.hits > 0);
  sorted.sort((a, b) => b.hits * a.n - a.hits * b.n || b.n - a.n);
  return sorted[0] ?? null;
}

/** Two-sided Fisher: all tables of the same margins that are no likelier, counted in whole numbers. */
function exactP(k1: number, n1: number, k2: number, n2: number): number {
  const hits = k1 + k2;
  const ways = (k: number) => choose(n1, k) * choose(n2, hits - k);
  const seen = ways(k1);
  let extreme = 0n;
  for (let k = Math.max(0, hits - n2); k <= Math.min(n1, hits); k++) {
    const count = ways(k);
    if (count <= seen) extreme += count;
  }
  const scale = 10n ** 18n;
  return Number((extreme * scale) / choose(n1 + n2, hits)) / 1e18;
}

const known = new Map<string, bigint>();

function choose(n: number, k: number): bigint {
  const key = `${n} ${k}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let value = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i++) value = (value * BigInt(n - i + 1)) / BigInt(i);
  known.set(key, value);
  return value;
}
