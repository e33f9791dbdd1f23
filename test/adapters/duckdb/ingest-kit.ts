import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CalendarSettings, openStore } from '../../../adapters/duckdb/open-store.ts';
import type { IngestCommand } from '../../../core/ingest.ts';
import { Mapping } from '../../../core/model/mapping.ts';
import { Settings } from '../../../core/model/settings.ts';

const mapping = Mapping.parse({
  source: 'crm',
  ignore: ['internal'],
  files: [
    {
      object: 'opportunity',
      columns: {
        record_id: 'id',
        stage: 'stage',
        outcome: { from: 'stage', map: { Won: 'won', Lost: 'lost', Open: 'open' } },
        created_on: 'created',
        closed_on: 'closed',
        modified_at: 'modified',
      },
    },
    { object: 'account', columns: { record_id: 'account', sector: 'sector' } },
  ],
});

const otherMapping = Mapping.parse({
  ...mapping,
  files: [{ object: 'account', columns: { record_id: 'account', region: 'sector' } }],
});

export const settings: CalendarSettings & Settings = Settings.parse({});

/** A home and a folder of files that go away together. */
export function workbench() {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-ingest-'));
  const home = join(folder, 'home');
  return {
    home,
    file(name: string, lines: readonly string[]): string {
      const path = join(folder, name);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    },
    ingest: (files: readonly string[], options: Partial<IngestCommand> & { other?: boolean } = {}) =>
      ingestInto(home, files, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function ingestInto(
  home: string,
  files: readonly string[],
  { other = false, ...command }: Partial<IngestCommand> & { other?: boolean },
) {
  const store = await openStore(home);
  try {
    const mappings = [other ? otherMapping : mapping];
    const report = await store.ingest({ ...commandOf(files), ...command }, { settings, mappings });
    return report.batches;
  } finally {
    store.close();
  }
}

/** A command of these files with nothing said. */
export const commandOf = (files: readonly string[]): IngestCommand => ({
  files,
  asOf: null,
  isFull: false,
  limit: { share: 0.01 },
  isReplacing: false,
  isDryRun: false,
});

export const flags = { settings, mappings: [mapping] };

export const header = 'id,stage,created,closed,modified,Next Step';

export const deal = (id: string, stage = 'Won', closed = '2024-03-01') =>
  `${id},${stage},2024-01-02,${stage === 'Open' ? '' : closed},,call`;
