import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { madeCases } from '../../tools/fixtures/made-cases.ts';
import { caseFiles } from '../../tools/fixtures/write-case.ts';

test.each(madeCases())('the case $name lies in fixtures as its seed makes it', (made) => {
  for (const [file, text] of caseFiles(made)) {
    const kept = readFileSync(new URL(`../../fixtures/${made.name}/${file}`, import.meta.url), 'utf8');
    expect(kept, file).toBe(text);
  }
});
