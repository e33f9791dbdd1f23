import { z } from 'zod';

const text = z.string().min(1);

/** Two customers that differ in one fact (D49): the same plan for both was made for neither. */
const Scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'small letters, digits, _ and -'),
  /** The competency that is rated by it; its rubric has the anchors. */
  competency: text,
  title: text,
  /** What holds for both customers. */
  situation: z.array(text).min(1),
  /** The one fact in which they differ. */
  customers: z.tuple([
    z.strictObject({ name: text, fact: text }),
    z.strictObject({ name: text, fact: text }),
  ]),
  task: text,
  /** For raters only. */
  look_for: text,
});
export type Scenario = z.infer<typeof Scenario>;

export const Scenarios = z.strictObject({
  schema: z.literal('bearing/scenarios/1'),
  scenarios: z.array(Scenario).min(1),
});
