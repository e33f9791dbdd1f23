import type { outcomes } from '../model/objects.ts';
import type { PairCounts } from './column-profile.ts';

export type Outcome = (typeof outcomes)[number];

/** What a stage means, and why that is thought; `isSure` false asks the person. */
export type StageMeaning = {
  readonly stage: string;
  readonly count: number;
  readonly outcome: Outcome;
  readonly isSure: boolean;
  readonly why: string;
};

const wonWords =
  /\b(won|win|gewonnen|gagnée?|ganad[ao]|ganho|vint[ao]|signed|sold|booked|purchased|awarded|bound)\b|closedwon|赢单|受注|成約/i;
const lostWords =
  /\b(lost|loss|verloren|perdue?|perdid[ao]|pers[ao]|dead|declined|rejected|refused|unsuccessful|elsewhere|abandoned|cancell?ed|disqualified|withdrawn)\b|closedlost|输单|失注/i;

/**
 * What the stages of a file mean: by their words, else by whether their deals have a close date.
 * A closed stage without a known word is proposed by its amounts (zero: lost) and asked about.
 */
export function stageMeanings(
  counts: ReadonlyMap<string, number>,
  beside: { readonly closed: PairCounts | null; readonly amount: PairCounts | null },
): readonly StageMeaning[] {
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([stage, count]) => ({ stage, count, ...meaningOf(stage, beside) }));
}

type Meaning = Pick<StageMeaning, 'outcome' | 'isSure' | 'why'>;

function meaningOf(
  stage: string,
  { closed, amount }: { readonly closed: PairCounts | null; readonly amount: PairCounts | null },
): Meaning {
  if (lostWords.test(stage)) return { outcome: 'lost', isSure: true, why: 'by its name' };
  if (wonWords.test(stage)) return { outcome: 'won', isSure: true, why: 'by its name' };
  const dated = closed?.counts.get(stage);
  const rows = dated === undefined ? 0 : dated.blank + dated.zero + dated.other;
  if (dated === undefined || dated.blank >= 0.95 * rows) {
    const why = dated === undefined ? 'no word of an end' : `no close date in ${dated.blank} of ${rows}`;
    return { outcome: 'open', isSure: !/clos|end|final|complete/i.test(stage), why };
  }
  const worth = amount?.counts.get(stage);
  const isWorthless = worth !== undefined && worth.zero + worth.blank > worth.other;
  if (dated.other < 0.95 * rows)
    return { outcome: 'open', isSure: false, why: `a close date in ${dated.other} of ${rows}` };
  return {
    outcome: isWorthless ? 'lost' : 'won',
    isSure: false,
    why: `a close date in ${dated.other} of ${rows}, ${isWorthless ? 'without' : 'with'} an amount`,
  };
}

const lossWords: readonly (readonly [RegExp, 'competitor' | 'no_decision' | 'disqualified'])[] = [
  [
    /competit|lost to|other vendor|other supplier|incumbent|wettbewerb|konkurren|concurren|compet/i,
    'competitor',
  ],
  [
    /duplicate|not qualified|disqualif|bad fit|not a fit|spam|\btest\b|doublon|duplikat|unqualified|wrong/i,
    'disqualified',
  ],
  [
    /no decision|no budget|budget|timing|postpon|on hold|no response|unresponsive|status quo|delay|project cancel|kein(e)? (budget|entscheid)/i,
    'no_decision',
  ],
];

/** What a loss reason's words say of the kind of loss; null where they say nothing. */
export function lossKindOf(reason: string): 'competitor' | 'no_decision' | 'disqualified' | null {
  return lossWords.find(([words]) => words.test(reason))?.[1] ?? null;
}

/** True where some of the words speak of a deal that was won and others of one that was lost. */
export function speaksOfBothEnds(words: readonly string[]): boolean {
  const lost = words.filter((word) => lostWords.test(word));
  return lost.length > 0 && words.some((word) => wonWords.test(word) && !lost.includes(word));
}
