import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { assetFiles, assetHash } from './asset-hash.ts';
import { bindingPackage, copyBinding } from './binding.ts';
import type { Architecture } from './doors.ts';
import { elfMachine } from './elf.ts';

export type Asset = {
  readonly folder: string;
  readonly sha256: string;
  readonly bytes: number;
  /** JavaScript alone, and of it what a cold start reads; the rest comes when it is needed. */
  readonly codeBytes: number;
  readonly startBytes: number;
  readonly hasDuckdb: boolean;
};

type AssetRequest = { readonly entry: string; readonly folder: string; readonly arch: Architecture };

/** Two folders below the asset's root, as the rooms are: `../../queries/` is found from here and from the source. */
const codeFolder = 'dist/fn';

export const handlerFile = `${codeFolder}/handler.mjs`;

/** Files read beside the code -> the modules that read them. */
const besides: Readonly<Record<string, readonly string[]>> = {
  queries: ['adapters/queries/query-text.ts'],
  rubrics: ['adapters/files/rubric-file.ts', 'adapters/files/kit-files.ts'],
};

/** One function as the folder that Lambda unpacks: its code, what the code reads, and DuckDB where it is used. */
export async function buildAsset({ entry, folder, arch }: AssetRequest): Promise<Asset> {
  if (!existsSync(entry)) throw new Error(`a function to bundle was needed, got no file ${entry}`);
  rmSync(folder, { recursive: true, force: true });
  const chunks = await bundle(entry, join(folder, codeFolder));
  const modules = chunks.flatMap((chunk) => chunk.moduleIds).map((id) => relative('.', id));
  for (const [beside, readers] of Object.entries(besides)) {
    if (readers.some((reader) => modules.includes(reader))) {
      cpSync(beside, join(folder, beside), { recursive: true });
    }
  }
  const hasDuckdb = chunks.some((chunk) => chunk.code.includes('@duckdb/node-bindings-linux'));
  if (hasDuckdb) copyBinding(arch, folder);
  if (hasDuckdb) checkBinding(folder, arch);
  const sizes = assetFiles(folder).map((file) => statSync(join(folder, file)).size);
  return {
    folder,
    sha256: assetHash(folder),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    codeBytes: chunks.reduce((sum, chunk) => sum + Buffer.byteLength(chunk.code), 0),
    startBytes: startBytes(chunks),
    hasDuckdb,
  };
}

/** The handler's chunk and those it imports at once. */
function startBytes(chunks: readonly OutputChunk[]): number {
  const read = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const file of read) {
    for (const one of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) read.add(one);
  }
  return chunks
    .filter(({ fileName }) => read.has(fileName))
    .reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
}

async function bundle(entry: string, dir: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: { handler: entry },
    platform: 'node',
    external: [/^@duckdb\/node-bindings-/],
    onLog: (level, log, next) => {
      if (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return;
      next(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
    },
  });
  const { output } = await build.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    comments: { legal: true, annotation: false, jsdoc: false },
    minify: true,
    // The names of errors are in logs and in the queue's replies.
    keepNames: true,
    sourcemap: false,
  });
  await build.close();
  return output.filter((part) => part.type === 'chunk');
}

/** @throws Error where the binding of the function's processor is not in the asset. */
export function checkBinding(folder: string, arch: Architecture): void {
  for (const file of ['duckdb.node', 'libduckdb.so']) {
    const path = join(folder, 'node_modules', bindingPackage(arch), file);
    const found = existsSync(path) ? elfMachine(path) : 'no file';
    if (found !== arch) throw new Error(`${path} must be built for ${arch}, got ${found}`);
  }
}
