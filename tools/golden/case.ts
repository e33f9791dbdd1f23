import { z } from 'zod';
import { isList, isObject, type Json, type Tolerance, toleranceAt } from './compare.ts';

const Tolerances: z.ZodType<Tolerance> = z.lazy(() =>
  z.union([z.number().nonnegative(), z.array(Tolerances), z.record(z.string(), Tolerances)]),
);

const Case = z.strictObject({
  id: z.string().min(1),
  method: z.string().min(1),
  source: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.json()).refine((outputs) => Object.keys(outputs).length > 0, {
    error: 'needs at least one output',
  }),
  tolerance: Tolerances,
});

/** One published example: what to call, with what, and what must come out. */
export type GoldenCase = z.infer<typeof Case>;

/**
 * Reads the text of a golden file.
 *
 * @throws GoldenFileError with one line when the text is not JSON, not an array, empty, or a case is malformed.
 */
export function parseCases(text: string): readonly GoldenCase[] {
  const list = parseJson(text);
  if (!isList(list))
    throw new GoldenFileError('a golden file needs an array of cases, got another JSON value');
  if (list.length === 0)
    throw new GoldenFileError('a golden file needs at least one case, got an empty array');
  return list.map(parseCase);
}

export class GoldenFileError extends Error {}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ') : String(cause);
    throw new GoldenFileError(`a golden file needs JSON, got: ${reason}`, { cause });
  }
}

function parseCase(value: unknown, index: number): GoldenCase {
  const read = Case.safeParse(value);
  const name =
    isObject(value) && typeof value['id'] === 'string' ? `case ${value['id']}` : `case ${index + 1}`;
  if (!read.success) {
    const issue = read.error.issues[0];
    const place = issue?.path.join('.') ?? '';
    throw new GoldenFileError(
      `${name} is malformed${place && `, ${place}`}: ${issue?.message ?? 'not readable'}`,
    );
  }
  const gap = untolerated({ expected: read.data.expected, tolerance: read.data.tolerance, path: '' });
  if (gap !== null) throw new GoldenFileError(`${name} is malformed: no tolerance for the number at ${gap}`);
  return read.data;
}

type Node = { readonly expected: Json; readonly tolerance: Tolerance | undefined; readonly path: string };

/** The path of the first expected number without a tolerance of its own; null when all have one. */
function untolerated({ expected, tolerance, path }: Node): string | null {
  if (typeof expected === 'number') return typeof tolerance === 'number' ? null : path;
  if (!isList<Json>(expected) && !isObject(expected)) return null;
  if (isList<Json>(expected) && isList(tolerance) && tolerance.length !== expected.length) return path;
  for (const { key, value } of children(expected)) {
    const below = {
      expected: value,
      tolerance: toleranceAt(tolerance, key),
      path: `${path}${path && '.'}${key}`,
    };
    const gap = untolerated(below);
    if (gap !== null) return gap;
  }
  return null;
}

type Child = { readonly key: string | number; readonly value: Json };

function children(parent: readonly Json[] | { readonly [key: string]: Json }): readonly Child[] {
  if (isList<Json>(parent)) return parent.map((value, key) => ({ key, value }));
  return Object.entries(parent).map(([key, value]) => ({ key, value }));
}
