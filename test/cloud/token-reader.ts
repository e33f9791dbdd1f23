import type { HiveType } from './hive-type.ts';
import { isSpace, isWord, sqlTokens } from './sql-tokens.ts';

/** The statement is not one that Athena reads; it answers the start with InvalidRequestException. */
export class Malformed extends Error {}

/** A table as DDL names it. */
export type DdlName = { readonly database: string | null; readonly table: string };

/** Reads the words of a DDL statement one after another, as Athena's Hive grammar has them. */
export class TokenReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(statement: string) {
    this.tokens = sqlTokens(statement).filter((token) => !isSpace(token));
  }

  /** Takes the words if they come next. */
  take(...words: readonly string[]): boolean {
    const isNext = words.every((word, i) => isWord(this.tokens[this.at + i], word));
    if (isNext) this.at += words.length;
    return isNext;
  }

  need(...words: readonly string[]): void {
    if (!this.take(...words)) throw this.unexpected(words.join(' '));
  }

  end(): void {
    if (this.at < this.tokens.length) throw this.unexpected('the end');
  }

  /** A plain name, or one in backticks; Hive knows no double quotes around a name. */
  name(): string {
    const token = this.next('a name');
    if (/^[a-z_]\w*$/i.test(token)) return token.toLowerCase();
    if (/^`.+`$/.test(token)) return token.slice(1, -1).replaceAll('``', '`').toLowerCase();
    throw this.unexpected('a name');
  }

  table(): DdlName {
    const first = this.name();
    return this.take('.') ? { database: first, table: this.name() } : { database: null, table: first };
  }

  text(): string {
    const token = this.next('a literal');
    if (!/^'[\s\S]*'$/.test(token)) throw this.unexpected('a literal');
    return token.slice(1, -1).replaceAll("''", "'");
  }

  /** `'name' = 'value', ...` in brackets. */
  properties(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.list(() => {
        const name = this.text();
        this.need('=');
        return [name, this.text()];
      }),
    );
  }

  list<T>(item: () => T): readonly T[] {
    this.need('(');
    const items = [item()];
    while (this.take(',')) items.push(item());
    this.need(')');
    return items;
  }

  integer(): number {
    const token = this.next('an integer');
    if (!/^\d+$/.test(token)) throw this.unexpected('an integer');
    return Number(token);
  }

  type(): HiveType {
    const name = this.name();
    const of: HiveType[] = [];
    if (this.take('<')) {
      do of.push(this.type());
      while (this.take(','));
      this.need('>');
    }
    const isSized = name === 'decimal' || name === 'varchar' || name === 'char';
    return { name, of, digits: isSized ? this.list(() => this.integer()) : [] };
  }

  private next(wanted: string): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw this.unexpected(wanted);
    this.at += 1;
    return token;
  }

  private unexpected(wanted: string): Malformed {
    return new Malformed(`mismatched input '${this.tokens[this.at] ?? '<EOF>'}', expecting ${wanted}`);
  }
}
