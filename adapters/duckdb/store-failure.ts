/** The machine under the store failed: no room, no right, no more open files. Nothing became visible. */
export class StoreFailed extends Error {}

const causes = [
  { sign: /ENOSPC|no space left/i, came: 'no room left on its disk; make room and run the command again' },
  { sign: /EROFS|read-only file system/i, came: 'a read-only disk; choose another --home' },
  { sign: /EACCES|EPERM|permission denied/i, came: 'no right to write there; choose another --home' },
  {
    sign: /EMFILE|ENFILE|too many open files/i,
    came: 'no more open files allowed; raise ulimit -n and run again',
  },
  { sign: /\bEIO\b|input\/output error/i, came: 'a fault of the disk; check it before the next run' },
  { sign: /out of memory/i, came: 'too little memory; close other programs and run again' },
] as const;

/** The failure in one line where the machine is to blame; any other error as it is. */
export function asStoreFailure(error: unknown, home: string): unknown {
  const words = error instanceof Error ? `${Reflect.get(error, 'code') ?? ''} ${error.message}` : '';
  const cause = causes.find(({ sign }) => sign.test(words));
  if (!cause || error instanceof StoreFailed) return error;
  return new StoreFailed(`needed to write to the store in ${home}, got ${cause.came}`, { cause: error });
}
