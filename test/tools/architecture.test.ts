import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawn } from '../../tools/architecture/draw.ts';
import { graphOf } from '../../tools/architecture/graph.ts';
import { placed, width } from '../../tools/architecture/layout.ts';
import { synthesizedTemplate } from '../../tools/architecture/synthesize.ts';

const template = synthesizedTemplate();
const graph = graphOf(template);
const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]));
const edges = graph.edges.map(({ from, to }) => `${titles.get(from)} -> ${titles.get(to)}`);

test('docs/architecture.svg is what the template gives', () => {
  expect(readFileSync('docs/architecture.svg', 'utf8')).toBe(drawn(graph));
});

// From quality.md's privacy layout and design.md's flow, not from the program.
test('every way from an upload to a reader is in the picture', () => {
  expect(edges).toEqual(
    expect.arrayContaining([
      'crm-uploader -> crm/uploads/',
      'crm/uploads/ -> FIFO queue',
      'FIFO queue -> ingest-crm',
      'ingest-crm -> crm',
      '05:00 -> segment-report',
      'segment-report -> crm',
      'crm -> analyst',
      'crm -> e-mail',
      'people-uploader -> people/uploads/',
      'ingest-assessments -> people',
      'ingest-assessments -> demographics',
      'ingest-assessments -> audit',
      'score-candidates -> people',
      'score-candidates -> audit',
      'people -> recruiter',
      'demographics -> audit-job',
    ]),
  );
});

test('no way crosses a fence', () => {
  expect(edges).not.toContain('people -> analyst');
  expect(edges).not.toContain('crm -> recruiter');
  expect(edges).not.toContain('score-candidates -> demographics');
  expect(edges.filter((edge) => edge.startsWith('demographics -> '))).toEqual(['demographics -> audit-job']);
  expect(edges.filter((edge) => edge.includes('undefined'))).toEqual([]);
});

test('every function is there, and no two boxes lie on one another', () => {
  const functions = Object.values(template).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  expect(graph.nodes.filter(({ column }) => column === 3)).toHaveLength(functions.length);
  const boxes = [...placed(graph).values()];
  for (const a of boxes) {
    const over = boxes.filter(
      (b) => a !== b && Math.abs(a.x - b.x) < width && a.y < b.y + b.height && b.y < a.y + a.height,
    );
    expect(over.map(({ title }) => `${a.title} ${title}`)).toEqual([]);
  }
});

test('the picture follows the template: without its schedule a function has no arrow, without its rules a class tells nobody', () => {
  const isLeftOut = (id: string) => /^(maintaincrmschedule|crm(reports|refused)notice[0-9A-F]{8})$/.test(id);
  const fewer = graphOf(Object.fromEntries(Object.entries(template).filter(([id]) => !isLeftOut(id))));
  expect(graph.edges.length - fewer.edges.length).toBe(2);
  expect(drawn(fewer)).not.toBe(drawn(graph));
});
