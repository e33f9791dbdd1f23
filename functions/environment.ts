import process from 'node:process';
import { z } from 'zod';

const bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const database = z.string().regex(/^[a-z][a-z0-9_]{0,127}$/);
const workgroup = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/);

const Environment = z.object({
  BEARING_BUCKET: bucket,
  BEARING_DATABASE: database,
  BEARING_WORKGROUP: workgroup,
  BEARING_CATALOG: database.default('awsdatacatalog'),
});

const ScoringEnvironment = Environment.extend({ BEARING_AUDIT_BUCKET: bucket });

const PeopleEnvironment = ScoringEnvironment.extend({
  BEARING_DEMOGRAPHICS_BUCKET: bucket,
  BEARING_DEMOGRAPHICS_DATABASE: database,
  BEARING_DEMOGRAPHICS_WORKGROUP: workgroup,
});

/** The stack told a function too little. */
export class EnvironmentIncomplete extends Error {
  constructor(names: readonly string[]) {
    super(`the environment of the function is not right: ${names.join(', ')}; deploy the stack again`);
    this.name = 'EnvironmentIncomplete';
  }
}

/** The data class that a function works on. @throws EnvironmentIncomplete */
export const readEnvironment = () => read(Environment);

/** Beside it the locked bucket of the audit log; no way to what people said of themselves. @throws EnvironmentIncomplete */
export const readScoringEnvironment = () => read(ScoringEnvironment);

/** Everything that is kept of people. @throws EnvironmentIncomplete */
export const readPeopleEnvironment = () => read(PeopleEnvironment);

function read<T>(schema: z.ZodType<T>): T {
  const found = schema.safeParse(process.env);
  if (found.success) return found.data;
  throw new EnvironmentIncomplete([...new Set(found.error.issues.map(({ path }) => path.join('.')))]);
}
