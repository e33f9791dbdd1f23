import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const doors = ['ingest-crm', 'ingest-assessments', 'segment-report', 'score-candidates', 'maintain'];

test('the app synthesizes with no finding of the three packs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-synth-'));
  for (const door of doors) {
    mkdirSync(join(folder, 'bundles', door), { recursive: true });
    writeFileSync(join(folder, 'bundles', door, 'handler.mjs'), 'export const handler = () => {};');
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
