import { byte, type Stretch } from './record-scan.ts';

const STEP = 1024 * 1024;

/** The part of a stream that is not yet settled: grows at the end, is eaten from the front. */
export class ByteWindow {
  #bytes = Buffer.allocUnsafeSlow(8 * STEP);
  #start = 0;
  #limit = 0;

  get start(): number {
    return this.#start;
  }

  append(chunk: Uint8Array): void {
    if (this.#limit + chunk.length >= this.#bytes.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#limit);
    this.#limit += chunk.length;
    this.#bytes[this.#limit] = byte.LF;
  }

  /** What is held, as the scanner wants it. Valid until the next `append`. */
  stretch(ended: boolean): Stretch {
    this.#bytes[this.#limit] = byte.LF;
    return { bytes: this.#bytes, limit: this.#limit, ended };
  }

  eat(to: number): void {
    this.#start = to;
  }

  #makeRoom(incoming: number): void {
    const held = this.#limit - this.#start;
    const needed = held + incoming + 1;
    const target = needed > this.#bytes.length ? Buffer.allocUnsafeSlow(needed + 4 * STEP) : this.#bytes;
    if (target === this.#bytes) target.copyWithin(0, this.#start, this.#limit);
    else target.set(this.#bytes.subarray(this.#start, this.#limit));
    this.#bytes = target;
    this.#start = 0;
    this.#limit = held;
  }
}
