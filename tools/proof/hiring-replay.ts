import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { score } from '../../core/score.ts';
import { type Case, hiringCases } from './hiring-cases.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const SCORINGS = 10_000;
const CASES = 500;

/** One scoring: which case, and the hashes of its report and of its candidate. */
type Scoring = { readonly place: string; readonly report: string; readonly candidate: string };

/** H1: scored again in any order of candidates and ratings, by two processes, alone or among others: the same bytes. */
export async function proveReplay(scale: number): Promise<ProofRow[]> {
  const scorings = Math.max(100, Math.round(SCORINGS * scale));
  const count = Math.min(CASES, Math.ceil(scorings / 4));
  const [one = [], two = []] = [1, 2].map((seed) => scoredElsewhere(seed, scorings, count));
  const all = [...one, ...two];
  const first = new Map(one.toReversed().map((scoring) => [scoring.place, scoring]));
  const same = all.filter(({ place, report }) => first.get(place)?.report === report).length;
  const together = hashesTogether(await hiringCases(count));
  const beside = [...first.values()].filter(({ place, candidate }) => together.get(place) === candidate);
  return [
    {
      id: 'H1',
      what: `${count} cases scored by each of two processes ${scorings} times, cases and ratings shuffled`,
      goal: `${all.length} reports, each case's the same bytes`,
      got: `${same} the same`,
      pass: same === all.length && all.length === 2 * scorings,
    },
    {
      id: 'H1',
      what: 'a candidate scored alone and among all others of the role',
      goal: `${first.size} of ${first.size} the same bytes`,
      got: `${beside.length} the same`,
      pass: beside.length === first.size && together.size === first.size,
    },
  ];
}

function scoredElsewhere(seed: number, scorings: number, count: number): readonly Scoring[] {
  const program = join(import.meta.dirname, 'hiring-replay-child.ts');
  const words = [program, String(seed), String(scorings), String(count)];
  const printed = execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [place = '', report = '', candidate = ''] = line.split(' ');
      return { place, report, candidate };
    });
}

/** Place of a case to the hash of its candidate, all of one role and calibration in one command. */
function hashesTogether(cases: readonly Case[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(cases, ({ role, calibration }) => `${role} ${calibration.hash}`);
  const placeOf = new Map(cases.map(({ ratings }, place) => [ratings[0]?.candidateId, String(place)]));
  const hashes = new Map<string, string>();
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const ratings = [first, ...others].flatMap((one) => one.ratings);
    for (const candidate of score({ ...first, ratings }).candidates) {
      const hash = createHash('sha256')
        .update(JSON.stringify([candidate]))
        .digest('hex');
      hashes.set(placeOf.get(candidate.candidateId) ?? '', hash);
    }
  }
  return hashes;
}

await runIfMain(import.meta.url, proveReplay);
