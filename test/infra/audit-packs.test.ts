import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { auditPacks, decisions } from '../../infra/audit-packs.ts';
import { testStack } from './synthesized.ts';

const doors = [
  'ingest-crm',
  'ingest-assessments',
  'segment-report',
  'score-candidates',
  'maintain',
  'maintain-people',
];

test('the app synthesizes with no finding of the three packs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-synth-'));
  for (const door of doors) {
    mkdirSync(join(folder, 'bundles', door, 'dist/fn'), { recursive: true });
    writeFileSync(join(folder, 'bundles', door, 'dist/fn/handler.mjs'), 'export const handler = () => {};');
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: join(folder, 'out'),
      CDK_CONTEXT_JSON: JSON.stringify({ 'bearing:bundles': join(folder, 'bundles') }),
    },
  });
  rmSync(folder, { recursive: true, force: true });
  expect(`${stdout}${stderr}`.match(/^ERROR .*$/gm)).toBeNull();
  expect(status).toBe(0);
});

/** What the packs find with nothing acknowledged, by pack and rule. */
function findings(app: App): readonly string[] {
  return auditPacks(app).flatMap((pack) =>
    pack
      .validate({ templatePaths: [], stackTemplates: [], appConstruct: app })
      .violations.map(({ ruleName }) => `${pack.name}::${ruleName}`),
  );
}

test('every finding is covered by one decision, and every decision covers what is found', () => {
  const app = new App();
  const made = decisions(testStack(app));
  const covered = made.flatMap(({ ids }) => ids);
  expect(new Set(covered).size).toBe(covered.length);
  expect(covered.toSorted()).toEqual(findings(app).toSorted());
});

test('there are at most ten decisions, each with its own reason; none is a whole rule about permissions', () => {
  const made = decisions(testStack(new App()));
  expect(made.length).toBeLessThanOrEqual(10);
  expect(new Set(made.map(({ reason }) => reason)).size).toBe(made.length);
  for (const { reason, ids } of made) {
    expect(reason.length).toBeGreaterThan(20);
    expect(ids.filter((id) => id.endsWith('-IAM5'))).toEqual([]);
    expect(ids.filter((id) => id.includes('[Action::'))).toEqual([]);
  }
});
