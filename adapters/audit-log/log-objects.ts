import { randomBytes } from 'node:crypto';
import type { Addition } from '../../core/hiring/audit-append.ts';
import { NO_ENTRY, type StoredLog } from '../../core/hiring/audit-chain.ts';
import { writtenHead } from '../../core/hiring/audit-recovery.ts';
import type { Objects } from '../s3/objects.ts';

export type LogBuckets = {
  /** Under Object Lock: `log/00000001.jsonl`, an object an append, and `salt`. */
  readonly audit: Objects;
  /** `audit/heads/00000001.json`, an object an append, and `audit/details/`, one object each so that one can be deleted. */
  readonly people: Objects;
};

const LOG = 'log/';
const HEADS = 'audit/heads/';
const DETAILS = 'audit/details/';

/** Objects that are read at once. */
const AT_ONCE = 32;

const padded = (number: number): string => String(number).padStart(8, '0');
const numberOf = (key: string): number => Number(/(\d+)\.\w+$/.exec(key)?.[1] ?? 0);

/** A salt and a head for a log that has none yet; never for one that lost them. */
export async function seedLog({ audit, people }: LogBuckets): Promise<void> {
  if ((await audit.read('salt')) !== null || (await audit.list(LOG)).length > 0) return;
  await people.putNew(`${HEADS}${padded(0)}.json`, writtenHead({ entries: 0, hash: NO_ENTRY }));
  await audit.putNew('salt', randomBytes(32).toString('hex'));
}

/** Objects that never change, as they were read before: entries by their key, details by theirs. */
export type ReadBefore = Map<string, string>;

/** What lies in the buckets, and the number of the last append. What was read before is not read again. */
export async function readLog(
  { audit, people }: LogBuckets,
  before: ReadBefore = new Map(),
): Promise<{ readonly number: number; readonly log: StoredLog }> {
  // In this order: a head is written after its lines and a detail before them, so neither can be missing.
  const head = (await people.list(HEADS)).at(-1);
  const headText = head === undefined ? '' : await textOf(people, head);
  const keys = await audit.list(LOG);
  const [salt, lines] = [await textOf(audit, 'salt'), await textsOf(audit, keys, before)];
  const names = await people.list(DETAILS);
  const details = await textsOf(people, names, before);
  const kept = names.flatMap((key, i): [string, string][] => {
    const text = details[i];
    return text ? [[key.slice(DETAILS.length, -'.json'.length), text]] : [];
  });
  return {
    number: numberOf(keys.at(-1) ?? ''),
    log: { text: lines.join(''), head: headText, salt, details: new Map(kept) },
  };
}

/** False where another writer has this number; then nothing of the addition is left. */
export async function putAddition(
  { audit, people }: LogBuckets,
  number: number,
  { lines, head, details }: Addition,
): Promise<boolean> {
  await manyAtOnce([...details], ([name, text]) =>
    people.put(`${DETAILS}${name}.json`, text, 'application/json'),
  );
  const key = `${LOG}${padded(number)}.jsonl`;
  const isNew = await audit.putNew(key, lines, 'application/x-ndjson');
  // A repeated request after a lost reply finds its own object there.
  if (!isNew && (await textOf(audit, key)) !== lines) {
    await removeDetails({ people }, [...details.keys()]);
    return false;
  }
  await people.putNew(`${HEADS}${padded(number)}.json`, head, 'application/json');
  return true;
}

export async function removeDetails(
  { people }: Pick<LogBuckets, 'people'>,
  names: readonly string[],
): Promise<void> {
  if (names.length > 0) await people.remove(names.map((name) => `${DETAILS}${name}.json`));
}

async function textOf(objects: Objects, key: string): Promise<string> {
  const bytes = await objects.read(key);
  return bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function textsOf(objects: Objects, keys: readonly string[], before: ReadBefore): Promise<readonly string[]> {
  return manyAtOnce(keys, async (key) => {
    const text = before.get(key) ?? (await textOf(objects, key));
    if (text !== '') before.set(key, text);
    return text;
  });
}

async function manyAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
