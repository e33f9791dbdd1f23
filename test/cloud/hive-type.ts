/** A column type as Athena's DDL spells it, `map<string, string>`, as a tree. */
export type HiveType = {
  /** `string`, `int`, `decimal`, `array`, `map` ... */
  readonly name: string;
  readonly of: readonly HiveType[];
  /** Precision and scale, or a length. */
  readonly digits: readonly number[];
};

const plain: Readonly<Record<string, string>> = {
  string: 'varchar',
  int: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'date',
  double: 'double',
  decimal: 'decimal',
  timestamp: 'timestamp',
};

/** As DuckDB names it. @throws RangeError for a type that no statement of ours has. */
export function duckdbType(type: HiveType): string {
  const [first, second] = type.of.map(duckdbType);
  if (type.name === 'array' && first !== undefined) return `${first}[]`;
  if (type.name === 'map' && first !== undefined && second !== undefined) return `map(${first}, ${second})`;
  return named(type);
}

/** As Trino names it; Iceberg keeps moments to the microsecond, Hive to the millisecond. */
export function trinoType(type: HiveType, secondDigits: 3 | 6): string {
  if (type.of.length > 0)
    return `${type.name}(${type.of.map((of) => trinoType(of, secondDigits)).join(', ')})`;
  return type.name === 'timestamp' ? `timestamp(${secondDigits})` : named(type);
}

function named({ name, digits }: HiveType): string {
  const known = plain[name];
  if (known === undefined) throw new RangeError(`a column type of Athena's DDL was needed, got ${name}`);
  return digits.length > 0 ? `${known}(${digits.join(', ')})` : known;
}
