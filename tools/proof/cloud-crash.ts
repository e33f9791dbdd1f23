import { seededRandom } from '../../core/sample/random.ts';
import { killedDoor } from '../../test/cloud/killed-door.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** R2 in the cloud: `kill -9` of the deployed bundle at random moments of its work, and the same message again. */
export async function proveCloudCrash(scale: number): Promise<ProofRow[]> {
  const trials = Math.max(5, Math.round(100 * scale));
  const random = seededRandom(7);
  const door = await killedDoor();
  const ends: Awaited<ReturnType<typeof door.trial>>[] = [];
  for (let i = 0; i < trials; i += 1) ends.push(await door.trial(random.whole(0, 1000) / 1000));
  const back = await door.mixed(3);
  const { all, half } = door.reads();
  await door.stop();
  const killed = ends.filter(({ wasKilled }) => wasKilled).length;
  const whole = ends.filter(({ isWhole }) => isWhole).length;
  return [
    {
      id: 'R2',
      what: `${trials} deliveries to the built ingest-crm, ${killed} killed in their work, ${all} reads meanwhile`,
      goal: 'the next delivery leaves exactly the file, no half batch is read',
      got: `${whole} whole, ${half} half batches read`,
      pass: whole === trials && half === 0 && killed > 0 && all > 0,
    },
    {
      id: 'R4',
      what: '10 messages to the built ingest-crm, 3 of files that no reading takes',
      goal: '0 come back',
      got: `${back} came back`,
      pass: back === 0,
    },
  ];
}

await runIfMain(import.meta.url, proveCloudCrash);
