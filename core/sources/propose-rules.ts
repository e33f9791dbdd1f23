import type { ColumnRule } from '../model/mapping.ts';
import { type ObjectName, objects } from '../model/objects.ts';
import { ambiguousFormats } from './ambiguous-dates.ts';
import type { Placement } from './column-placement.ts';
import type { FileProfile } from './column-profile.ts';
import { type Described, dictionaryKey } from './data-dictionary.ts';
import type { ProposedColumn } from './mapping-proposal.ts';
import { dealTypeRule } from './outcome-words.ts';
import { outcomeColumn } from './propose-outcome.ts';
import { type Answers, answered, type Question } from './question.ts';

export type RuleContext = {
  readonly dictionary: ReadonlyMap<string, Described>;
  readonly answers: Answers;
};

export type RuledEntry = {
  readonly columns: readonly ProposedColumn[];
  readonly questions: readonly Question[];
};

/** The columns of one entry with the rules that their values call for. */
export function ruledEntry(
  profile: FileProfile,
  { object, placements }: { readonly object: ObjectName; readonly placements: readonly Placement[] },
  context: RuleContext,
): RuledEntry {
  const outcome = object === 'opportunity' ? outcomeColumn(profile, placements, context.answers) : null;
  const plain = placements
    .filter(({ field }) => !(outcome !== null && field === 'outcome'))
    .map((placement) => ruledColumn(profile, placement, context));
  const columns = [...plain.map(({ column }) => column), ...(outcome === null ? [] : [outcome.column])];
  const questions = [...plain.flatMap((one) => one.questions), ...(outcome?.questions ?? [])];
  const worthless = outcome?.worthless ?? null;
  const settled = worthless === null ? columns : withoutLostAmount(columns, worthless);
  const order = Object.keys(objects[object].schema.shape);
  return { columns: settled.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)), questions };
}

/** Lost deals that all carry a zero say nothing of what they were worth. */
function withoutLostAmount(columns: readonly ProposedColumn[], seen: string): readonly ProposedColumn[] {
  return columns.map((one) =>
    one.field === 'amount'
      ? { ...one, rule: { ...one.rule, nullWhen: { outcome: 'lost' } }, evidence: `${one.evidence}; ${seen}` }
      : one,
  );
}

type RuledColumn = { readonly column: ProposedColumn; readonly questions: readonly Question[] };

function ruledColumn(profile: FileProfile, placement: Placement, context: RuleContext): RuledColumn {
  const questions = questionsOf(profile, placement, context);
  const rule: ColumnRule = {
    from: placement.column.name,
    ...wordRule(placement),
    ...unitRule(profile, placement, context),
  };
  const format = questions.find(({ id }) => id.startsWith('format.'));
  const chosen = format === undefined ? null : answered(format, context.answers);
  const { field, confidence, evidence } = placement;
  const column = { field, column: placement.column.name, confidence, evidence };
  return { column: { ...column, rule: chosen === null ? rule : { ...rule, format: chosen } }, questions };
}

const kindWords = {
  ...{ call: 'call', 'phone call': 'call', phone: 'call', telefonat: 'call', anruf: 'call' },
  ...{ email: 'email', 'e-mail': 'email', mail: 'email' },
  ...{
    meeting: 'meeting',
    visit: 'meeting',
    demo: 'meeting',
    appointment: 'meeting',
    termin: 'meeting',
    besuch: 'meeting',
  },
  ...{
    task: 'task',
    'to-do': 'task',
    todo: 'task',
    message: 'message',
    sms: 'message',
    chat: 'message',
    linkedin: 'message',
  },
};
const statusWords = {
  ...{
    done: 'done',
    completed: 'done',
    complete: 'done',
    held: 'done',
    sent: 'done',
    yes: 'done',
    true: 'done',
    '1': 'done',
  },
  ...{
    planned: 'planned',
    open: 'planned',
    scheduled: 'planned',
    'to do': 'planned',
    no: 'planned',
    false: 'planned',
    '0': 'planned',
  },
  ...{ cancelled: 'cancelled', canceled: 'cancelled', 'no show': 'cancelled' },
};
const directionWords = {
  inbound: 'inbound',
  incoming: 'inbound',
  in: 'inbound',
  outbound: 'outbound',
  outgoing: 'outbound',
  out: 'outbound',
};

/** How the words of a column become the words of its field. */
function wordRule({ object, field, column }: Placement): Partial<ColumnRule> {
  if (object === 'activity' && field === 'kind') return { map: kindWords, otherwise: 'other' };
  if (object === 'activity' && field === 'status') return { map: statusWords };
  if (field === 'direction') return { map: directionWords, otherwise: 'unknown' };
  if (field === 'deal_type') return dealTypeRule;
  const isPerCent =
    field === 'probability' && [...column.counts.keys()].some((value) => Number.parseFloat(value) > 1);
  return isPerCent ? { times: 0.01 } : {};
}

const moneyFields = new Set(['amount', 'list_amount', 'revenue', 'list_price']);

function unitRule(
  profile: FileProfile,
  { field, column }: Placement,
  context: RuleContext,
): Partial<ColumnRule> {
  if (!moneyFields.has(field)) return {};
  const described = context.dictionary.get(dictionaryKey(profile.file, column.name));
  const unit = unitQuestion(profile, { field, column }, context);
  const times = unit === null ? (described?.times ?? 1) : Number(answered(unit, context.answers) ?? 1);
  const currency = described?.currency ?? context.answers.get('currency');
  return { ...(times === 1 ? {} : { times }), ...(currency === undefined ? {} : { currency }) };
}

function questionsOf(profile: FileProfile, placement: Placement, context: RuleContext): readonly Question[] {
  const unit = unitQuestion(profile, placement, context);
  const format = formatQuestion(profile, placement);
  return [...(unit === null ? [] : [unit]), ...(format === null ? [] : [format])];
}

/** No file says whether its revenues are in thousands or millions, unless a dictionary beside it does. */
function unitQuestion(
  profile: FileProfile,
  { field, column }: Pick<Placement, 'field' | 'column'>,
  { dictionary }: RuleContext,
): Question | null {
  if (field !== 'revenue' || dictionary.get(dictionaryKey(profile.file, column.name))?.times) return null;
  const values = [...column.counts.keys()].map(Number.parseFloat).filter(Number.isFinite);
  const greatest = values.length === 0 ? '' : `, the greatest ${Math.max(...values)}`;
  return {
    id: `unit.${profile.file}.${column.name}`,
    text: `in which unit is ${column.name} of ${profile.file} written: 1, 1000 or 1000000?`,
    seen: `${column.filled} values${greatest}`,
    proposal: '1',
    choices: ['1', '1000', '1000000'],
  };
}

function formatQuestion(profile: FileProfile, { field, column }: Placement): Question | null {
  const formats =
    field.endsWith('_on') || field.endsWith('_at') || field.startsWith('period_')
      ? ambiguousFormats(column)
      : null;
  if (formats === null) return null;
  const [example = ''] = column.counts.keys();
  return {
    id: `format.${profile.file}.${column.name}`,
    text: `is ${column.name} of ${profile.file} written ${formats[0]} or ${formats[1]}?`,
    seen: `every value placements both, such as ${example}`,
    proposal: null,
    choices: formats,
  };
}
