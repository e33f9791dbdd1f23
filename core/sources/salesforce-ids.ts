import type { FileForm } from './file-form.ts';

/** What Salesforce writes where a lookup is empty, in its two lengths. */
export const nullIds = ['000000000000000AAA', '000000000000000'];

/** Every id of a form in 18 characters: the same record is one in a report (15) and in Data Loader (18). */
export function withLongIds(form: FileForm): FileForm {
  const fields = Object.entries(form.fields).map(([field, { take, choices }]) => {
    const long = choices.map((choice) => ({
      ...choice,
      rule: { ...choice.rule, id: 'salesforce' as const },
    }));
    return [field, { take, choices: field.endsWith('_id') ? long : choices }];
  });
  return { ...form, fields: Object.fromEntries(fields) };
}
