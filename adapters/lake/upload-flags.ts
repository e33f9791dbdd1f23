import { z } from 'zod';
import { badRowLimitWords, defaultBadRowLimit, parseBadRowLimit } from '../../core/batches/bad-rows.ts';
import type { IngestCommand } from '../../core/ingest.ts';
import { objectNames } from '../../core/model/objects.ts';
import type { ReadingFlags } from '../duckdb/stage-file.ts';

/** What is said of a file in the user metadata of its object: the flags of `bearing ingest` by the same names. */
const UploadMetadata = z.strictObject({
  'as-of': z.string().optional(),
  full: z.literal('true').optional(),
  replace: z.literal('true').optional(),
  'max-bad': z
    .string()
    .refine((text) => parseBadRowLimit(text) !== null, { error: `needs ${badRowLimitWords}` })
    .optional(),
  source: z.string().optional(),
  object: z.enum(objectNames).optional(),
  key: z.string().optional(),
  'date-format': z.string().optional(),
  decimal: z.enum([',', '.']).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  sheet: z.string().optional(),
});

export type UploadFlags = {
  readonly command: Pick<IngestCommand, 'asOf' | 'isFull' | 'isReplacing' | 'limit'>;
  readonly reading: Omit<ReadingFlags, 'settings' | 'mappings'>;
};

/** The metadata of an object says what no flag says, or says it wrongly. */
export class UploadRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UploadRefused';
  }
}

/** @throws UploadRefused for a name that is no flag and a value that is none of its. */
export function uploadFlags(metadata: Readonly<Record<string, string>>): UploadFlags {
  const parsed = UploadMetadata.safeParse(metadata);
  if (!parsed.success) throw new UploadRefused(complaint(parsed.error, metadata));
  const { data } = parsed;
  return {
    command: {
      asOf: data['as-of'] ?? null,
      isFull: data.full === 'true',
      isReplacing: data.replace === 'true',
      limit: parseBadRowLimit(data['max-bad'] ?? '') ?? defaultBadRowLimit,
    },
    reading: {
      source: data.source,
      object: data.object,
      key: data.key?.split(',').map((column) => column.trim()),
      dateFormat: data['date-format'],
      decimal: data.decimal,
      encoding: data.encoding,
      delimiter: data.delimiter,
      sheet: data.sheet,
    },
  };
}

const known = Object.keys(UploadMetadata.shape).join(', ');

function complaint(error: z.ZodError, metadata: Readonly<Record<string, string>>): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return `the metadata of an upload needs names among ${known}, got "${String(issue.keys[0]).slice(0, 64)}"`;
  }
  const name = String(issue?.path[0]);
  return `the metadata ${name} of an upload is not right: ${issue?.message}, got "${(metadata[name] ?? '').slice(0, 64)}"`;
}
