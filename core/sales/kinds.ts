import type { DimensionKind } from '../model/wins-report.ts';
import type { By } from './cuts.ts';
import type { Dimension } from './dimension.ts';

/** The kind of a dimension after settings and leakage check, and why it is not the usual one. */
export type SettledKind = { readonly kind: DimensionKind; readonly why: string | null };

/** A choice that the leakage check fails is a result, unless the settings insist. */
export function settledKind(dimension: Dimension, leak: string | null): SettledKind {
  if (dimension.overridden) {
    const beside = leak === null ? '' : `; the leakage check says: ${leak}`;
    return { kind: dimension.kind, why: `${dimension.kind} by the settings${beside}` };
  }
  if (dimension.kind === 'choice' && leak !== null) return { kind: 'result', why: leak };
  return { kind: dimension.kind, why: null };
}

/** A cross is only as much a choice as each of its dimensions. */
export function crossKind(by: By, kinds: ReadonlyMap<string, SettledKind>): SettledKind {
  const found = by.map((name) => ({
    name,
    settled: kinds.get(name) ?? { kind: 'choice' as const, why: null },
  }));
  const told =
    found.find(({ settled }) => settled.kind === 'result') ??
    found.find(({ settled }) => settled.kind === 'calendar');
  const why = found.flatMap(({ name, settled }) =>
    settled.why === null ? [] : [by.length > 1 ? `${name}: ${settled.why}` : settled.why],
  );
  return { kind: told?.settled.kind ?? 'choice', why: why.length > 0 ? why.join('; ') : null };
}
