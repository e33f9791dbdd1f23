import type { LogFault, LogRecord } from './hiring/audit-chain.ts';
import type { DecisionsReport } from './model/decisions-report.ts';
import { wilson } from './stats/wilson.ts';

/** `bearing decisions`: every decision record, how often people went against the score, and whether the log is whole. */
export function decisionsReport(
  records: readonly LogRecord[],
  { entries, faults }: { readonly entries: number; readonly faults: readonly LogFault[] },
): DecisionsReport {
  const decisions = records.flatMap(({ entry, detail }) =>
    detail?.kind === 'decision'
      ? [{ seq: entry.seq, on: entry.on, recordedOn: entry.recordedOn, detail }]
      : [],
  );
  const count = (wanted: string) => decisions.filter(({ detail }) => detail.agreement === wanted).length;
  const override = count('override');
  const pointed = override + count('agree');
  return {
    schema: 'bearing/decisions/1',
    decisions: decisions.map(({ detail: { kind: _, ...said }, ...when }) => ({ ...when, ...said })),
    erased: records.filter(({ entry }) => entry.kind === 'erased').length,
    overrideRate: wilson(override, pointed),
    nothingSettled: count('nothing settled'),
    log: { entries, faults: [...faults] },
  };
}
