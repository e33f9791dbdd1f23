import type { lossKinds as lossKindWords } from '../model/objects.ts';
import type { ColumnProfile, FileProfile } from './column-profile.ts';
import type { Detection } from './detect.ts';
import type { MappingProposal } from './mapping-proposal.ts';
import { stageQuestion } from './propose-outcome.ts';
import type { PathComment } from './proposed-file.ts';
import { type Answers, answered, type Question } from './question.ts';
import { lossKindOf, stageMeanings } from './stage-meaning.ts';
import { takenFields } from './taken-fields.ts';

type LossKind = (typeof lossKindWords)[number];

/** What the settings must say of a vendor's stages and loss reasons. */
export type VendorMeanings = {
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly lossKinds: Readonly<Record<string, LossKind>>;
  readonly comments: readonly PathComment[];
  readonly questions: readonly Question[];
};

const none: VendorMeanings = { outcomes: {}, lossKinds: {}, comments: [], questions: [] };

/** Stages of a vendor's file that the vendor does not explain, and the kinds of its loss reasons. */
export function vendorMeanings(
  file: FileProfile,
  { source, forms }: Detection,
  answers: Answers,
): VendorMeanings {
  const form = forms.find(({ object }) => object === 'opportunity');
  if (form === undefined) return none;
  const header = file.columns.map(({ name }) => name);
  const taken = takenFields(header, form);
  if (taken.kind === 'refused') return none;
  const readingOf = (name: string) => taken.fields.find(({ field }) => field === name);
  const columnOf = (field: string) => file.columns[readingOf(field)?.columns[0] ?? -1] ?? null;
  const stage = columnOf('stage');
  const outcome = readingOf('outcome');
  const isByStage = outcome?.columns.length === 1 && columnOf('outcome') === stage;
  const unclear = stage === null || !isByStage ? [] : unclearStages(stage, outcome.rule);
  const asked = unclear.map((meaning) => ({ ...meaning, question: stageQuestion(file.file, meaning) }));
  const outcomes = Object.fromEntries(
    asked.map(({ stage: name, outcome: likely, question }) => [name, answered(question, answers) ?? likely]),
  );
  const reason = columnOf('loss_reason');
  /** Where the source itself knows the kinds of this column's words, settings would only speak over it. */
  const isKnown = reason === columnOf('loss_kind');
  const kinds = reason === null || isKnown ? none : reasonsOf(file, reason, answers);
  return {
    ...kinds,
    outcomes: asked.length === 0 ? {} : { [source.name]: outcomes },
    comments: [
      ...kinds.comments,
      ...asked.map(({ stage: name, count, why }) => ({
        path: ['outcomes', source.name, name],
        text: `${count} deals; ${why}`,
      })),
    ],
    questions: [...asked.map(({ question }) => question), ...kinds.questions],
  };
}

function unclearStages(
  stage: ColumnProfile,
  rule: {
    readonly map?: unknown;
    readonly otherwise?: unknown;
    readonly doubtful?: readonly string[] | undefined;
  },
) {
  const known = new Set(Object.keys(rule.map ?? {}).map((name) => name.toLowerCase()));
  return stageMeanings(stage.counts, { closed: null, amount: null }).filter(({ stage: name }) => {
    const small = name.toLowerCase();
    if (known.has(small)) return false;
    return rule.otherwise === undefined || (rule.doubtful ?? []).some((piece) => small.includes(piece));
  });
}

/** The loss reasons of files that a mapping reads. */
export function lossKinds(
  files: readonly FileProfile[],
  proposals: readonly MappingProposal[],
  answers: Answers,
): Pick<VendorMeanings, 'lossKinds' | 'comments' | 'questions'> {
  const found = proposals.flatMap(({ file, entries }) => {
    const reason = entries.flatMap(({ columns }) => columns).find(({ field }) => field === 'loss_reason');
    const profile = files.find((one) => one.file === file);
    const column = profile?.columns.find(({ name }) => name === reason?.column);
    return profile === undefined || column === undefined ? [] : [reasonsOf(profile, column, answers)];
  });
  return {
    lossKinds: Object.assign({}, ...found.map((one) => one.lossKinds)),
    comments: found.flatMap(({ comments }) => comments),
    questions: found.flatMap(({ questions }) => questions),
  };
}

function reasonsOf(
  file: FileProfile,
  column: ColumnProfile,
  answers: Answers,
): Pick<VendorMeanings, 'lossKinds' | 'comments' | 'questions'> {
  const reasons = [...column.counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, 40);
  const judged = reasons.map(([reason, count]) => ({ reason, count, kind: lossKindOf(reason) }));
  const asked = judged.map((one) => ({ ...one, question: reasonQuestion(file.file, one) }));
  return {
    lossKinds: Object.fromEntries(
      asked.map(({ reason, kind, question }) => [reason, kind ?? toLossKind(answered(question, answers))]),
    ),
    comments: asked.map(({ reason, count, kind }) => ({
      path: ['loss_kinds', reason],
      text: `${count} deals${kind === null ? '; nothing in its words says which kind' : ''}`,
    })),
    questions: asked.filter(({ kind }) => kind === null).map(({ question }) => question),
  };
}

const kinds: readonly LossKind[] = ['competitor', 'no_decision', 'disqualified', 'unknown'];

function toLossKind(answer: string | null): LossKind {
  return kinds.find((kind) => kind === answer) ?? 'unknown';
}

function reasonQuestion(
  file: string,
  { reason, count }: { readonly reason: string; readonly count: number },
): Question {
  return {
    id: `loss_kind.${file}.${reason}`,
    text: `which kind of loss is "${reason}"?`,
    seen: `${count} deals`,
    proposal: 'unknown',
    choices: kinds,
  };
}
