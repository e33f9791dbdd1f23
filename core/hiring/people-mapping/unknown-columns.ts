import { columnKey } from '../../model/column-key.ts';
import { nearestName } from '../../model/nearest-name.ts';
import { columnsOfReading, type PeopleReading, type PeopleRefusal, refusedPeople } from './people-reading.ts';
import { peopleFields } from './people-schemas.ts';
import { protectedKind } from './protected-columns.ts';

const wayOut = 'send it to the object it belongs to, or ignore it, in a mapping (--source FILE.yaml)';

/**
 * The refusal of the first column that no object takes and nothing ignores: what cannot be placed is not read, so
 * that no protected attribute slips in beside a rating. Null where every column has its place.
 */
export function unknownColumn(
  header: readonly string[],
  readings: readonly PeopleReading[],
  ignore: readonly string[],
): PeopleRefusal | null {
  const used = new Set(readings.flatMap(columnsOfReading));
  const ignored = new Set(ignore.map(columnKey));
  const left = header.flatMap((name, i) => (used.has(i) || ignored.has(columnKey(name)) ? [] : [i]));
  const first = left.find((i) => protectedKind(header[i] ?? '') !== null) ?? left[0];
  return first === undefined ? null : refusedColumn(header[first] ?? '', first + 1, readings);
}

/**
 * The refusal of a protected attribute that a mapping sends to another object than the demographics; null where
 * there is none. A proxy may be sent by a mapping: a person has then said what the column holds.
 */
export function misplacedColumn(
  header: readonly string[],
  readings: readonly PeopleReading[],
): PeopleRefusal | null {
  for (const reading of readings.filter(({ object }) => object !== 'demographic')) {
    for (const column of columnsOfReading(reading)) {
      const name = header[column] ?? '';
      const kind = protectedKind(name);
      if (kind === null || kind.startsWith('a proxy')) continue;
      const needed = `a ${reading.object} needs columns free of protected attributes`;
      const next = 'send it to demographic, or rename it if it holds no such thing';
      return refusedPeople('protected column', `${needed}, got "${name}" (${kind}): ${next}`, column + 1);
    }
  }
  return null;
}

function refusedColumn(name: string, column: number, readings: readonly PeopleReading[]): PeopleRefusal {
  const objects = [...new Set(readings.map(({ object }) => object))];
  const file = objects.join(' and ');
  const kind = protectedKind(name);
  if (kind !== null) {
    const needed = `a ${file} file needs to be free of protected attributes and their proxies`;
    return refusedPeople('protected column', `${needed}, got "${name}" (${kind}): ${wayOut}`, column);
  }
  const known = objects.flatMap((object) => peopleFields(object).map((field) => field.name));
  const near = nearestName(name, known);
  const nearest = near === null ? '' : `the nearest is "${near}"; else `;
  const needed = `a ${file} file needs columns of ${[...new Set(known)].join(', ')}`;
  return refusedPeople('unknown column', `${needed}, got "${name}": ${nearest}${wayOut}`, column);
}
