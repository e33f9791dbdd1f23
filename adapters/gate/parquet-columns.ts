import { refusal } from './refusals.ts';

export type ParquetColumn = { readonly name: string; readonly type: string };

/** A column as the SQL text of its exact value and of what makes a row of it unfit; `unfit` is null where nothing can. */
export type TextColumn = { readonly text: string; readonly unfit: string | null };

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** @throws FileRefused for a column of raw bytes. */
export function textColumn(column: ParquetColumn): TextColumn {
  const { type } = column;
  const name = quoted(column.name);
  if (type === 'BLOB' || type === 'BIT')
    throw refusal(
      'parquet-binary',
      `columns of text, numbers and dates are needed, got raw bytes in '${column.name.slice(0, 64)}': leave it out`,
    );
  if (type.endsWith('[]') && isPlain(type.slice(0, -2))) return listColumn(name);
  if (!isPlain(type)) return withoutNul(`cast(to_json(${name}) as varchar)`);
  if (type === 'TIMESTAMP WITH TIME ZONE')
    return { text: `replace(cast(timezone('UTC', ${name}) as varchar), ' ', 'T') || 'Z'`, unfit: null };
  if (type.startsWith('TIMESTAMP'))
    return { text: `replace(cast(${name} as varchar), ' ', 'T')`, unfit: null };
  if (type === 'VARCHAR') return withoutNul(name);
  return { text: `cast(${name} as varchar)`, unfit: null };
}

function isPlain(type: string): boolean {
  return !/^(STRUCT|MAP|UNION|JSON)|\[\d*\]$/.test(type);
}

function listColumn(name: string): TextColumn {
  const joined = `array_to_string(list_transform(cast(${name} as varchar[]), x -> coalesce(x, '')), ';')`;
  const hasSeparator = `len(list_filter(cast(${name} as varchar[]), x -> contains(x, ';'))) > 0`;
  return { text: joined, unfit: `${hasSeparator} or contains(${joined}, chr(0))` };
}

function withoutNul(text: string): TextColumn {
  return { text, unfit: `contains(${text}, chr(0))` };
}
