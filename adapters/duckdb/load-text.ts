import type { CleanFile, WrittenPart } from '../gate/clean-file.ts';
import type { Database } from './database.ts';
import { identifier, literal } from './sql-text.ts';

/** DuckDB's own limit of a line is 2 MB; the gate lets longer records through, for which the buffers are widened. */
const ordinaryLine = 1_900_000;
const longLine = 36 * 1024 * 1024;

/** Loads the text of one file, beginning while the gate still reads it. */
export class TextLoader {
  readonly #database: Database;
  readonly #name: string;
  #waiting: string[] = [];
  #loaded: string[] = [];
  #running: Promise<void> | null = null;
  #columns = 0;
  #failure: unknown = null;

  /** @param name of the temporary relation that will hold the text. */
  constructor(database: Database, name: string) {
    this.#database = database;
    this.#name = identifier(name);
  }

  /** Takes a part that is whole. What cannot be loaded here is loaded, or told, by `finish`. */
  add({ path, columns, longest }: WrittenPart): void {
    if (longest > ordinaryLine || this.#failure !== null) return;
    this.#waiting.push(path);
    this.#running ??= this.#pump(columns).catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /**
   * The clean records of the file as text: a temporary relation of `line BIGINT, c0 .. cN VARCHAR`.
   * DuckDB guesses nothing here: columns, dialect and line ends are those the gate wrote.
   *
   * @throws Error when DuckDB sees another number of records than the gate wrote.
   */
  async finish(file: CleanFile): Promise<void> {
    await this.#settle();
    if (this.#failure !== null) throw this.#failure;
    if (this.#columns === 0) await this.#make(file.columns.length);
    const rest = file.parts.filter((part) => !this.#loaded.includes(part));
    const wide = `, max_line_size = ${longLine}, buffer_size = ${2 * longLine}, parallel = false`;
    await this.#load(rest, file.longest > ordinaryLine ? wide : '');
    const { loaded } = await this.#database.row(`select count(*) as loaded from ${this.#name}`);
    if (loaded === file.records) return;
    throw new Error(`needed ${file.records} records of ${file.path} in the store, got ${loaded}`);
  }

  /** Forgets what was loaded of a file that was refused. */
  async discard(): Promise<void> {
    await this.#settle();
    if (this.#failure !== null) throw this.#failure;
    await this.#database.run(`drop table if exists ${this.#name}`);
  }

  /** Lets the part that is being loaded end; those that wait do not begin. */
  async #settle(): Promise<void> {
    this.#waiting = [];
    await this.#running;
  }

  /** On one thread, since the gate has the other. */
  async #pump(columns: number): Promise<void> {
    await this.#database.run('set threads = 1');
    try {
      if (this.#columns === 0) await this.#make(columns);
      for (let parts = this.#waiting.splice(0); parts.length > 0; parts = this.#waiting.splice(0)) {
        await this.#load(parts, '');
      }
    } finally {
      await this.#database.run('reset threads');
      this.#running = null;
    }
  }

  async #make(columns: number): Promise<void> {
    this.#columns = columns;
    const cells = Array.from({ length: columns }, (_, i) => `c${i} varchar`);
    await this.#database.run(`create temp table ${this.#name} (line bigint, ${cells.join(', ')})`);
  }

  async #load(parts: readonly string[], further: string): Promise<void> {
    if (parts.length === 0) return;
    await this.#database.run(`insert into ${this.#name} ${readSql(parts, this.#columns, further)}`);
    this.#loaded.push(...parts);
  }
}

/** Loads the text of a file that has passed the gate. */
export const loadText = (database: Database, name: string, file: CleanFile): Promise<void> =>
  new TextLoader(database, name).finish(file);

function readSql(parts: readonly string[], columns: number, further: string): string {
  const types = ["'line': 'BIGINT'", ...Array.from({ length: columns }, (_, i) => `'c${i}': 'VARCHAR'`)];
  return `select * from read_csv([${parts.map(literal).join(', ')}], columns = {${types.join(', ')}},
    header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
    null_padding = false, strict_mode = true${further})`;
}
