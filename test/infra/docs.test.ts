import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOf } from './policy.ts';
import { ofType, synthesized } from './synthesized.ts';

const resources = synthesized();
const [deploy, operations] = ['docs/deploy.md', 'docs/operations.md'].map((page) =>
  readFileSync(page, 'utf8'),
);

test('every alarm has a row that says what it means, and every row an alarm', () => {
  const rows = (operations ?? '').split('\n').filter((line) => line.startsWith('| `'));
  const named = rows
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)])
    .map(([, name]) => name ?? '');
  const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(([id]) => id);
  expect(named).toHaveLength(alarms.length);
  expect(alarms.filter((id) => !named.some((name) => isOf(id, name)))).toEqual([]);
});

test('every switch of the app is explained', () => {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  for (const name of [...Object.keys(context), 'bearing:noticeEmail'])
    expect(deploy).toContain(`| \`${name}\` |`);
});

test('the pages name functions that there are, and the runs they reserve', () => {
  const functions = ofType(resources, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
  const names = functions.map(({ FunctionName }) => FunctionName);
  const called = [...`${deploy}${operations}`.matchAll(/call (bearing-[a-z-]+)/g)].map(([, name]) => name);
  expect(called.length).toBeGreaterThan(8);
  expect(called.filter((name) => !names.includes(name))).toEqual([]);
  const reserved = functions.reduce((sum, { ReservedConcurrentExecutions: runs }) => sum + runs, 0);
  expect(deploy).toContain(`reserve ${reserved} concurrent runs`);
});
