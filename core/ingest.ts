import { type BadRowLimit, tooManyBadRows } from './batches/bad-rows.ts';
import { canonicalJson } from './batches/canonical-json.ts';
import { type Happening, inferAsOf } from './batches/infer-as-of.ts';
import { readDifferently } from './batches/read-differently.ts';
import type { AsOf, BatchEntry, Refused } from './model/batch.ts';
import type { IngestedBatch, IngestReport } from './model/ingest-report.ts';
import type { Reading } from './model/reading.ts';
import type { Note } from './model/wins-report.ts';

/** The files of one command: they share one as-of and become visible together. */
export type IngestCommand = {
  readonly files: readonly string[];
  /** A date or a time; null: the newest happening in all files. */
  readonly asOf: string | null;
  /** The files hold every record there is: what they do not hold is deleted. */
  readonly isFull: boolean;
  readonly limit: BadRowLimit;
  /** A batch of the same bytes read differently is retracted in the same commit. */
  readonly isReplacing: boolean;
  /** Everything is done and told, nothing is kept. */
  readonly isDryRun: boolean;
};

/** One file read as one object, its good rows put where only this command sees them. */
export type StagedBatch = {
  readonly batch: number;
  readonly file: string;
  readonly fileSha: string;
  readonly reading: Reading;
  /** What else decided how the bytes were read, such as formats found and an encoding given. */
  readonly readBy: unknown;
  /** Rows of this object, good and bad, with footer lines. */
  readonly read: number;
  readonly footer: number;
  readonly notes: readonly Note[];
};

/** A file that was not understood as a whole. */
export type RefusedFile = {
  readonly file: string;
  readonly source: string;
  readonly object: string;
  readonly refused: Refused;
};

/** What became of a staged batch's rows once the as-of was known and duplicates were out. */
export type SettledRows = Pick<BatchEntry, 'stored' | 'quarantined' | 'rows' | 'hasUniqueIds'>;

/** How a batch stands to the state just before it. */
export type Comparison = { readonly added: number; readonly notes: readonly Note[] };

/** What ingest needs of a store. Two adapters: DuckDB on a laptop, Athena in the cloud. */
export type Intake = {
  readonly hash: (text: string) => string;
  readonly atomically: <T>(outcome: 'commit' | 'rollback', work: () => Promise<T>) => Promise<T>;
  readonly ledger: () => Promise<readonly BatchEntry[]>;
  readonly stage: (file: string) => Promise<readonly (StagedBatch | RefusedFile)[]>;
  readonly happenings: (staged: readonly StagedBatch[]) => Promise<readonly Happening[]>;
  readonly parseAsOf: (text: string) => Promise<AsOf | Refused>;
  readonly settle: (staged: StagedBatch, asOf: AsOf) => Promise<SettledRows>;
  readonly compare: (entry: BatchEntry, ledger: readonly BatchEntry[]) => Promise<Comparison>;
  readonly discard: (staged: StagedBatch) => Promise<void>;
  readonly enter: (entry: BatchEntry) => Promise<void>;
  readonly retract: (entry: BatchEntry) => Promise<void>;
  /** @returns where the batch's bad rows lie; null where it has none. */
  readonly keepQuarantine: (staged: StagedBatch, batchId: string) => Promise<string | null>;
};

/**
 * Takes files in: every accepted file becomes a batch, and all of them become visible at once.
 *
 * A file or batch that is refused does not hold the others back; a batch that is there already changes nothing.
 */
export async function ingest(command: IngestCommand, intake: Intake): Promise<IngestReport> {
  const batches = await intake.atomically(command.isDryRun ? 'rollback' : 'commit', async () => {
    const staged: (StagedBatch | RefusedFile)[] = [];
    for (const file of command.files) staged.push(...(await intake.stage(file)));
    const asOf = await settleAsOf(command, staged.filter(isStaged), intake);
    const run = { command, intake, asOf, ledger: [...(await intake.ledger())] };
    const reports: IngestedBatch[] = [];
    for (const one of staged) reports.push(isStaged(one) ? await accept(one, run) : refusedFile(one));
    return reports;
  });
  return { schema: 'bearing/ingest/1', batches };
}

type Run = {
  readonly command: IngestCommand;
  readonly intake: Intake;
  readonly asOf: AsOf | Refused;
  /** Grows with every batch accepted. */
  readonly ledger: BatchEntry[];
};

const isStaged = (one: StagedBatch | RefusedFile): one is StagedBatch => 'batch' in one;

async function settleAsOf(
  command: IngestCommand,
  staged: readonly StagedBatch[],
  intake: Intake,
): Promise<AsOf | Refused> {
  if (command.asOf !== null) return intake.parseAsOf(command.asOf);
  const newest = inferAsOf(await intake.happenings(staged));
  return 'code' in newest ? newest : intake.parseAsOf(newest.text);
}

