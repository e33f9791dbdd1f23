import { nearestName } from '../../model/nearest-name.ts';
import type { FieldReading } from '../../model/reading.ts';
import { type PeopleReading, type PeopleRefusal, positionOf, refusedPeople } from './people-reading.ts';
import { type PeopleObject, peopleFields, peopleObjects } from './people-schemas.ts';

/** Of these columns beside `candidate_id` one at least is there. */
const oneOf: Readonly<Partial<Record<PeopleObject, readonly string[]>>> = {
  demographic: ['sex', 'race_ethnicity', 'age_band'],
  candidate: ['requisition_id', 'role', 'source'],
};

/** A file in long form, its columns named as the fields: the first object whose demanded columns are all there. */
export function readPlainFile(header: readonly string[]): PeopleReading | PeopleRefusal {
  const object = peopleObjects.find((one) => isOf(header, one));
  if (object === undefined) return notRecognised(header);
  const fields = peopleFields(object).flatMap(({ name }): FieldReading[] => {
    const position = positionOf(header, name);
    return position === null ? [] : [{ field: name, columns: [position], rule: {} }];
  });
  return { object, fields, where: [], skipWithout: null };
}

const demanded = (object: PeopleObject): readonly string[] =>
  peopleFields(object).flatMap(({ name, required }) => (required ? [name] : []));

const absent = (header: readonly string[], names: readonly string[]): readonly string[] =>
  names.filter((name) => positionOf(header, name) === null);

function isOf(header: readonly string[], object: PeopleObject): boolean {
  const choice = oneOf[object];
  const hasChoice = choice === undefined || absent(header, choice).length < choice.length;
  return hasChoice && absent(header, demanded(object)).length === 0;
}

/** The object of whose demanded columns the smallest share is absent; ratings where none has any. */
function notRecognised(header: readonly string[]): PeopleRefusal {
  const [nearest] = peopleObjects
    .map((object) => ({ object, names: [...demanded(object), ...(oneOf[object]?.slice(0, 1) ?? [])] }))
    .map((one) => ({ ...one, missing: absent(header, one.names) }))
    .toSorted((a, b) => a.missing.length / a.names.length - b.missing.length / b.names.length);
  const { object, names, missing } = nearest ?? { object: 'rating', names: [], missing: [] };
  const came = missing.map((name) => `no "${name}"${near(name, header)}`).join(', ');
  return refusedPeople(
    'source unknown',
    `a ${object} file needs columns ${names.join(', ')}, got ${came}: rename them, or say where they are in a mapping (--source FILE.yaml)`,
  );
}

function near(name: string, header: readonly string[]): string {
  const found = nearestName(name, header);
  return found === null ? '' : ` (nearest is "${found}")`;
}
