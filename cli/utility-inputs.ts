import type { Utility } from '../core/model/validity-report.ts';
import { WrongUse } from './exit.ts';

/** Word of the flag to input, with what it may be. */
const inputs = {
  hired: { key: 'selected', holds: (value: number) => Number.isInteger(value) && value >= 1 },
  years: { key: 'tenure', holds: (value: number) => value > 0 },
  sdy: { key: 'sdy', holds: (value: number) => value > 0 },
  cost: { key: 'costPerApplicant', holds: (value: number) => value >= 0 },
  ratio: { key: 'selectionRatio', holds: (value: number) => value > 0 && value < 1 },
} as const;

const words = Object.keys(inputs) as readonly (keyof typeof inputs)[];
const example = '--utility needs all of hired=24,years=3,sdy=20000,cost=500,ratio=0.1';

/** What a person states of hiring, all of it: a sum from inputs that nobody stated would look like a finding. */
export function utilityInputs(text: string): Utility['inputs'] {
  const given = new Map(
    text.split(',').map((part) => part.split('=').map((side) => side.trim()) as [string, string]),
  );
  const odd = [...given.keys()].find((word) => !words.some((known) => known === word));
  if (odd !== undefined) throw new WrongUse(`${example}, got "${odd.slice(0, 64)}"`);
  const values = words.map((word) => {
    const written = given.get(word);
    if (written === undefined) throw new WrongUse(`${example}, got no ${word}`);
    const value = Number(written);
    if (written === '' || !Number.isFinite(value) || !inputs[word].holds(value)) {
      throw new WrongUse(`${example}, got ${word}=${written.slice(0, 64)}`);
    }
    return [inputs[word].key, value] as const;
  });
  return Object.fromEntries(values) as Utility['inputs'];
}
