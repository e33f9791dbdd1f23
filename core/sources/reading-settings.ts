import { type ObjectName, objects } from '../model/objects.ts';
import type { Attempt, FieldReading } from '../model/reading.ts';
import type { Settings } from '../model/settings.ts';
import { lostOnly } from './outcome-words.ts';

type Context = { readonly source: string; readonly object: ObjectName; readonly settings: Settings };

/** The reading with what the settings say of stages and loss reasons put before what the source says. */
export function withSettings(fields: readonly FieldReading[], context: Context): readonly FieldReading[] {
  const known = Object.keys(objects[context.object].schema.shape);
  const all = context.object === 'opportunity' ? withLossKind(withOutcome(fields, context), context) : fields;
  return all.toSorted((a, b) => known.indexOf(a.field) - known.indexOf(b.field));
}

function withOutcome(
  fields: readonly FieldReading[],
  { source, settings }: Context,
): readonly FieldReading[] {
  const meanings = Object.entries(settings.outcomes[source] ?? {});
  const stage = fields.find(({ field }) => field === 'stage');
  if (meanings.length === 0 || stage === undefined) return fields;
  const map = Object.fromEntries(meanings.map(([name, { outcome }]) => [name, outcome]));
  const settled: Attempt = { columns: stage.columns, rule: { map } };
  return replaced(fields, 'outcome', [settled]);
}

/** Order: the stage's own meaning, the reason's, what the source says, then `unknown`; only for lost deals. */
function withLossKind(
  fields: readonly FieldReading[],
  { source, settings }: Context,
): readonly FieldReading[] {
  const byStage = Object.entries(settings.outcomes[source] ?? {}).flatMap(([name, { loss_kind }]) =>
    loss_kind === null ? [] : [[name, loss_kind] as const],
  );
  const stage = fields.find(({ field }) => field === 'stage');
  const reason = fields.find(({ field }) => field === 'loss_reason');
  const first: Attempt[] = [];
  if (byStage.length > 0 && stage !== undefined) {
    first.push({ columns: stage.columns, rule: { map: Object.fromEntries(byStage), ...lostOnly } });
  }
  if (reason !== undefined && Object.keys(settings.loss_kinds).length > 0) {
    first.push({ columns: reason.columns, rule: { map: settings.loss_kinds, ...lostOnly } });
  }
  if (first.length === 0) return fields;
  const ends = fields.some(({ field }) => field === 'loss_kind') ? [] : [unknownLoss];
  return replaced(fields, 'loss_kind', first, ends);
}

const unknownLoss: Attempt = { columns: [], rule: { const: 'unknown', ...lostOnly } };

/** The field with attempts before (and after) those it has. */
function replaced(
  fields: readonly FieldReading[],
  name: string,
  before: readonly Attempt[],
  after: readonly Attempt[] = [],
): readonly FieldReading[] {
  const old = fields.find(({ field }) => field === name);
  const own = old === undefined ? [] : [{ columns: old.columns, rule: old.rule }, ...(old.or ?? [])];
  const [first, ...or] = [...before, ...own, ...after];
  if (first === undefined) return fields;
  const field: FieldReading = { field: name, ...first, ...(or.length === 0 ? {} : { or }) };
  return [...fields.filter((other) => other.field !== name), field];
}
