import type { Instrument } from '../../model/people-objects.ts';
import type { Competency } from '../../model/rubric.ts';
import type { Scenario } from '../../model/scenarios.ts';

/** What an answer to a prompt is: which item, and by which instrument it is rated. */
export type PromptItem = {
  readonly itemId: string;
  readonly instrument: Instrument;
  readonly prompt: string;
};

/** A prompt may begin with its instrument in brackets; a question is a structured interview. */
const instruments: readonly (readonly [RegExp, Instrument])[] = [
  [/^\(work sample\)/i, 'work_sample'],
  [/^\(role play\)/i, 'role_play'],
  [/^\(paired scenario\)/i, 'situational_judgement'],
];

/**
 * What can be asked for a competency. Scenarios written for it come first, in place of the prompts that only say
 * that there is one: each is an item of its own, since each is as hard as it is. Prompts keep the numbers that they
 * have in the rubric: `discovery-1` and so on.
 */
export function promptItems(
  { id, prompts }: Competency,
  scenarios: readonly Scenario[],
): readonly PromptItem[] {
  const paired = scenarios
    .filter(({ competency }) => competency === id)
    .map(
      (one): PromptItem => ({
        itemId: `${id}-${one.id}`,
        instrument: 'situational_judgement',
        prompt: `(Paired scenario) ${one.title}: ${one.customers[0].name} and ${one.customers[1].name}. ${one.task}`,
      }),
    );
  const written = prompts.map(
    (prompt, i): PromptItem => ({
      itemId: `${id}-${i + 1}`,
      instrument: instruments.find(([mark]) => mark.test(prompt))?.[1] ?? 'structured_interview',
      prompt,
    }),
  );
  const isReplaced = ({ instrument }: PromptItem) =>
    paired.length > 0 && instrument === 'situational_judgement';
  return [...paired, ...written.filter((item) => !isReplaced(item))];
}