async function accept(staged: StagedBatch, run: Run): Promise<IngestedBatch> {
  if ('code' in run.asOf) return refuse(staged, run, { refused: run.asOf, asOf: null });
  const entry = toEntry(staged, run.asOf, { ...run, rows: await run.intake.settle(staged, run.asOf) });
  const known = run.ledger.find((earlier) => earlier.batchId === entry.batchId);
  if (known) return repeat(staged, known, run);
  const quarantineFile = await run.intake.keepQuarantine(staged, entry.batchId);
  const refused = objection(entry, run);
  if (refused) return refuse(staged, run, { refused, asOf: run.asOf.text, entry, quarantineFile });
  for (const earlier of readDifferently(run.ledger, entry)) await replace(earlier, run);
  const { added, notes } = await run.intake.compare(entry, run.ledger);
  await run.intake.enter(entry);
  run.ledger.push(entry);
  return {
    ...reportOf(entry),
    added,
    unchanged: entry.stored - added,
    quarantineFile,
    notes: [...staged.notes, ...notes],
  };
}

function toEntry(staged: StagedBatch, asOf: AsOf, run: Run & { rows: SettledRows }): BatchEntry {
  const { reading, batch, file, fileSha, read, footer } = staged;
  const { isFull } = run.command;
  const text = canonicalJson({ reading, readBy: staged.readBy });
  const { hash } = run.intake;
  return {
    batch,
    batchId: hash(canonicalJson([fileSha, reading.source, reading.object, hash(text), asOf.at, isFull])),
    file,
    fileSha,
    source: reading.source,
    object: reading.object,
    asOf: asOf.at,
    asOfText: asOf.text,
    isFull,
    readingHash: hash(canonicalJson([text, isFull])),
    reading: text,
    extras: reading.extras.map((extra) => extra.name),
    read,
    footer,
    ...run.rows,
    isRetracted: false,
  };
}

function objection(entry: BatchEntry, run: Run): Refused | null {
  const tooMany = tooManyBadRows(entry.quarantined, entry.read - entry.footer, run.command.limit);
  if (tooMany) {
    const next = `bearing quarantine ${entry.batchId.slice(0, 12)} shows them; --max-bad takes them out of the way`;
    return { code: 'too-many-bad-rows', message: `${tooMany}; ${next}` };
  }
  const [earlier] = readDifferently(run.ledger, entry);
  if (!earlier || run.command.isReplacing) return null;
  return {
    code: 'read-differently',
    message:
      `needed the same reading of the same bytes, got another than in batch ${earlier.batchId.slice(0, 12)} ` +
      `(${earlier.file}); --replace retracts that one`,
  };
}

async function replace(earlier: BatchEntry, run: Run): Promise<void> {
  await run.intake.retract(earlier);
  run.ledger[run.ledger.indexOf(earlier)] = { ...earlier, isRetracted: true };
}

/** A batch that is there changes nothing, retracted or not. */
async function repeat(staged: StagedBatch, known: BatchEntry, run: Run): Promise<IngestedBatch> {
  await run.intake.discard(staged);
  const id = known.batchId.slice(0, 12);
  const text = `batch ${id} was retracted and stays so; bearing restore ${id} lifts the mark`;
  const quarantineFile =
    known.quarantined > 0 ? await run.intake.keepQuarantine(staged, known.batchId) : null;
  return {
    ...reportOf(known),
    file: staged.file,
    added: 0,
    unchanged: known.stored,
    quarantineFile,
    notes: [...staged.notes, ...(known.isRetracted ? [{ code: 'retracted', text }] : [])],
  };
}

function reportOf(entry: BatchEntry) {
  const { batchId, file, source, object, read, stored, quarantined, footer } = entry;
  const report = { batchId, file, source, object, asOf: entry.asOfText, read, stored, quarantined, footer };
  return { ...report, refused: null };
}

type Refusal = {
  readonly refused: Refused;
  readonly asOf: string | null;
  readonly entry?: BatchEntry;
  readonly quarantineFile?: string | null;
};

/** Refused whole: none of its rows is stored, so all of them count as held back. */
async function refuse(staged: StagedBatch, run: Run, refusal: Refusal): Promise<IngestedBatch> {
  await run.intake.discard(staged);
  return {
    batchId: refusal.entry?.batchId ?? '',
    file: staged.file,
    source: staged.reading.source,
    object: staged.reading.object,
    asOf: refusal.asOf,
    read: staged.read,
    stored: 0,
    added: 0,
    unchanged: 0,
    quarantined: staged.read - staged.footer,
    footer: staged.footer,
    refused: refusal.refused,
    quarantineFile: refusal.quarantineFile ?? null,
    notes: [...staged.notes],
  };
}

function refusedFile({ file, source, object, refused }: RefusedFile): IngestedBatch {
  const counts = { read: 0, stored: 0, added: 0, unchanged: 0, quarantined: 0, footer: 0 };
  return {
    batchId: '',
    file,
    source,
    object,
    asOf: null,
    ...counts,
    refused,
    quarantineFile: null,
    notes: [],
  };
}
