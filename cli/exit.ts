/** 0 done; 1 a finding that blocks; 2 wrong use; 3 broken environment or busy store. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command was called in a way that cannot be served; the message says what to call instead. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUse';
  }
}

/** What was asked cannot be answered from these data; the message says what would have to change. */
export class FindingBlocks extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FindingBlocks';
  }
}

/** Errors named for their situation, and how a command that meets them ends. */
const codes: Readonly<Record<string, ExitCode>> = {
  AuditLogBroken: 1,
  CalibrationRefused: 2,
  DecisionRefused: 1,
  FindingBlocks: 1,
  StoreEmpty: 2,
  WinsRefused: 2,
  WrongUse: 2,
  YamlRefused: 2,
};

/** Refusals that another call settles without another file: a flag, a path or a mapping was wrong. */
const wrongWords: ReadonlySet<string> = new Set([
  'file-unreadable',
  'encoding-unknown',
  'delimiter-unknown',
  'sheet-missing',
  'unknown as-of',
  'unknown column',
  'unknown field',
  'unknown object',
  'unknown source',
  'unknown-format',
  'entry unclear',
  'no key',
  'object not in file',
]);

/** How a command ends that refused these: wrong use goes before a finding; 0 without any. */
export function exitCodeOfRefusals(codes: readonly string[]): ExitCode {
  if (codes.length === 0) return 0;
  return codes.some((code) => wrongWords.has(code)) ? 2 : 1;
}

/** How a command that threw this ends; what is not named is the environment's fault, or ours. */
export function exitCodeOf(error: unknown): ExitCode {
  if (isFileRefused(error)) return exitCodeOfRefusals([error.code]);
  return error instanceof Error ? (codes[error.constructor.name] ?? 3) : 3;
}

const isFileRefused = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && error.name === 'FileRefused' && 'code' in error;

/** One line, whatever was thrown. */
export function errorLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `bearing: ${message.replaceAll(/\s*\n\s*/g, '; ').trim()}`;
}

/** What the store refuses of the words it was given, such as a batch id or a date, is wrong use. */
export async function refusingWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RangeError) throw new WrongUse(error.message);
    throw error;
  }
}
