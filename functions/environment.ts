import process from 'node:process';
import { z } from 'zod';

const Environment = z.object({
  BEARING_BUCKET: z.string().min(3),
  BEARING_DATABASE: z.string().regex(/^[a-z][a-z0-9_]*$/),
  BEARING_WORKGROUP: z.string().min(1),
  BEARING_CATALOG: z.string().default('awsdatacatalog'),
  BEARING_AUDIT_BUCKET: z.string().optional(),
  BEARING_DEMOGRAPHICS_BUCKET: z.string().optional(),
  BEARING_DEMOGRAPHICS_DATABASE: z.string().optional(),
  BEARING_DEMOGRAPHICS_WORKGROUP: z.string().optional(),
});

/** What the stack tells a function of its place. */
export type Environment = z.infer<typeof Environment>;

/** @throws Error in one line where the stack told a function too little. */
export function readEnvironment(): Environment {
  const read = Environment.safeParse(process.env);
  if (read.success) return read.data;
  const names = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`the environment of the function is not right: ${names}; deploy the stack again`);
}
