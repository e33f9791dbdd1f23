import { closeSync, openSync, readSync } from 'node:fs';
import type { Architecture } from './doors.ts';

// e_machine of the ELF header: EM_X86_64 and EM_AARCH64 in the System V gABI.
const machines: Readonly<Record<number, Architecture>> = { 62: 'x64', 183: 'arm64' };

/** The processor a shared object is built for; null where it is no ELF file, or one for a processor we know not. */
export function elfMachine(path: string): Architecture | null {
  const head = Buffer.alloc(20);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1', 0, 4) !== '\x7fELF') return null;
  return machines[head.readUInt16LE(18)] ?? null;
}
