import { parse } from 'yaml';
import { PeopleMapping } from '../../core/hiring/people-mapping/people-mapping.ts';
import { peopleObjects } from '../../core/hiring/people-mapping/people-schemas.ts';
import { Mapping } from '../../core/model/mapping.ts';
import { parseYaml, readYamlText } from './read-yaml.ts';

/** A mapping of a CRM's files, or of people's: by the objects that it names. */
export type AnyMapping =
  | { readonly of: 'crm'; readonly mapping: Mapping }
  | { readonly of: 'people'; readonly mapping: PeopleMapping };

/** A mapping file. @throws YamlRefused */
export async function loadMapping(path: string): Promise<AnyMapping> {
  const file = await readYamlText(path);
  return namesPeople(file.text)
    ? { of: 'people', mapping: parseYaml(file, PeopleMapping) }
    : { of: 'crm', mapping: parseYaml(file, Mapping) };
}

/** Whether the first object that can be told is one of hiring; a text that is no YAML is left to its reader. */
function namesPeople(text: string): boolean {
  const content = readable(text);
  const files = content?.files;
  const objects = Array.isArray(files) ? files.map((one: { object?: unknown } | null) => one?.object) : [];
  return peopleObjects.some((name) => objects.includes(name));
}

function readable(text: string): { readonly files?: unknown } | null {
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 100 }) as { files?: unknown } | null;
  } catch {
    return null;
  }
}
