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

/** Reads a YAML file as what its schema says. @throws YamlRefused with the file, line and column of the first fault. */
export async function readYaml<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new YamlRefused(`needs a file that can be read, got "${path}": ${reasonOf(cause)}`, { cause });
  });
  return parseYaml({ path, text }, schema);
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'that is a folder';
  return cause instanceof Error ? cause.message : String(cause);
}

/** The text of a YAML file as what its schema says. @throws YamlRefused */
export function parseYaml<T>(file: { path: string; text: string }, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file.path}:${line}:${col}`;
  };
  if (broken)
    throw new YamlRefused(`${at(broken.pos[0])}: needs valid YAML, got ${plainReason(broken.message)}`);
  const result = schema.safeParse(contentOf(document, file.path));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined)
    throw new YamlRefused(`${file.path}: needs ${schema.description ?? 'another content'}`);
  const fault = deepestIssue(issue);
  throw new YamlRefused(`${at(offsetOf(document, fault))}: ${faultMessage(fault, { document, schema })}`, {
    cause: result.error,
  });
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
