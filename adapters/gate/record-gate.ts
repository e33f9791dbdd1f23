import { isUtf8 } from 'node:buffer';
import { ByteWindow } from './byte-window.ts';
import { caps, sizeText } from './caps.ts';
import { cellText, fieldBounds, printRecord } from './cells.ts';
import { type ColumnPlan, isWhole, keptCells, planColumns } from './columns.ts';
import type { PartWriter } from './part-writer.ts';
import type { QuarantineWriter } from './quarantine-writer.ts';
import { quarantinedRow } from './quarantined-row.ts';
import { byte, type Dialect, newScan, type Stretch, scanRecord } from './record-scan.ts';
import { refusal } from './refusals.ts';
import { type Broken, noteCount, resync } from './resync.ts';

export type Outlets = { readonly parts: PartWriter; readonly quarantine: QuarantineWriter };

/** Lets records of delimited UTF-8 text through that are exactly right, and quarantines the others. */
export class RecordGate {
  readonly #window = new ByteWindow();
  readonly #scan = newScan();
  readonly #dialect: Dialect;
  readonly #outlets: Outlets;
  /** Records must be checked for bytes that are not UTF-8. */
  readonly #isDoubtful: boolean;
  #plan: ColumnPlan | null = null;
  #line: number;
  #blankLines = 0;
  #isOpenEnded = false;
  /** Where the record passed last begins, if nothing but blank lines came after it; else -1. */
  #last = -1;
  #lastLine = 0;
  /** Bytes in the window from there to where reading goes on. */
  #kept = 0;
  /** Blank lines since the last record: none of the file's if nothing follows. */
  #pendingBlank = 0;

  constructor(dialect: Dialect, outlets: Outlets, start: { line: number; isDoubtful: boolean }) {
    this.#dialect = dialect;
    this.#outlets = outlets;
    this.#line = start.line;
    this.#isDoubtful = start.isDoubtful;
  }

  /** Blank lines between records; they are no records. */
  get blankLines(): number {
    return this.#blankLines;
  }

  /** The last record has no line end: were the file cut there, nobody could tell. */
  get isOpenEnded(): boolean {
    return this.#isOpenEnded;
  }

  push(chunk: Uint8Array): void {
    this.#window.append(chunk);
    this.#drain(false);
  }

  /** @throws FileRefused where not even a header came. */
  end(): ColumnPlan {
    this.#drain(true);
    if (this.#plan === null) throw refusal('empty-file', 'a header is needed, got blank lines only');
    return this.#plan;
  }

  /** The last record stays in the window, since what follows may show that it is not whole. */
  #drain(ended: boolean): void {
    const stretch = this.#window.stretch(ended);
    let at = this.#window.start + this.#kept;
    this.#last = this.#kept > 0 ? this.#window.start : -1;
    while (at < stretch.limit) {
      const next = this.#step(stretch, at);
      if (next < 0) break;
      at = next;
    }
    const start = this.#last < 0 ? at : this.#last;
    this.#kept = at - start;
    this.#window.eat(start);
  }

