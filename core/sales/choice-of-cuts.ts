import type { Note } from '../model/wins-report.ts';
import type { Cell } from './cell.ts';
import { type By, winsCells } from './cuts.ts';
import type { Dimension } from './dimension.ts';
import type { Ground } from './ground.ts';
import { crossKind, type SettledKind, settledKind } from './kinds.ts';
import { lateLeaks } from './leaks.ts';
import { survey } from './survey.ts';

/** Which cuts a report shows, of which kind, with their cells. */
export type Chosen = {
  readonly cuts: readonly { readonly by: By; readonly settled: SettledKind }[];
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** Choice dimensions that a lift is adjusted by. */
  readonly others: readonly string[];
  readonly competitorsKnown: boolean;
  readonly notes: readonly Note[];
};

/** Named cuts, or one a dimension worth looking at; then the leakage check before any verdict. */
export async function choose({ command, scene, dimensions }: Ground, deals: number): Promise<Chosen> {
  const asked = new Set(command.by.flat());
  const choices = dimensions.filter(
    ({ name, kind, searched }) => kind === 'choice' && (searched || asked.has(name)),
  );
  const seen = await survey(scene, choices);
  const eligible = seen.eligible.filter(({ searched }) => searched).map(({ name }) => name);
  const wanted = cutsWanted({
    by: command.by,
    configured: command.settings.default_cuts,
    eligible,
    dimensions,
  });
  const singles = [...new Set(wanted.flat())].map((name): By => [name]);
  const cells = await winsCells(scene, uniqueCuts([[], ['is_quarter_end'], ...singles, ...wanted]));
  const judged = dimensions.filter(({ name }) => singles.some(([single]) => single === name));
  const late = await lateLeaks(scene, {
    dimensions: judged.filter(({ name, kind }) => kind === 'choice' && !seen.fillLeaks.has(name)),
    cells,
    deals,
  });
  const leaks = new Map([...seen.fillLeaks, ...late]);
  const kinds = new Map(
    dimensions.map((d): [string, SettledKind] => [d.name, settledKind(d, leaks.get(d.name) ?? null)]),
  );
  const cuts = wanted.map((by) => ({ by, settled: crossKind(by, kinds) }));
  return {
    // What is known only with the outcome is shown on request, never as a greeting.
    cuts: command.by.length > 0 ? cuts : cuts.filter(({ settled }) => settled.kind === 'choice'),
    cells,
    others: eligible.filter((name) => kinds.get(name)?.kind === 'choice'),
    competitorsKnown: eligible.includes('competitor_present') || asked.has('competitor_present'),
    notes: [
      ...(command.by.length > 0 ? [] : seen.notes),
      ...leakNotes(leaks, judged),
      ...overrideNotes(judged),
    ],
  };
}

type Wanted = {
  readonly by: readonly By[];
  readonly configured: readonly string[] | undefined;
  readonly eligible: readonly string[];
  readonly dimensions: readonly Dimension[];
};

/** Configured cuts that this data does not have are passed over: settings are shared, exports differ. */
function cutsWanted({ by, configured, eligible, dimensions }: Wanted): readonly By[] {
  if (by.length > 0) return by;
  const names = configured
    ? configured.filter((name) => dimensions.some((known) => known.name === name))
    : eligible;
  return names.map((name) => [name]);
}

function uniqueCuts(cuts: readonly By[]): readonly By[] {
  return [...new Map(cuts.map((by) => [JSON.stringify(by), by])).values()];
}

function leakNotes(leaks: ReadonlyMap<string, string>, judged: readonly Dimension[]): readonly Note[] {
  return judged
    .filter(({ name, overridden }) => leaks.has(name) && !overridden)
    .map(({ name }) => ({ code: 'leakage', text: `${name} is treated as a result: ${leaks.get(name)}` }));
}

function overrideNotes(judged: readonly Dimension[]): readonly Note[] {
  return judged
    .filter(({ overridden }) => overridden)
    .map(({ name, kind }) => ({ code: 'kind-override', text: `${name} is a ${kind} by the settings` }));
}
