import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ObjectMissing } from '../../adapters/s3/bucket-failures.ts';
import type { Objects } from '../../adapters/s3/objects.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { s3Client } from '../../adapters/s3/s3-client.ts';
import { type FaultyBucket, faultyBucket, type S3Fault } from './faulty-bucket.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const SEED = 20261128;
const KEYS = 12;
const STILL_MS = 40;

/** R5: whatever a bucket does to a request, nothing is told done that is not, and what passes is waited out. */
export async function proveBucketFaults(scale: number): Promise<ProofRow[]> {
  return [await atRate(1, 1000 * scale), await atRate(10, 3000 * scale), await atRate(50, 1000 * scale)];
}

type World = {
  readonly bucket: FaultyBucket;
  readonly objects: Objects;
  readonly folder: string;
  readonly draw: (to: number) => number;
};

/** `done`, `failed` (said so, and nothing is half done), or what is wrong. */
type Verdict = string;

async function atRate(percent: number, wanted: number): Promise<ProofRow> {
  const runs = Math.max(20, Math.round(wanted));
  const world = await openWorld(percent);
  const verdicts = new Map<Verdict, number>();
  let most = 0;
  for (let i = 0; i < runs; i += 1) {
    world.bucket.sent.clear();
    const verdict = await (operations[i % operations.length] ?? putOne)(world, `body ${i} `.repeat(i % 50));
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    most = Math.max(most, ...world.bucket.sent.values());
  }
  world.bucket.close();
  rmSync(world.folder, { recursive: true, force: true });
  const [done, failed] = [verdicts.get('done') ?? 0, verdicts.get('failed') ?? 0];
  const wrong = [...verdicts.keys()].filter((verdict) => verdict !== 'done' && verdict !== 'failed');
  const isEnough = percent > 10 || done / runs >= 0.999;
  return {
    id: 'R5',
    what: `S3 faults in ${percent} % of requests, ${runs} runs`,
    goal: `0 wrong${percent > 10 ? '' : ', >= 99.9 % done'}, <= 8 tries`,
    got: `${runs - done - failed} wrong, ${done} done, ${failed} said to have failed, ${most} tries ${wrong}`.trim(),
    pass: wrong.length === 0 && isEnough && most <= 8,
  };
}

const faults = ['slow down', 'internal error', 'reset', 'lost reply', 'torn', 'conflict', 'still'] as const;

async function openWorld(percent: number): Promise<World> {
  const generator = xoroshiro128plus(SEED + percent);
  const draw = (to: number) => uniformInt(generator, 0, to);
  const fault = (): S3Fault => (draw(99) < percent ? (faults[draw(faults.length - 1)] ?? null) : null);
  const bucket = await faultyBucket(fault);
  const client = s3Client({
    endpoint: bucket.endpoint,
    forcePathStyle: true,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'proof', secretAccessKey: 'proof' },
    maxAttempts: 1,
    requestHandler: { socketTimeout: STILL_MS },
  });
  const pacing = { random: () => 0.5, pause: async () => {} };
  const objects = openObjects({ client, bucket: 'bearing-crm', pacing, stallMs: STILL_MS });
  return { bucket, objects, folder: mkdtempSync(join(tmpdir(), 'bearing-bucket-')), draw };
}

const operations = [putOne, putNewTwice, downloadOne, listAll, putNewTwice, downloadOne, removeSome];

const textOf = ({ bucket }: World, key: string) => bucket.held.get(key)?.body.toString() ?? null;
const drawKey = ({ draw }: World) => `k/${draw(KEYS - 1)}`;
const failed = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

async function putOne(world: World, body: string): Promise<Verdict> {
  const key = drawKey(world);
  const before = textOf(world, key);
  const end = await world.objects.put(key, body).catch(failed);
  const after = textOf(world, key);
  if (!(end instanceof Error)) return after === body ? 'done' : 'put, not there';
  return after === body || after === before ? 'failed' : 'put, half there';
}

/** Two writers at once: at most one may be told that it is the first, and what is there is that one's. */
async function putNewTwice(world: World, body: string): Promise<Verdict> {
  const key = drawKey(world);
  const before = textOf(world, key);
  const bodies = [`${body}a`, `${body}b`];
  const ends = await Promise.all(bodies.map((own) => world.objects.putNew(key, own).catch(failed)));
  const after = textOf(world, key);
  const winners = bodies.filter((_, i) => ends[i] === true);
  if (before !== null && (winners.length > 0 || after !== before)) return 'new, over an old one';
  if (winners.length > 1 || (winners.length === 1 && after !== winners[0])) return 'new, not the one there';
  if (ends.some((end) => end instanceof Error)) return 'failed';
  return before === null && winners.length === 0 ? 'new, by nobody' : 'done';
}

async function downloadOne(world: World): Promise<Verdict> {
  const key = drawKey(world);
  const path = join(world.folder, 'file');
  rmSync(path, { force: true });
  const end = await world.objects.download(key, path).catch(failed);
  if (existsSync(`${path}.part`)) return 'downloaded, part left';
  if (end instanceof ObjectMissing) return textOf(world, key) === null ? 'done' : 'missing, but there';
  if (end instanceof Error) return existsSync(path) ? 'failed, but there' : 'failed';
  return readFileSync(path, 'utf8') === textOf(world, key) ? 'done' : 'downloaded, another body';
}

async function listAll(world: World): Promise<Verdict> {
  const end = await world.objects.list('').catch(failed);
  if (end instanceof Error) return 'failed';
  return end.join() === [...world.bucket.held.keys()].sort().join() ? 'done' : 'listed, other keys';
}

async function removeSome(world: World): Promise<Verdict> {
  const keys = [...new Set([drawKey(world), drawKey(world), drawKey(world)])];
  const end = await world.objects.remove(keys).catch(failed);
  if (end instanceof Error) return 'failed';
  return keys.every((key) => textOf(world, key) === null) ? 'done' : 'removed, still there';
}

await runIfMain(import.meta.url, proveBucketFaults);
