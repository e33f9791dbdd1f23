import { folded, trimmed } from '../model/read-text.ts';
import type { Reading } from '../model/reading.ts';
import type { Settings } from '../model/settings.ts';
import type { Note } from '../model/wins-report.ts';

/** A word of a file and the deals that have it. */
export type WordCount = { readonly word: string; readonly deals: number };

/** The words of a batch of opportunities that may have been taken for something by default. */
export type WordsSeen = {
  /** Loss reasons of lost deals whose loss kind is `unknown`. */
  readonly unknownLosses: readonly WordCount[];
  /** Stages of open deals. */
  readonly openStages: readonly WordCount[];
};

const mostNamed = 5;

/**
 * What was taken without anybody having said so: loss reasons that no setting knows, and stages of a source
 * without an outcome column, which are open unless their name speaks of an end.
 */
export function defaultsTaken(
  seen: WordsSeen,
  { reading, settings }: { readonly reading: Reading; readonly settings: Settings },
): readonly Note[] {
  const stages = Object.keys(settings.outcomes[reading.source] ?? {});
  const losses = unnamed(seen.unknownLosses, Object.keys(settings.loss_kinds));
  const open = isOpenByDefault(reading) ? unnamed(seen.openStages, stages) : [];
  return [
    ...(losses.length === 0 ? [] : [{ code: 'unknown-loss', text: lossText(losses) }]),
    ...(open.length === 0 ? [] : [{ code: 'open-by-default', text: openText(open, reading.source) }]),
  ];
}

/** True where the outcome is made from a stage's name and a name that is not known means open. */
function isOpenByDefault({ fields }: Reading): boolean {
  const outcome = fields.find(({ field }) => field === 'outcome');
  return [outcome, ...(outcome?.or ?? [])].some((attempt) => attempt?.rule.otherwise === 'open');
}

function unnamed(words: readonly WordCount[], known: readonly string[]): readonly WordCount[] {
  const settled = new Set(known.map((word) => folded(trimmed(word))));
  return words.filter(({ word }) => !settled.has(folded(word)));
}

const lossText = (reasons: readonly WordCount[]) =>
  `${dealsIn(reasons)} lost deals count as loss kind unknown, by ${reasons.length} reasons no setting knows: ` +
  `${listed(reasons)}; say under loss_kinds: in bearing.yaml what they are`;

const openText = (stages: readonly WordCount[], source: string) =>
  `${dealsIn(stages)} deals are open because nothing says that their stage is an end: ${listed(stages)}; ` +
  `say under outcomes: ${source}: in bearing.yaml if one is`;

const dealsIn = (words: readonly WordCount[]) => words.reduce((sum, { deals }) => sum + deals, 0);

function listed(words: readonly WordCount[]): string {
  const sorted = words.toSorted((a, b) => b.deals - a.deals || (a.word < b.word ? -1 : 1));
  const named = sorted.slice(0, mostNamed).map(({ word, deals }) => `"${word.slice(0, 64)}" (${deals})`);
  const more = sorted.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
