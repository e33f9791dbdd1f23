import { peopleKeys } from '../../core/hiring/people-mapping/people-keys.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { Row } from '../duckdb/database.ts';

/** The order of the local store: by the keys of an object, a blank first, texts by their UTF-8 bytes. */
export function byPeopleKey(object: PeopleObject): (a: Row, b: Row) => number {
  const names = peopleKeys[object];
  return (a, b) => {
    for (const name of names) {
      const order = compared(a[name] ?? null, b[name] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compared(a: Row[string], b: Row[string]): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
