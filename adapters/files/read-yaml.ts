import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { deepestIssue, faultMessage, offsetOf } from './yaml-fault.ts';

/** A file of settings or a mapping that does not say what it must: `file:line:column: what was needed, what came`. */
export class YamlRefused extends Error {
  readonly exitCode = 2;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'YamlRefused';
  }
}

type YamlFile = { readonly path: string; readonly text: string };

/** Reads a YAML file as what its schema says. @throws YamlRefused with the file, line and column of the first fault. */
export async function readYaml<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return parseYaml(await readYamlText(path), schema);
}

/** @throws YamlRefused where the file cannot be read. */
export async function readYamlText(path: string): Promise<YamlFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new YamlRefused(`needs a file that can be read, got "${path}": ${reasonOf(cause)}`, { cause });
  });
  return { path, text };
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'that is a folder';
  return cause instanceof Error ? cause.message : String(cause);
}

/** The text of a YAML file as what its schema says. @throws YamlRefused */
export function parseYaml<T>(file: YamlFile, schema: z.ZodType<T>): T {
  const read = yamlAndFaults(file, schema);
  if ('value' in read) return read.value;
  throw new YamlRefused(read.faults[0] ?? `${file.path}: needs ${schema.description ?? 'another content'}`, {
    cause: read.cause,
  });
}

type ReadYaml<T> =
  | { readonly value: T; readonly placed: (path: readonly PropertyKey[], message: string) => string }
  | { readonly faults: readonly string[]; readonly cause?: unknown };

/**
 * The text of a YAML file as what its schema says, or every fault of it on a line with its place.
 * `placed` gives a further complaint about the value the place that its path has in the text.
 */
export function yamlAndFaults<T>(file: YamlFile, schema: z.ZodType<T>): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file.path}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(
        ({ pos, message }) => `${at(pos[0])}: needs valid YAML, got ${plainReason(message)}`,
      ),
    };
  }
  const result = schema.safeParse(contentOf(document, file.path));
  if (result.success) {
    return {
      value: result.data,
      placed: (path, message) => `${at(offsetOf(document, { path: [...path] }))}: ${message}`,
    };
  }
  const issues = result.error.issues.map(deepestIssue);
  return {
    faults: issues.map(
      (issue) => `${at(offsetOf(document, issue))}: ${faultMessage(issue, { document, schema })}`,
    ),
    cause: result.error,
  };
}

function contentOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (cause) {
    throw new YamlRefused(`${path}: needs YAML without deep aliases, got ${String(cause)}`, { cause });
  }
}

const plainReason = (message: string): string =>
  message.split('\n')[0]?.replace(/^./, (first) => first.toLowerCase()) ?? '';
