import type { ColumnFormats } from './column-format.ts';
import { attemptKey } from './column-format.ts';
import type { FieldKind } from './fields.ts';
import { folded, trimmed } from './read-text.ts';
import { type ReadValue, readTarget, readValue } from './read-value.ts';
import type { Attempt } from './reading.ts';
import { readSpan, spanFormat } from './time-span.ts';

/** One record of a file: its physical line and its cells in header order; null is an empty cell. */
export type FileRow = { readonly line: number; readonly cells: readonly (string | null)[] };

/** What reading a row needs beyond the reading itself. */
export type RowContext = {
  readonly formats: ColumnFormats;
  readonly timeZone: string;
  /** Hash of the file's bytes, hex: it makes row numbers ids of their file. */
  readonly fileHash: string;
  /** Hash of a composite id, hex. */
  readonly hash: (text: string) => string;
};

export type NamedField = { readonly name: string; readonly kind: FieldKind };

/** `nothing` lets the next attempt try; `unmatched` is the value a map did not know. */
export type AttemptResult = ReadValue | { readonly nothing: true; readonly unmatched: string | null };

const nothing = { nothing: true, unmatched: null } as const;

/** Ids and what refers to them: composites of these are hashed, so that both sides join. */
export const isIdentity = (field: string): boolean => field === 'record_id' || field.endsWith('_id');

/** Names are kept byte for byte; everything that is joined, grouped or compared loses white space at its edges. */
export const isVerbatim = (field: string): boolean => field === 'name';

/** What stands before the physical line in the id of a row without one: 12 letters of the file's hash. */
export const rowNumberPrefix = (fileHash: string): string => `${fileHash.slice(0, 12)}-`;

/** One way of reading a field, tried on one row. */
export function readAttempt(
  attempt: Attempt & { readonly number: number },
  { field, row, context }: { field: NamedField; row: FileRow; context: RowContext },
): AttemptResult {
  const { rule } = attempt;
  if (rule.const !== undefined) return { value: readTarget(rule.const, field) };
  if (rule.rowNumber) return { value: rowNumberPrefix(context.fileHash) + row.line };
  const text = attemptText(attempt, { field: field.name, row, hash: context.hash });
  if (rule.map) return readMapped(text, rule, field);
  if (text === null) return nothing;
  return readValue(text, { kind: field.kind, key: attemptKey(field.name, attempt.number), rule, ...context });
}

type TextSource = { field: string; row: FileRow; hash: RowContext['hash'] };

function attemptText({ columns, rule }: Attempt, { field, row, hash }: TextSource): string | null {
  const cells = columns.map((column) => row.cells[column] ?? '');
  const parts = cells.map(trimmed);
  const text = joined(parts, isIdentity(field) && !rule.map ? hash : null);
  if (text === null || standsForNothing(text, rule)) return null;
  return isVerbatim(field) && cells.length === 1 ? (cells[0] ?? null) : text;
}

function joined(parts: readonly string[], hash: RowContext['hash'] | null): string | null {
  if (parts.every((part) => part === '')) return null;
  if (parts.length === 1 || !hash) return parts.join('|');
  return parts.includes('') ? null : hash(identityText(parts)).slice(0, 32);
}

/** Parts of an id in one text that no other parts make. */
const identityText = (parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join('|');

function standsForNothing(text: string, { nullValues = [], startsWith, format }: Attempt['rule']): boolean {
  if (format === spanFormat && readSpan(text) === null) return true;
  if (startsWith !== undefined && !text.startsWith(startsWith)) return true;
  const value = folded(text);
  return nullValues.some((nullValue) => folded(trimmed(nullValue)) === value);
}

function readMapped(text: string | null, rule: Attempt['rule'], field: NamedField): AttemptResult {
  const targets = mapTargets(rule.map ?? {});
  const target = targets.get(folded(text ?? ''));
  if (target !== undefined) return { value: readTarget(target, field) };
  if (text === null) return nothing;
  if (rule.otherwise !== undefined && !isDoubtful(text, rule)) {
    return { value: readTarget(rule.otherwise, field) };
  }
  return { nothing: true, unmatched: text };
}

/** The keys of a map as they are compared. Of two keys that are one without regard to case, the first counts. */
export function mapTargets(map: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [key, target] of Object.entries(map)) {
    const value = folded(trimmed(key));
    if (!targets.has(value)) targets.set(value, target);
  }
  return targets;
}

const isDoubtful = (text: string, { doubtful = [] }: Attempt['rule']): boolean =>
  doubtful.some((piece) => folded(text).includes(folded(piece)));
