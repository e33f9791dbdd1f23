import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRubric, readRubric, shippedRubric } from '../../../adapters/files/rubric-file.ts';

const good = `schema: bearing/rubric/1
id: two
version: 1
scale: { min: 1, max: 2, direction: higher }
evidence: optional
job_analysis: jobs.md
competencies:
  - { id: s, axis: strategic, name: S, prompts: [why], anchors: { 1: no, 2: "yes" } }
  - id: t
    axis: tactical
    name: T
    prompts: [how]
    anchors:
      1: "no"
      2: "yes"
roles:
  - { id: ae, weights: { s: 1, t: 1 }, floors: { strategic: 50, tactical: 50 } }
`;

describe('a rubric file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bearing-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const put = async (text: string) => {
    await writeFile(join(folder, 'r.yaml'), text);
    return join(folder, 'r.yaml');
  };
  const complaints = async (text: string) => {
    const checked = await checkRubric(await put(text));
    return 'complaints' in checked ? checked.complaints.map((line) => line.slice(folder.length + 1)) : [];
  };

  test('is read with the hash of its canonical JSON', async () => {
    const { rubric, hash } = await readRubric(await put(good));
    const canonical =
      '{"competencies":[{"anchors":{"1":"no","2":"yes"},"axis":"strategic","id":"s","name":"S","prompts":["why"],"reverse":false},' +
      '{"anchors":{"1":"no","2":"yes"},"axis":"tactical","id":"t","name":"T","prompts":["how"],"reverse":false}],' +
      '"coverage":0.7,"evidence":"optional","id":"two","job_analysis":"jobs.md",' +
      '"roles":[{"floors":{"strategic":50,"tactical":50},"id":"ae","weights":{"s":1,"t":1}}],' +
      '"scale":{"direction":"higher","max":2,"min":1},"schema":"bearing/rubric/1","version":1}';
    expect(rubric.coverage).toBe(0.7);
    expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('keeps its hash under comments and another order', async () => {
    const [first, ...rest] = good.split('\n');
    const { hash } = await readRubric(await put(good));
    expect((await readRubric(await put(`# ours\n${rest.join('\n')}${first}\n`))).hash).toBe(hash);
    expect((await readRubric(await put(good.replace('version: 1', 'version: 2')))).hash).not.toBe(hash);
  });

  // Places are counted by hand in the text above.
  test.each([
    [
      'a missing anchor',
      '      2: "yes"\n',
      '',
      'r.yaml:14:7: anchors of t need a text for point 2, got none',
    ],
    [
      'an anchor for no point',
      '      2: "yes"\n',
      '      2: "yes"\n      3: so\n',
      'r.yaml:16:10: anchors of t need',
    ],
    [
      'an empty anchor',
      '      1: "no"',
      '      1: ""',
      'r.yaml:14:10: competencies.1.anchors.1 needs at least 1',
    ],
    ['a wrong sum of weights', 's: 1,', 's: 0.4,', 'r.yaml:17:24: weights of ae need a sum of 1'],
    [
      'an unknown competency',
      's: 1,',
      's: 1, u: 1,',
      'r.yaml:17:35: weights of ae need competencies of this',
    ],
    [
      'a competency twice',
      '- id: t\n',
      '- id: s\n',
      'r.yaml:9:9: competencies need an id of their own each, got "s"',
    ],
    [
      'a scale that does not rise',
      'min: 1, max: 2',
      'min: 2, max: 1',
      'r.yaml:4:15: scale needs a min below',
    ],
    ['no prompts', 'prompts: [how]', 'prompts: []', 'r.yaml:12:14: competencies.1.prompts needs at least 1'],
    [
      'a missing part',
      'job_analysis: jobs.md\n',
      '',
      'r.yaml:1:1: job_analysis needs a value of type string, got',
    ],
    ['a mistyped key', 'evidence:', 'evidense:', 'r.yaml:5:1: the file needs keys of'],
    [
      'an unknown axis',
      'axis: tactical',
      'axis: both',
      'r.yaml:10:11: competencies.1.axis needs one of strategic, tactical',
    ],
    [
      'a floor above the scale',
      'tactical: 50',
      'tactical: 500',
      'r.yaml:17:75: roles.0.floors.tactical needs at most 100',
    ],
    ['a key twice', 'id: two\n', 'id: two\nid: three\n', 'r.yaml:3:1: needs valid YAML'],
    ['another schema', 'rubric/1', 'rubric/9', 'r.yaml:1:9: schema needs one of bearing/rubric/1'],
  ])('is refused with the place of %s', async (_, from, to, line) => {
    expect((await complaints(good.replace(from, to))).join('\n')).toContain(line);
  });

  test('has every complaint on a line of its own', async () => {
    const text = good.replace('s: 1, t: 1', 's: 0.5, t: 0.5');
    expect(await complaints(text)).toHaveLength(2);
    await expect(readRubric(await put(text))).rejects.toThrow(/strategic axis.*\n.*tactical axis/);
  });
});

describe('the shipped rubric', () => {
  test('holds, with a text for every point of eleven competencies and four roles', async () => {
    const { rubric } = await readRubric(shippedRubric());
    expect(rubric.competencies.filter(({ axis }) => axis === 'strategic')).toHaveLength(5);
    expect(rubric.competencies.filter(({ axis }) => axis === 'tactical')).toHaveLength(6);
    expect(rubric.roles.map(({ id }) => id)).toEqual(['sdr', 'ae-mid', 'ae-enterprise', 'manager']);
    for (const { prompts } of rubric.competencies) expect([2, 3]).toContain(prompts.length);
  });

  test('has a task in its job analysis for every competency', async () => {
    const { rubric } = await readRubric(shippedRubric());
    const analysis = await readFile(join(import.meta.dirname, '../../..', rubric.job_analysis), 'utf8');
    for (const { id } of rubric.competencies) expect(analysis).toContain(`\`${id}\``);
  });

  test('rates behaviour: no words for what a person is', async () => {
    const { rubric } = await readRubric(shippedRubric());
    const texts = rubric.competencies
      .flatMap((one) => [...one.prompts, ...Object.values(one.anchors)])
      .join('\n');
    expect(texts).not.toMatch(
      /\b(confident|energetic|charismatic|passionate|hungry|likeable|articulate|accent|native|polished|young|mature|school|degree|years of experience|culture|personality)\b/i,
    );
  });
});
