import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

const settings = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  memory_limit: '1GB',
  preserve_insertion_order: 'false',
};

/**
 * One connection to one DuckDB file, for the length of one command.
 * Integers within 2^53 come back as numbers; dates, times, exact decimals and greater integers as text.
 */
export class Database {
  private readonly instance: DuckDBInstance;
  /** For what speaks to DuckDB itself, such as the query engine. */
  readonly connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  /** @throws Error with DuckDB's own words: a lock held elsewhere, a file that is no database. */
  static async open(path: string, spillFolder: string): Promise<Database> {
    const instance = await DuckDBInstance.create(path, { ...settings, temp_directory: spillFolder });
    try {
      const database = new Database(instance, await instance.connect());
      await database.run(`set TimeZone = 'UTC'`);
      await database.run('set integer_division = true');
      // Their analysis costs a third of an ingest and saves half of a file: too dear.
      await database.run(`set disabled_compression_methods = 'fsst,dict_fsst'`);
      return database;
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  }

  async run(sql: string, parameters: readonly Cell[] = []): Promise<void> {
    await this.connection.run(sql, [...parameters]);
  }

  async rows(sql: string, parameters: readonly Cell[] = []): Promise<readonly Row[]> {
    const reader = await this.connection.runAndReadAll(sql, [...parameters]);
    return reader.getRowObjects().map(toRow);
  }

  /** The only row of a query. @throws RangeError when there is not exactly one. */
  async row(sql: string, parameters: readonly Cell[] = []): Promise<Row> {
    const [first, ...more] = await this.rows(sql, parameters);
    if (!first || more.length > 0) throw new RangeError(`needed one row, got ${first ? more.length + 1 : 0}`);
    return first;
  }

  /** Rows one chunk at a time, for results that may not fit in memory. */
  async *stream(sql: string): AsyncGenerator<Row> {
    const result = await this.connection.stream(sql);
    const names = result.columnNames();
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      for (const values of chunk.getRows()) {
        yield toRow(Object.fromEntries(names.map((name, i) => [name, values[i] ?? null])));
      }
    }
  }

  /** Everything in `work` becomes visible together, or nothing does. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('begin transaction');
    try {
      const result = await work();
      await this.run('commit');
      return result;
    } catch (error) {
      await this.run('rollback').catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

function toRow(values: Readonly<Record<string, DuckDBValue>>): Row {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toCell(value)]));
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  return value.toString();
}
