import { EngineFailed } from './athena-engine.ts';

/** The word by which Athena calls what DuckDB complains of. */
const codes: readonly (readonly [words: RegExp, code: string])[] = [
  [/^Catalog Error: (Table|View) with name .* does not exist/, 'TABLE_NOT_FOUND'],
  [/^Catalog Error: .*already exists/, 'TABLE_ALREADY_EXISTS'],
  [/^Catalog Error: .*[Ss]chema .* does not exist/, 'SCHEMA_NOT_FOUND'],
  [/^Catalog Error: .*Function/, 'FUNCTION_NOT_FOUND'],
  [/^Parser Error/, 'SYNTAX_ERROR'],
  [/^Binder Error: .*column/i, 'COLUMN_NOT_FOUND'],
  [/^Binder Error/, 'TYPE_MISMATCH'],
  [/^Conversion Error/, 'INVALID_CAST_ARGUMENT'],
];

/** What DuckDB said in Athena's form; another error as it is. */
export function duckdbFailure(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof EngineFailed) return cause;
  const [line = ''] = cause.message.split('\n');
  const code = codes.find(([words]) => words.test(line))?.[1];
  return code === undefined ? cause : new EngineFailed(code, line, { cause });
}
