import type { Placement } from './column-placement.ts';
import type { FileProfile, PairCounts } from './column-profile.ts';
import type { ProposedColumn } from './mapping-proposal.ts';
import { type Answers, answered, type Question } from './question.ts';
import { type StageMeaning, stageMeanings } from './stage-meaning.ts';

type OutcomeColumn = {
  readonly column: ProposedColumn;
  readonly questions: readonly Question[];
  /** What was seen where every lost deal's amount is a zero or blank; null where amounts of lost deals say something. */
  readonly worthless: string | null;
};

/** The outcome from the column that says it, with what each of its values means; null where no column does. */
export function outcomeColumn(
  profile: FileProfile,
  placements: readonly Placement[],
  answers: Answers,
): OutcomeColumn | null {
  const placement =
    placements.find(({ field }) => field === 'outcome') ?? placements.find(({ field }) => field === 'stage');
  if (placement === undefined) return null;
  const beside = (field: string) =>
    pairOf(profile, placement.column.name, placements.find((one) => one.field === field)?.column.name);
  const amount = beside('amount');
  const meanings = stageMeanings(placement.column.counts, { closed: beside('closed_on'), amount });
  const settled = meanings.map((meaning) => {
    const question = stageQuestion(profile.file, meaning);
    const outcome = meaning.isSure ? meaning.outcome : (answered(question, answers) ?? meaning.outcome);
    return { ...meaning, outcome, question };
  });
  const map = Object.fromEntries(settled.map(({ stage, outcome }) => [stage, outcome]));
  return {
    column: {
      field: 'outcome',
      column: placement.column.name,
      rule: { from: placement.column.name, map },
      confidence: settled.every(({ isSure }) => isSure) ? placement.confidence : placement.confidence / 2,
      evidence: settled
        .map(({ stage, count, outcome, why }) => `${stage} (${count}) is ${outcome} ${why}`)
        .join('; '),
    },
    questions: settled.filter(({ isSure }) => !isSure).map(({ question }) => question),
    worthless: worthlessLosses(
      amount,
      settled.filter(({ outcome }) => outcome === 'lost').map(({ stage }) => stage),
    ),
  };
}

export function stageQuestion(file: string, { stage, count, outcome, why }: StageMeaning): Question {
  return {
    id: `outcome.${file}.${stage}`,
    text: `what does the stage "${stage}" mean: open, won or lost?`,
    seen: `${count} deals; ${why}`,
    proposal: outcome,
    choices: ['open', 'won', 'lost'],
  };
}

function pairOf(profile: FileProfile, by: string, of: string | undefined): PairCounts | null {
  return profile.pairs.find((pair) => pair.by === by && pair.of === of) ?? null;
}

function worthlessLosses(amount: PairCounts | null, lost: readonly string[]): string | null {
  const cells = lost.flatMap((stage) => amount?.counts.get(stage) ?? []);
  const zero = cells.reduce((sum, cell) => sum + cell.zero, 0);
  const rows = cells.reduce((sum, cell) => sum + cell.zero + cell.blank + cell.other, 0);
  const isWorthless = zero > 0 && cells.every(({ other }) => other === 0);
  return isWorthless ? `${zero} of ${rows} lost deals carry 0: null, not "worth nothing"` : null;
}
