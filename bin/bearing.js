#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node must be able to read this far.
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';

const needed = 24;
if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(
    `bearing needs Node ${needed} or newer, got ${process.versions.node}: run it as \`npx bearing\`, or install Node ${needed}\n`,
  );
  process.exit(3);
}
nodeModule.enableCompileCache();
// A checkout runs its TypeScript; an installed package has only the built JavaScript.
const source = new URL('../cli/main.ts', import.meta.url);
const { main } = await import(
  existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href
);
process.exitCode = await main(process.argv);
