import type { Instrument } from '../../model/people-objects.ts';
import type { Competency } from '../../model/rubric.ts';

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

/** The prompts of a competency as items: `discovery-1` and so on, in the rubric's order. */
export function promptItems({ id, prompts }: Competency): readonly PromptItem[] {
  return prompts.map((prompt, i) => ({
    itemId: `${id}-${i + 1}`,
    instrument: instruments.find(([mark]) => mark.test(prompt))?.[1] ?? 'structured_interview',
    prompt,
  }));
}
