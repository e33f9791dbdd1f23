import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/** Builds what the package ships: JavaScript in the rooms' own folders, and the queries and rubrics beside them. */
rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
cpSync('queries', 'dist/queries', { recursive: true });
cpSync('rubrics', 'dist/rubrics', { recursive: true });
