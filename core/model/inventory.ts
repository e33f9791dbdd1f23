import type { ObjectName } from './objects.ts';

/** What a store holds as of a moment: enough to know which dimensions can be asked for. */
export type Inventory = {
  /** As printed: a date, or a time where one was given. */
  readonly asOf: string;
  readonly objects: Readonly<
    Partial<
      Record<
        ObjectName,
        {
          readonly records: number;
          /** Records shown before their first version, and the earliest first version. */
          readonly backCast: number;
          readonly knownFrom: string | null;
          /** Further columns of the files, by normalised header name. */
          readonly extras: readonly string[];
        }
      >
    >
  >;
};
