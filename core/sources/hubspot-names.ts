import type { Aliases } from './file-form.ts';

/** A HubSpot property by its export label, its API name (with further ones) and Fivetran's copy of those. */
export function either(label: string, ...names: string[]): Aliases {
  return [label, ...names, ...names.map((name) => `property_${name}`)];
}
