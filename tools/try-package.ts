import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packs what would be published, installs it in an empty folder, and runs its `bearing` there. */
const folder = mkdtempSync(join(tmpdir(), 'bearing-package-'));
try {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' });
  const [{ filename, size, entryCount }] = JSON.parse(packed.slice(packed.indexOf('[')));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, filename)], {
    cwd: folder,
    stdio: 'inherit',
  });
  const bearing = (...args: string[]) =>
    execFileSync(process.execPath, [join(folder, 'node_modules/bearing/bin/bearing.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const version = bearing('--version').trim();
  const expected = JSON.parse(readFileSync('package.json', 'utf8')).version;
  if (version !== expected) throw new Error(`the packed bearing must print ${expected}, got ${version}`);
  bearing('demo');
  const report = JSON.parse(
    bearing(
      '--home',
      'bearing-demo/.bearing',
      '--settings',
      'bearing-demo/bearing.yaml',
      'wins',
      '--format',
      'json',
    ),
  );
  if (!(report.total.won > 0))
    throw new Error('the packed bearing must find won deals in its demo, got none');
  process.stdout.write(
    `bearing ${version} runs from its package: ${entryCount} files, ${Math.round(size / 1024)} kB\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
