import type { DimensionFilter } from '../model/cell-query.ts';
import { nearestName } from '../model/nearest-name.ts';
import type { Settings } from '../model/settings.ts';
import type { By } from './cuts.ts';
import { type Dimension, dimensionAliases } from './dimension.ts';

/** `bearing wins` as plain data. */
export type WinsCommand = {
  readonly settings: Settings;
  /** Hash of the settings, told in the report. */
  readonly settingsHash: string;
  /** Each a cut: one dimension, or the cross of several. Empty: one line a dimension. */
  readonly by: readonly By[];
  readonly where: readonly DimensionFilter[];
  /** First and last day of the close, ISO dates; null is open-ended. */
  readonly from: string | null;
  readonly to: string | null;
  /** In place of the settings' margin. */
  readonly margin: number | null;
};

/** What was asked cannot be answered as asked: wrong use, not wrong data. */
export class WinsRefused extends Error {
  override readonly name = 'WinsRefused';
}

/** The command with every dimension under its full name. @throws WinsRefused for a name that is no dimension. */
export function resolveCommand(command: WinsCommand, dimensions: readonly Dimension[]): WinsCommand {
  const known = new Set(dimensions.map(({ name }) => name));
  const full = (name: string) => fullName(name, known);
  checkWindow(command);
  return {
    ...command,
    by: uniqueCuts(command.by.map((by) => [...new Set(by.map(full))])),
    where: command.where.map(({ dimension, values }) => ({ dimension: full(dimension), values })),
  };
}

function fullName(name: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name;
  const alias = dimensionAliases[name];
  if (alias !== undefined && known.has(alias)) return alias;
  const nearest = nearestName(name, [...known]);
  const step = nearest === null ? `known are ${[...known].sort().join(', ')}` : `did you mean ${nearest}`;
  throw new WinsRefused(`a dimension was needed, got ${name}; ${step}`);
}

function uniqueCuts(cuts: readonly By[]): readonly By[] {
  return [...new Map(cuts.map((by) => [JSON.stringify(by), by])).values()];
}

function checkWindow({ from, to, margin }: WinsCommand): void {
  if (from !== null && to !== null && from > to) {
    throw new WinsRefused(
      `a period needs its first day before its last, got ${from} to ${to}; swap --from and --to`,
    );
  }
  if (margin !== null && !(margin > 0 && margin <= 1)) {
    throw new WinsRefused(
      `a margin needs a rate above 0 and at most 1, got ${margin}; give 0.05 for 5 points`,
    );
  }
}
