import { z } from 'zod';

const bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
const database = z.string().regex(/^[a-z][a-z0-9_]{0,127}$/);
const workgroup = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/);

/** The data class that a door works on. */
export const OwnPlace = z.object({
  BEARING_BUCKET: bucket,
  BEARING_DATABASE: database,
  BEARING_WORKGROUP: workgroup,
  BEARING_CATALOG: database.default('awsdatacatalog'),
});

/** Beside it the locked bucket of the audit log. */
export const ScoringPlace = OwnPlace.extend({ BEARING_AUDIT_BUCKET: bucket });

/** And the class of what people said of themselves, which scoring has no way to. */
export const PeoplePlace = ScoringPlace.extend({
  BEARING_DEMOGRAPHICS_BUCKET: bucket,
  BEARING_DEMOGRAPHICS_DATABASE: database,
  BEARING_DEMOGRAPHICS_WORKGROUP: workgroup,
});

/** A door was deployed without what it needs; values are not told. */
export class EnvironmentIncomplete extends Error {
  constructor(names: readonly string[]) {
    super(`a door needs its environment, got none or an odd one for ${names.join(', ')}`);
    this.name = 'EnvironmentIncomplete';
  }
}

/** @throws EnvironmentIncomplete with the names of what is missing or odd. */
export function environment<T>(schema: z.ZodType<T>, variables: NodeJS.ProcessEnv): T {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  throw new EnvironmentIncomplete([...new Set(read.error.issues.map(({ path }) => path.join('.')))]);
}
