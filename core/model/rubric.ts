import { z } from 'zod';

/** The two axes: where to compete and why we win, against the daily work. */
export const axes = ['strategic', 'tactical'] as const;
export type Axis = (typeof axes)[number];

const name = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'small letters, digits, _ and -');
const share = z.number().min(0).max(1);

export const Competency = z.strictObject({
  id: name,
  axis: z.enum(axes),
  name: z.string().min(1),
  prompts: z.array(z.string().min(1)).min(1),
  /** A text for every point of the scale (BARS). */
  anchors: z.record(z.string(), z.string().min(1)),
  /** A high rating is a low standing (D47). */
  reverse: z.boolean().default(false),
});
export type Competency = z.infer<typeof Competency>;

export const Role = z.strictObject({
  id: name,
  name: z.string().min(1).optional(),
  /** Competency to weight; weights of one axis sum to 1. */
  weights: z.record(z.string(), share),
  /** 0-100, for each axis; not compensating. */
  floors: z.strictObject({ strategic: z.number().min(0).max(100), tactical: z.number().min(0).max(100) }),
});
export type Role = z.infer<typeof Role>;

/** The form of a rubric; what must hold between its parts is checked in `core/hiring/check-rubric.ts`. */
export const Rubric = z.strictObject({
  schema: z.literal('bearing/rubric/1'),
  id: name,
  version: z.int().positive(),
  scale: z.strictObject({
    min: z.int(),
    max: z.int(),
    /** Whether the higher or the lower number is the better one. */
    direction: z.enum(['higher', 'lower']),
  }),
  evidence: z.enum(['required', 'optional']),
  /** Weight present over weight, below which an axis is `incomplete`. */
  coverage: share.default(0.7),
  job_analysis: z.string().min(1),
  competencies: z.array(Competency).min(1),
  roles: z.array(Role).min(1),
});
export type Rubric = z.infer<typeof Rubric>;