  /** Settles what stands at `at`; the start of the next record, or -1 when more bytes are needed. */
  #step(stretch: Stretch, at: number): number {
    const scan = this.#scan;
    scanRecord(stretch, this.#dialect, at, scan);
    if (scan.status === 'more') return -1;
    if (scan.status === 'record') {
      if (scan.end === at) return this.#blank();
      const plan = this.#plan ?? this.#header(stretch, at);
      if (this.#plan === null) this.#plan = plan;
      else if (scan.fields === plan.width && !this.#isBroken(stretch, at)) this.#pass(plan, stretch, at);
      else return this.#reject(stretch, at, plan);
      this.#line += scan.innerLines + 1;
      return scan.next;
    }
    if (this.#plan === null) throw this.#headerRefusal();
    return this.#reject(stretch, at, this.#plan);
  }

  #blank(): number {
    this.#line++;
    this.#pendingBlank++;
    return this.#scan.next;
  }

  #header(stretch: Stretch, at: number): ColumnPlan {
    const cells = this.#cells(stretch.bytes, at);
    this.#pendingBlank = 0;
    const plan = planColumns(cells, this.#line);
    this.#outlets.parts.columns = plan.columns.length;
    return plan;
  }

  #headerRefusal() {
    const { fault, fields } = this.#scan;
    return refusal(
      'header-broken',
      `a header is needed, got a broken first line (${fault} in field ${fields})`,
      {
        line: this.#line,
        column: fields,
      },
    );
  }

  #pass(plan: ColumnPlan, stretch: Stretch, at: number): void {
    this.#settleBlank();
    this.#last = at;
    this.#lastLine = this.#line;
    this.#isOpenEnded = this.#scan.end === stretch.limit;
    const { parts } = this.#outlets;
    if (this.#dialect.delimiter === byte.COMMA && isWhole(plan)) {
      parts.span(this.#line, stretch.bytes, at, this.#scan.end);
      return;
    }
    const cells = keptCells(plan, this.#cells(stretch.bytes, at), this.#line);
    parts.text(this.#line, printRecord(cells));
  }

  #settleBlank(): void {
    if (this.#pendingBlank === 0) return;
    this.#blankLines += this.#pendingBlank;
    this.#pendingBlank = 0;
  }

  #cells(bytes: Uint8Array, at: number): string[] {
    const bounds = fieldBounds(bytes, at, this.#scan.end, this.#dialect.delimiter);
    const cells: string[] = [];
    for (let i = 0; i < bounds.length; i += 2)
      cells.push(cellText(bytes, bounds[i] as number, bounds[i + 1] as number));
    return cells;
  }

  #isBroken(stretch: Stretch, at: number): boolean {
    return this.#isDoubtful && !isUtf8(stretch.bytes.subarray(at, this.#scan.end));
  }

  #reject(stretch: Stretch, at: number, plan: ColumnPlan): number {
    const scan = this.#scan;
    if (scan.status === 'record' && scan.fields === plan.width) return this.#rejectAlone(stretch, at);
    if (scan.status === 'record') noteCount(scan, plan.width);
    const { bytes } = stretch;
    const found = resync({
      stretch,
      dialect: this.#dialect,
      columns: plan.width,
      from: at,
      line: this.#line,
      scan,
    });
    if (found === null) return -1;
    if (found.next < 0) throw this.#recordTooLong();
    const [first] = found.broken;
    if (found.isRest && this.#last >= 0 && first)
      this.#rejectWithLast(bytes, { ...first, end: lastEnd(found.broken) });
    else for (const broken of found.broken) this.#quarantine(bytes, broken);
    this.#last = -1;
    this.#line += found.lines;
    return found.next;
  }

  /** The record passed last and the lines after it are one broken record. */
  #rejectWithLast(bytes: Buffer, rest: Broken): void {
    this.#outlets.parts.takeBack();
    this.#quarantine(bytes, { ...rest, from: this.#last, line: this.#lastLine });
  }

  /** A well-formed record with bytes that are not UTF-8: nothing around it is in doubt. */
  #rejectAlone(stretch: Stretch, at: number): number {
    const { end, next, innerLines } = this.#scan;
    this.#last = -1;
    this.#quarantine(stretch.bytes, { from: at, end, line: this.#line, field: 0, fault: 'bad-encoding', at });
    this.#line += innerLines + 1;
    return next;
  }

  #recordTooLong() {
    return refusal(
      'record-too-long',
      `a line may have ${sizeText(caps.record)}, got more: is this a delimited file?`,
      { line: this.#line },
    );
  }

  #quarantine(bytes: Buffer, broken: Broken): void {
    this.#settleBlank();
    this.#outlets.quarantine.add(quarantinedRow(bytes, broken, this.#plan?.width ?? 0));
  }
}

function lastEnd(broken: readonly Broken[]): number {
  return Math.max(...broken.map((one) => one.end));
}
