import { z } from 'zod';
import { dealTypes, lossKinds, outcomes } from './objects.ts';

const OutcomeMeaning = z.union([
  z.enum(outcomes).transform((outcome) => ({ outcome, loss_kind: null })),
  z.strictObject({ outcome: z.enum(outcomes), loss_kind: z.enum(lossKinds).nullable().default(null) }),
]);

/** `bearing.yaml`: everything optional, every default stated here and nowhere else. */
export const Settings = z.strictObject({
  schema: z.literal('bearing/settings/1').default('bearing/settings/1'),
  company: z.string().optional(),
  /** Mapping files tried when `--source` is absent, relative to the settings file. */
  sources: z.array(z.string()).default([]),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters such as USD')
    .optional(),
  calendar: z
    .strictObject({
      fiscal_year_start_month: z.int().min(1).max(12).default(1),
      time_zone: z.string().default('UTC'),
    })
    .prefault({}),
  scope: z
    .strictObject({ deal_type: z.array(z.enum(dealTypes)).min(1).default(['new', 'unknown']) })
    .prefault({}),
  /** Source, then stage in that source, to what it means. */
  outcomes: z.record(z.string(), z.record(z.string(), OutcomeMeaning)).default({}),
  /** Loss reason as the source writes it to the kind of loss. */
  loss_kinds: z.record(z.string(), z.enum(lossKinds)).default({}),
  /** Overrides of a dimension's kind. */
  dimensions: z
    .strictObject({
      choice: z.array(z.string()).default([]),
      calendar: z.array(z.string()).default([]),
      result: z.array(z.string()).default([]),
    })
    .prefault({}),
  default_cuts: z.array(z.string()).optional(),
  /** Cut points of a number, ascending: [50, 200] makes 0-49, 50-199, 200+. */
  bands: z.record(z.string(), z.array(z.number()).min(1)).default({}),
  minimum_closed: z.int().positive().default(10),
  /** A gap in win rate smaller than this does not matter to us. */
  margin: z.number().positive().max(1).default(0.05),
  meaningful_conversation: z
    .strictObject({
      held_meeting_external_attendees: z.int().positive().default(1),
      connected_call_seconds: z.int().nonnegative().default(300),
      inbound_reply: z.boolean().default(true),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;
