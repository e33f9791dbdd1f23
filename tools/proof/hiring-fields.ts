import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefused } from '../../adapters/gate/clean-file.ts';
import { loadPeople } from '../../adapters/people/load-people.ts';
import { ScorerRating } from '../../core/model/scorer-rating.ts';
import type { Random } from '../../core/sample/random.ts';
import { score } from '../../core/score.ts';
import { type Case, hiringCases, shuffled } from './hiring-cases.ts';
import { streamOf } from './hiring-world.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const CASES = 10_000;
const SEED = 20_261_129;

/** Attributes that the law protects, and what stands in for them; a value of each. */
const fields: Readonly<Record<string, readonly string[]>> = {
  name: ['Lakisha Washington', 'Greg Baker'],
  first_name: ['Lakisha', 'Greg'],
  last_name: ['Washington', 'Baker'],
  middle_name: ['Ann', 'Lee'],
  maiden_name: ['Jones', ''],
  preferred_name: ['Kisha', 'G'],
  sex: ['Female', 'Male'],
  gender: ['woman', 'man'],
  gender_identity: ['woman', 'nonbinary'],
  pronouns: ['she/her', 'he/him'],
  sexual_orientation: ['gay', 'straight'],
  race: ['Black or African American', 'White'],
  ethnicity: ['Hispanic or Latino', 'not'],
  race_ethnicity: ['Asian', 'White'],
  age: ['61', '24'],
  age_band: ['40+', 'under 40'],
  date_of_birth: ['1965-02-03', '2002-02-03'],
  birth_year: ['1965', '2002'],
  disability: ['yes', 'no'],
  religion: ['Muslim', 'none'],
  nationality: ['Ghana', 'US'],
  national_origin: ['Ghana', 'US'],
  citizenship: ['Ghana', 'US'],
  visa_status: ['H-1B', 'none'],
  veteran_status: ['veteran', 'no'],
  pregnancy: ['yes', 'no'],
  parental_leave: ['yes', 'no'],
  marital_status: ['married', 'single'],
  children: ['3', '0'],
  genetic_test: ['done', 'none'],
  zip: ['60621', '60614'],
  postcode: ['N17 9AA', 'SW1A 1AA'],
  home_address: ['12 Elm St', '4 Lake Shore Dr'],
  neighborhood: ['Englewood', 'Lincoln Park'],
  photo: ['a.jpg', 'b.jpg'],
  school: ['Howard', 'Yale'],
  university: ['Howard', 'Yale'],
  graduation_year: ['1987', '2024'],
  native_tongue: ['Twi', 'English'],
  accent: ['strong', 'none'],
};
const names = Object.keys(fields);

/** H4: no attribute of a person has a place in a score: refused at both gates, and without effect behind them. */
export async function proveNoAttribute(scale: number): Promise<ProofRow[]> {
  const cases = await hiringCases(Math.max(50, Math.round(CASES * scale)));
  const random = streamOf(SEED);
  const people = cases.map(() => attributes(random));
  const plain = cases.map((one) => bytes(one));
  const moved = (attached: readonly Attributes[]) =>
    cases.filter((one, i) => bytes(beside(one, attached[i] ?? {})) !== plain[i]).length;
  const rating = cases[0]?.ratings[0];
  const taken = names.filter(
    (name) => ScorerRating.safeParse({ ...rating, [name]: fields[name]?.[0] }).success,
  );
  const loaded = await columnsLoaded();
  const among = `${cases.length} scores`;
  return [
    row(`${names.length} fields added to every rating`, `moves 0 of ${among}`, moved(people)),
    row('the fields altered', `moves 0 of ${among}`, moved(cases.map(() => attributes(random)))),
    row('the fields permuted among the candidates', `moves 0 of ${among}`, moved(shuffled(people, random))),
    row("the scorer's type, each field on its own", `takes 0 of ${names.length}`, taken.length),
    row('a file of ratings, each field as a column', `takes 0 of ${names.length}`, loaded.length),
  ];
}

type Attributes = Readonly<Record<string, string>>;

function row(what: string, goal: string, found: number): ProofRow {
  return { id: 'H4', what, goal, got: `${found}`, pass: found === 0 && names.length === 40 };
}

const attributes = (random: Random): Attributes =>
  Object.fromEntries(names.map((name) => [name, random.pick(fields[name] ?? [])]));

/** What a caller without types could hand over. */
const beside = (one: Case, person: Attributes): Case => ({
  ...one,
  ratings: one.ratings.map((rating) => ({ ...person, ...rating })),
});

const bytes = (one: Case): string => JSON.stringify(score(one));

/** The fields that a file of ratings may have as a column; that without any must be read. */
async function columnsLoaded(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-fields-'));
  try {
    const isRead = async (extra: readonly string[]) => {
      const path = join(folder, 'ratings.csv');
      const header = ['candidate_id', 'rater_id', 'competency', 'rating', ...extra];
      const line = ['c1', 'r1', 'discovery', '4', ...extra.map((name) => fields[name]?.[0] ?? '')];
      writeFileSync(path, `${header.join(',')}\n${line.join(',')}\n`);
      return loadPeople([path], { sources: { named: null, others: [] } }).then(
        ({ ratings }) => ratings.length === 1,
        (error: unknown) => {
          if (error instanceof FileRefused && error.code === 'protected column') return false;
          throw error;
        },
      );
    };
    if (!(await isRead([])))
      throw new RangeError('needed a file without such a column to be read, it was not');
    const taken: string[] = [];
    for (const name of names) if (await isRead([name])) taken.push(name);
    return taken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runIfMain(import.meta.url, proveNoAttribute);
