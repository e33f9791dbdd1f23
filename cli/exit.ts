/** 0 done; 1 a finding that blocks; 2 wrong use; 3 broken environment or busy store. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command was called in a way that cannot be served; the message says what to call instead. */
export class WrongUse extends Error {
  readonly exitCode: ExitCode = 2;

  constructor(message: string) {
    super(message);
    this.name = 'WrongUse';
  }
}

/** The exit code that an error carries; an error that carries none is a broken promise of ours. */
export function exitCodeOf(error: unknown): ExitCode {
  const code = error instanceof Error && 'exitCode' in error ? error.exitCode : undefined;
  return code === 1 || code === 2 ? code : 3;
}

/** One line, whatever was thrown. */
export function errorLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `bearing: ${message.replaceAll(/\s*\n\s*/g, '; ').trim()}`;
}
