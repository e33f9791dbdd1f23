import type { Command } from 'commander';
import type { Table } from '../../adapters/report/table.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import { refusingWords } from '../exit.ts';
import { formatOf, type GlobalFlags } from '../globals.ts';
import { writeResult } from '../output.ts';
import { readQuarantine } from '../quarantine-file.ts';
import { withPeople } from '../with-people.ts';
import { withStore } from '../with-store.ts';

/** `batches`, `retract`, `restore`, `quarantine`: the ledger and what can be undone in it. */
export function addLedgerCommands(program: Command): void {
  program
    .command('batches')
    .description('list every accepted batch, the retracted ones too')
    .action(async (_, command: Command) => {
      const flags: GlobalFlags = command.optsWithGlobals();
      const crm = await withStore(flags, (store) => store.batches());
      const people = await withPeople(flags, (store) => store.batches());
      const all: readonly ListedBatch[] = [...crm, ...people];
      await writeBatches(
        all.toSorted((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1)),
        flags,
      );
    });
  addMark(program, 'retract', 'undo a batch: the state is as if it had never come');
  addMark(program, 'restore', 'lift the mark of a retracted batch');
  program
    .command('quarantine')
    .argument('<batch>', 'id of the batch, or how it begins')
    .description('list the rejected rows of a batch, whole, with their line, column, code and message')
    .action((batch: string, _, command: Command) => writeQuarantine(batch, command.optsWithGlobals()));
}

function addMark(program: Command, verb: 'retract' | 'restore', description: string): void {
  program
    .command(verb)
    .argument('<batch>', 'id of the batch, or how it begins')
    .description(description)
    .action(async (batch: string, _, command: Command) => {
      const flags: GlobalFlags = command.optsWithGlobals();
      const marked = await withPeople(flags, (store) => refusingWords(store.mark(batch, verb === 'retract')));
      const crm = () => withStore(flags, (store) => refusingWords(store[verb](batch)));
      await writeBatches(marked.length > 0 ? marked : [await crm()], flags);
    });
}

/** A line of either ledger: batches of people have no footer, and none holds every record there is. */
type ListedBatch = Omit<PeopleBatch, 'object'> & {
  readonly object: string;
  readonly isFull?: boolean;
  readonly footer?: number;
};

async function writeBatches(entries: readonly ListedBatch[], flags: GlobalFlags): Promise<void> {
  const { BatchesReport } = await import('../../core/model/ledger-report.ts');
  const { reportJson } = await import('../../adapters/report/json.ts');
  const batches = entries.map((entry) => ({
    batchId: entry.batchId,
    file: entry.file,
    source: entry.source,
    object: entry.object,
    asOf: entry.asOfText,
    full: entry.isFull ?? false,
    read: entry.read,
    stored: entry.stored,
    quarantined: entry.quarantined,
    footer: entry.footer ?? 0,
    retracted: entry.isRetracted,
  }));
  const isForPeople = ['table', 'html', 'md'].includes(formatOf(flags));
  const rows = batches.map((batch) => ({
    ...batch,
    batchId: isForPeople ? batch.batchId.slice(0, 12) : batch.batchId,
    full: batch.full ? 'yes' : 'no',
    retracted: batch.retracted ? 'yes' : 'no',
  }));
  await writeResult(
    {
      json: () => reportJson(BatchesReport, { schema: 'bearing/batches/1', batches }),
      table: (): Table => ({ title: 'Batches', columns: batchColumns, rows }),
    },
    flags,
  );
}

const batchColumns: Table['columns'] = [
  { key: 'batchId', label: 'batch', kind: 'text' },
  { key: 'file', label: 'file', kind: 'text' },
  { key: 'source', label: 'source', kind: 'text' },
  { key: 'object', label: 'object', kind: 'text' },
  { key: 'asOf', label: 'as of', kind: 'text' },
  { key: 'full', label: 'full', kind: 'text' },
  { key: 'read', label: 'read', kind: 'integer' },
  { key: 'stored', label: 'stored', kind: 'integer' },
  { key: 'quarantined', label: 'quarantined', kind: 'integer' },
  { key: 'footer', label: 'footer', kind: 'integer' },
  { key: 'retracted', label: 'retracted', kind: 'text' },
];

async function writeQuarantine(batch: string, flags: GlobalFlags): Promise<void> {
  const { QuarantineReport } = await import('../../core/model/ledger-report.ts');
  const { reportJson } = await import('../../adapters/report/json.ts');
  const { batchId, rows } = readQuarantine(flags.home, batch);
  await writeResult(
    {
      json: () => reportJson(QuarantineReport, { schema: 'bearing/quarantine/1', batchId, rows }),
      table: (): Table => ({
        title: `Quarantine of ${batchId.slice(0, 12)}`,
        columns: quarantineColumns,
        rows,
      }),
    },
    flags,
  );
}

const quarantineColumns: Table['columns'] = [
  { key: 'line', label: 'line', kind: 'integer' },
  { key: 'column', label: 'column', kind: 'integer' },
  { key: 'code', label: 'code', kind: 'text' },
  { key: 'message', label: 'message', kind: 'text' },
  { key: 'raw', label: 'row', kind: 'text' },
];
