import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { readLog } from '../../adapters/audit-log/log-files.ts';
import { openAuditLog } from '../../adapters/audit-log/open-audit-log.ts';
import { sha256 } from '../../adapters/files/sha256.ts';
import { checkLog, type StoredLog } from '../../core/hiring/audit-chain.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const SEED = 20261127;
const EACH = 1000;
const CANDIDATES = 30;

type Draw = (from: number, to: number) => number;

/** H6: every single-byte edit, deletion and swap in a log that a home has written is found. */
export async function proveAuditChain(scale: number): Promise<ProofRow[]> {
  const each = Math.max(20, Math.round(EACH * scale));
  const log = await writtenLog();
  const generator = xoroshiro128plus(SEED);
  const draw: Draw = (from, to) => uniformInt(generator, from, to);
  const untouched = checkLog(log, sha256).faults.length;
  const rows = Object.entries(damages).map(([what, damage]) => {
    let found = 0;
    for (let i = 0; i < each; i++) if (checkLog(damage(log, draw), sha256).faults.length > 0) found += 1;
    return {
      id: 'H6',
      what: `audit log, ${what}`,
      goal: `${each} of ${each} found`,
      got: `${found} found`,
      pass: found === each,
    };
  });
  return [
    {
      id: 'H6',
      what: 'audit log, untouched',
      goal: '0 faults',
      got: `${untouched} faults`,
      pass: untouched === 0,
    },
    ...rows,
  ];
}

/** A log with notices and restrictions of some candidates, one of them erased, as the adapter writes it. */
async function writtenLog(): Promise<StoredLog> {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-audit-'));
  try {
    const log = openAuditLog({ folder, recordedOn: '2026-01-05', waitMs: 0 });
    for (let i = 0; i < CANDIDATES; i++) {
      const candidateId = `candidate-${i}`;
      await log.append(() => [
        { candidateId, on: '2026-01-05', detail: { kind: 'notice', candidateId } },
        {
          candidateId,
          on: '2026-02-01',
          detail: { kind: 'restricted', candidateId, until: '2030-02-01', basis: 'retention' },
        },
      ]);
    }
    await log.append(() => [{ candidateId: 'candidate-0', on: '2030-02-01', detail: null }]);
    await log.forget('candidate-0');
    return readLog(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const damages: Readonly<Record<string, (log: StoredLog, draw: Draw) => StoredLog>> = {
  'single-byte edits of the log': (log, draw) => ({ ...log, text: edited(log.text, draw) }),
  'single-byte edits of the head': (log, draw) => ({ ...log, head: edited(log.head, draw) }),
  'single-byte edits of the salt': (log, draw) => ({ ...log, salt: edited(log.salt, draw) }),
  'single-byte edits of a detail': (log, draw) => {
    const name = detailName(log, draw);
    return { ...log, details: new Map([...log.details, [name, edited(log.details.get(name) ?? '', draw)]]) };
  },
  'deleted lines': (log, draw) => {
    const lines = linesOf(log);
    lines.splice(draw(0, lines.length - 1), 1);
    return { ...log, text: lines.join('') };
  },
  'deleted bytes': (log, draw) => {
    const at = draw(0, log.text.length - 1);
    return { ...log, text: log.text.slice(0, at) + log.text.slice(at + 1) };
  },
  'cut ends': (log, draw) => ({ ...log, text: log.text.slice(0, draw(0, log.text.length - 1)) }),
  'deleted details': (log, draw) => {
    const name = detailName(log, draw);
    return { ...log, details: new Map([...log.details].filter(([each]) => each !== name)) };
  },
  'swapped lines': (log, draw) => {
    const lines = linesOf(log);
    const [a, b] = different(lines.length, draw);
    return {
      ...log,
      text: lines.map((line, i) => (i === a ? lines[b] : i === b ? lines[a] : line)).join(''),
    };
  },
  'swapped details': (log, draw) => {
    const kept = [...log.details];
    const [a, b] = different(kept.length, draw);
    const text = (i: number) => kept[i]?.[1] ?? '';
    return {
      ...log,
      details: new Map(kept.map(([name], i) => [name, text(i === a ? b : i === b ? a : i)])),
    };
  },
  'repeated lines': (log, draw) => {
    const lines = linesOf(log);
    const line = lines[draw(0, lines.length - 1)] ?? '';
    lines.splice(draw(0, lines.length), 0, line);
    return { ...log, text: lines.join('') };
  },
};

const linesOf = ({ text }: StoredLog) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);

const detailName = ({ details }: StoredLog, draw: Draw) =>
  [...details.keys()][draw(0, details.size - 1)] ?? '';

function different(length: number, draw: Draw): readonly [number, number] {
  const a = draw(0, length - 1);
  const b = draw(0, length - 2);
  return [a, b >= a ? b + 1 : b];
}

/** One byte changed to another; all texts here are ASCII. */
function edited(text: string, draw: Draw): string {
  const at = draw(0, text.length - 1);
  const before = text.charCodeAt(at);
  const byte = draw(0, 126);
  return text.slice(0, at) + String.fromCharCode(byte >= before ? byte + 1 : byte) + text.slice(at + 1);
}

await runIfMain(import.meta.url, proveAuditChain);
