export type DataClassName = 'crm' | 'people' | 'demographics' | 'audit';

/** Four years: California keeps hiring records that long. */
export const auditDays = 4 * 366;

/** Days until an object goes by itself; null where something else ends it, and what. */
type Lifetime = { readonly days: number } | { readonly days: null; readonly because: string };

const settings = { days: null, because: 'the settings are no record and hold no person' } as const;
const tables = {
  days: null,
  because: 'retraction and erasure delete rows, and maintenance vacuums their files',
} as const;
// One day over the 14 of the dead letters: a message sent again still finds its file. An erasure waits for this.
const personalUploads = { days: 15 };

/** Every key of a data class begins with one of these. What is not listed is written by nobody. */
export const keySpaces = {
  crm: {
    uploads: { days: 30 },
    settings,
    staging: { days: 1 },
    tables,
    quarantine: { days: 30 },
    ingested: { days: 400 },
    refused: { days: 400 },
    // What was believed is compared with what came of it, years later.
    reports: { days: 5 * 366 },
    // The joined deals of one report; maintenance drops them every night.
    scratch: { days: 3 },
    results: { days: 7 },
  },
  people: {
    uploads: personalUploads,
    settings,
    staging: { days: 1 },
    tables,
    quarantine: { days: 30 },
    ingested: { days: 30 },
    refused: { days: 30 },
    reports: { days: auditDays },
    scorecards: { days: auditDays },
    audit: { days: null, because: 'details of the log; an erasure deletes those of a person' },
    results: { days: 7 },
  },
  demographics: {
    staging: { days: 1 },
    tables,
    quarantine: { days: 30 },
    results: { days: 7 },
  },
  audit: {
    log: { days: null, because: 'Object Lock keeps each entry four years; a chain has no end to cut off' },
  },
} as const satisfies Readonly<Record<DataClassName, Readonly<Record<string, Lifetime>>>>;

export type Prefix<C extends DataClassName = DataClassName> = C extends DataClassName
  ? Extract<keyof (typeof keySpaces)[C], string>
  : never;

/** Prefix -> days, of those that expire. */
export const expiries = (
  name: DataClassName,
): readonly { readonly prefix: string; readonly days: number }[] =>
  Object.entries<Lifetime>(keySpaces[name]).flatMap(([prefix, { days }]) =>
    days === null ? [] : [{ prefix: `${prefix}/`, days }],
  );
