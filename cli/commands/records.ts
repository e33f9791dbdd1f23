import process from 'node:process';
import { type Command, Option } from 'commander';
import { withoutControls } from '../../adapters/report/inert.ts';
import type { PeopleRecords } from '../../core/hiring/people-records.ts';
import { WrongUse } from '../exit.ts';
import { writeResult } from '../output.ts';
import { type Desk, deskOf, type OnFlags } from '../record-desk.ts';

/** `notice`, `decide`, `decisions` and `erase`: what is written down of people, in a log that shows every edit. */
export function addRecordCommands(program: Command, finish: (code: 0 | 1) => void): void {
  program
    .command('notice')
    .argument('[candidate...]', 'who was told')
    .description('write down that candidates were told how they will be assessed')
    .option('--all', 'everyone in the store of whom no notice is written down yet')
    .option('--on <date>', 'the day they were told; else today')
    .action((ids: readonly string[], _, command: Command) => runNotice(ids, command.optsWithGlobals()));
  program
    .command('decide')
    .argument('<candidate>', 'of whom it is decided')
    .description('write down what a person decided, with the score that was seen')
    .addOption(
      new Option('--decision <word>', 'what was decided')
        .choices(['advance', 'reject'])
        .makeOptionMandatory(),
    )
    .requiredOption('--by <name>', 'the person who decided')
    .requiredOption('--reason <text>', 'why, in at least 20 characters')
    .option('--stage <name>', 'the stage of the process')
    .option('--on <date>', 'the day it was decided; else today')
    .action((id: string, _, command: Command) => runDecide(id, command.optsWithGlobals()));
  program
    .command('decisions')
    .description('every decision beside the score that was seen, and whether the log is as it was written')
    .action(async (_, command: Command) => finish(await runDecisions(command.optsWithGlobals())));
  program
    .command('erase')
    .argument('<candidate>', 'whose records')
    .description('hide the records until their retention ends, then delete them; a tombstone stays')
    .option('--now', 'delete at once, whatever the retention says')
    .option('--yes', 'with --now: nothing brings it back')
    .option('--basis <text>', 'why the records are kept until then')
    .option('--on <date>', 'the day of the request; else today')
    .action((id: string, _, command: Command) => runErase(id, command.optsWithGlobals()));
}

type NoticeFlags = OnFlags & { readonly all?: true };

async function runNotice(named: readonly string[], flags: NoticeFlags): Promise<void> {
  const { giveNotice } = await import('../../core/decisions.ts');
  const desk = await deskOf(flags);
  const { log, on } = desk;
  if (named.length > 0 === (flags.all === true)) {
    throw new WrongUse(
      'notice needs candidates or --all, not both, such as bearing notice C-1 C-2 --on 2026-01-05',
    );
  }
  const candidateIds = flags.all === true ? await withoutNotice(flags, desk) : [...new Set(named.map(idOf))];
  if (candidateIds.length === 0) {
    process.stdout.write('everyone in the store has a notice already\n');
    return;
  }
  await giveNotice({ candidateIds, on }, { log });
  const { businessDaysAfter } = await import('../../core/hiring/business-days.ts');
  const { NOTICE_BUSINESS_DAYS } = await import('../../core/hiring/candidate-state.ts');
  const from = businessDaysAfter(on, NOTICE_BUSINESS_DAYS);
  const count = candidateIds.length === 1 ? '1 candidate' : `${candidateIds.length} candidates`;
  process.stdout.write(`notice of ${on} written down for ${count}; scores may be used from ${from} on\n`);
}

/** Candidates in the store to whom no notice was given yet and whose records are not restricted. */
async function withoutNotice(flags: OnFlags, { log }: Desk): Promise<readonly string[]> {
  const { statesOf } = await import('../../core/decisions.ts');
  const { withPeople } = await import('../with-people.ts');
  const ids = await withPeople(flags, async (store) => {
    const records = store.records(flags.asOf ?? null);
    const all = [...(await records.candidates()), ...(await records.ratings())];
    return [...new Set(all.map((record) => record.candidate_id))].sort();
  });
  if (ids.length === 0)
    throw new WrongUse('--all needs candidates in the store, got none: bearing ingest FILE');
  const states = await statesOf(ids, { log });
  return ids.filter((id) => {
    const state = states.get(id);
    return state?.record === 'active' && state.notices.length === 0;
  });
}

