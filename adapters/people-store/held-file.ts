import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../duckdb/database.ts';
import { draftPath, openDatabase, sweepDrafts } from '../duckdb/open-database.ts';
import type { PeopleForm } from './store-forms.ts';

/** One file of people, opened when it is first asked for and held until `close`. */
export type HeldFile = {
  readonly form: PeopleForm;
  readonly isThere: () => boolean;
  readonly database: () => Promise<Database>;
  /** Writes the file anew, so that what was deleted leaves no bytes behind. */
  readonly rebuild: () => Promise<void>;
  readonly close: () => void;
};

export function heldFile(home: string, form: PeopleForm, waitMs: number): HeldFile {
  const path = join(home, form.file);
  let held: { database: Database; close: () => void } | null = null;
  const open = async () => {
    if (held !== null) return held.database;
    held = await openDatabase(home, waitMs, form);
    sweepDrafts(home, form);
    chmodSync(path, 0o600);
    return held.database;
  };
  return {
    form,
    isThere: () => held !== null || existsSync(path),
    database: open,
    rebuild: async () => {
      await rewrite(await open(), { home, path, form });
      held?.close();
      held = null;
      await open();
    },
    close: () => {
      held?.close();
      held = null;
    },
  };
}

type Place = { readonly home: string; readonly path: string; readonly form: PeopleForm };

/** The new file takes the place of the old one while the old one is still held: nobody writes in between. */
async function rewrite(old: Database, { home, path, form }: Place): Promise<void> {
  const draft = draftPath(home, form);
  try {
    await old.run('checkpoint');
    await old.run(`attach '${draft.replaceAll("'", "''")}' as draft`);
    await old.run(`copy from database ${form.file.replace('.duckdb', '')} to draft`);
    await old.run('detach draft');
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