function idOf(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new WrongUse('a candidate needs an id, got nothing');
}

type DecideFlags = OnFlags & {
  readonly decision: 'advance' | 'reject';
  readonly by: string;
  readonly reason: string;
  readonly stage?: string;
};

async function runDecide(id: string, flags: DecideFlags): Promise<void> {
  const { decide } = await import('../../core/decisions.ts');
  const { log, on } = await deskOf(flags);
  const { decision, by, reason, stage = null } = flags;
  const { label, agreement } = await decide(
    { candidateId: idOf(id), on, decision, by, reason, stage },
    { log },
  );
  const beside = {
    agree: `as the score pointed (${label})`,
    override: `against the score (${label})`,
    'nothing settled': `where the score settled nothing (${label})`,
  }[agreement];
  process.stdout.write(
    `${decision} of ${withoutControls(idOf(id))} on ${on} by ${withoutControls(by.trim())} written down: ${beside}\n`,
  );
}

/** Ends with 1 where the log is not as it was written. */
async function runDecisions(flags: OnFlags): Promise<0 | 1> {
  const { decisionsReport } = await import('../../core/decisions-report.ts');
  const { decisionsResult } = await import('../decisions-result.ts');
  const { log } = await deskOf(flags);
  const checked = await log.faults();
  const records = checked.faults.length === 0 ? await log.records() : [];
  await writeResult(await decisionsResult(decisionsReport(records, checked)), flags);
  for (const { seq, what } of checked.faults) {
    process.stderr.write(
      `bearing: the audit log is not as it was written: ${seq === null ? '' : `entry ${seq}: `}${what}\n`,
    );
  }
  return checked.faults.length === 0 ? 0 : 1;
}

type EraseFlags = OnFlags & { readonly now?: true; readonly yes?: true; readonly basis?: string };

/** The latest day among the records of a candidate; the day of the request for records without one. */
async function lastHeld(records: PeopleRecords, candidateId: string, on: string): Promise<string | null> {
  const ofOne = <T extends { readonly candidate_id: string }>(all: readonly T[]) =>
    all.filter((record) => record.candidate_id === candidateId);
  const days = [
    ...ofOne(await records.ratings()).map((rating) => rating.occurred_on ?? on),
    ...ofOne(await records.decisions()).map((decision) => decision.decided_on ?? on),
    ...ofOne(await records.hires()).map((hire) => hire.hired_on),
    ...ofOne(await records.candidates()).map(() => on),
    ...ofOne(await records.demographics()).map(() => on),
  ];
  return days.toSorted().at(-1) ?? null;
}

async function runErase(id: string, flags: EraseFlags): Promise<void> {
  const { erase } = await import('../../core/decisions.ts');
  const { withPeople } = await import('../with-people.ts');
  const { log, on } = await deskOf(flags);
  const candidateId = idOf(id);
  if (flags.now === true && flags.yes !== true) {
    throw new WrongUse('--now needs --yes beside it, got none: nothing brings the records back');
  }
  const when = flags.now === true ? 'now' : 'due';
  const done = await withPeople(flags, async ({ erasure, records }) => {
    const lastHeldOn = await lastHeld(records(null), candidateId, on);
    const command = { candidateId, on, when, basis: flags.basis ?? null, lastHeldOn } as const;
    return erase(command, { log, people: erasure });
  });
  process.stdout.write(
    done.state === 'erased'
      ? `${withoutControls(candidateId)} is erased: ${done.details} details deleted, a tombstone stays\n`
      : `${withoutControls(candidateId)} is hidden from every report until ${done.until}, then erased (${done.basis}); --now --yes erases at once\n`,
  );
}
