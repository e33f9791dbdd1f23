import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { FileProfile } from '../core/sources/column-profile.ts';
import type { SettingsProposal } from '../core/sources/propose-settings.ts';
import type { Question } from '../core/sources/question.ts';
import { WrongUse } from './exit.ts';
import type { GlobalFlags } from './globals.ts';
import type { IngestFlags } from './reading-options.ts';

type FileFlags = Pick<IngestFlags, 'encoding' | 'delimiter' | 'sheet'>;

async function profileFiles(files: readonly string[], flags: FileFlags): Promise<readonly FileProfile[]> {
  const { profileFile } = await import('../adapters/files/profile-file.ts');
  const { encoding, delimiter, sheet } = flags;
  const profiles: FileProfile[] = [];
  for (const file of files) {
    profiles.push(
      await profileFile(file, {
        ...(encoding === undefined ? {} : { encoding }),
        ...(delimiter === undefined ? {} : { delimiter }),
        ...(sheet === undefined ? {} : { sheet }),
      }),
    );
  }
  return profiles;
}

function nothingKnown(command: string, files: readonly string[]): WrongUse {
  return new WrongUse(
    `${command} needs a file of deals, accounts, owners, products or activities, ` +
      `got none of these in ${files.join(', ')}: write a mapping file that names their columns, and ingest with --source`,
  );
}

type InitFlags = GlobalFlags & FileFlags & { readonly yes?: true; readonly name: string };

/** Proposes `bearing.yaml` and a mapping from the exports, asks on a terminal what it could not tell, writes them. */
export async function runInit(files: readonly string[], flags: InitFlags): Promise<void> {
  const { proposeSettings } = await import('../core/sources/propose-settings.ts');
  const { proposalTexts, writeProposal } = await import('../adapters/files/proposal-files.ts');
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(flags.name)) {
    throw new WrongUse(`--name needs small letters, digits, - and _, got "${flags.name.slice(0, 64)}"`);
  }
  const profiles = await profileFiles(files, flags);
  const propose = (answers: ReadonlyMap<string, string>) =>
    proposeSettings({ files: profiles, source: flags.name, answers });
  const first = propose(new Map());
  if (first.mapping === null && first.recognised.length === 0) throw nothingKnown('init', files);
  const isAsking = flags.yes !== true && process.stdin.isTTY === true && process.stderr.isTTY === true;
  const answers = isAsking ? await ask(first.questions) : new Map<string, string>();
  const proposal = propose(answers);
  const open = proposal.questions.filter(({ id }) => !answers.has(id));
  const written = await writeProposal(proposalTexts({ ...proposal, questions: open }), process.cwd());
  process.stdout.write(told(proposal, written, answers));
}

async function ask(questions: readonly Question[]): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (const question of questions) {
      const answer = await askOne(question, (text) => lines.question(text));
      if (answer !== '') answers.set(question.id, answer);
    }
  } finally {
    lines.close();
  }
  return answers;
}

async function askOne(question: Question, say: (text: string) => Promise<string>): Promise<string> {
  const { text, seen, proposal, choices } = question;
  const offered = choices === null ? '' : ` [${choices.join(' / ')}]`;
  for (;;) {
    const answer = (
      await say(`${text}${offered}\n  seen: ${seen}\n  enter takes: ${proposal ?? 'nothing'} > `)
    ).trim();
    const needed = neededInstead(question, answer);
    if (needed === null) return answer;
    process.stderr.write(`  needed ${needed}, got ${answer.slice(0, 64)}\n`);
  }
}

/** What an answer should have been; null where it will do. No answer takes the proposal. */
function neededInstead({ choices, shape }: Question, answer: string): string | null {
  if (answer === '') return null;
  if (choices !== null) return choices.includes(answer) ? null : `one of ${choices.join(', ')}`;
  return shape === undefined || shape.pattern.test(answer) ? null : shape.name;
}

function told(
  proposal: SettingsProposal,
  written: readonly string[],
  answers: ReadonlyMap<string, string>,
): string {
  const lines = [
    ...proposal.recognised.flatMap(({ file, evidence }) => evidence.map((line) => `${file}: ${line}`)),
    ...proposal.proposals.flatMap(({ file, entries, nearMisses }) => [
      `${file}: ${entries.map(({ object, columns }) => `${object} (${columns.length} fields)`).join(', ') || 'nothing that is known: left out, write its mapping by hand'}`,
      ...nearMisses.map(nearMissLine),
    ]),
    ...proposal.questions
      .filter(({ id }) => !answers.has(id))
      .map(
        ({ text, proposal: taken, seen }) =>
          `taken without an answer: ${text} ${taken ?? 'nothing'} (${seen})`,
      ),
    '',
    `wrote ${written.join(' and ')}; next: bearing ingest the same files`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

type NearMiss = SettingsProposal['proposals'][number]['nearMisses'][number];

function nearMissLine({ column, value, count, nearest, other }: NearMiss): string {
  const meant = nearest === null ? '' : `; did you mean "${nearest}"?`;
  return `  ${column} "${value}" (${count} rows) is not in ${other}${meant}`;
}

/** Proposes the mapping of one file, with the confidence of each column and what it could not place. */
export async function runMap(file: string, flags: GlobalFlags & FileFlags): Promise<void> {
  const { proposeSettings } = await import('../core/sources/propose-settings.ts');
  const { mappingText } = await import('../adapters/files/proposal-files.ts');
  const proposal = proposeSettings({
    files: await profileFiles([file], flags),
    source: 'crm',
    answers: new Map(),
  });
  process.stderr.write(evidenceText(proposal));
  if (proposal.mapping === null) {
    if (proposal.recognised.length > 0) return;
    throw nothingKnown('map', [file]);
  }
  const text = mappingText(proposal.mapping);
  if (flags.output === undefined) process.stdout.write(text);
  else {
    const { writeResultFile } = await import('./output.ts');
    writeResultFile(flags.output, text);
  }
}

function evidenceText({ recognised, proposals }: SettingsProposal): string {
  const lines = [
    ...recognised.flatMap(({ file, evidence }) => [
      `${file} needs no mapping:`,
      ...evidence.map((line) => `  ${line}`),
    ]),
    ...proposals.flatMap(({ entries, unplaced, questions }) => [
      ...entries.flatMap(({ object, columns }) =>
        columns.map(
          ({ field, column, confidence, evidence }) =>
            `${object}.${field} <- ${column}  ${Math.round(confidence * 100)} %  ${evidence}`,
        ),
      ),
      ...(unplaced.length > 0 ? [`not placed, kept under their own names: ${unplaced.join(', ')}`] : []),
      ...questions.map(({ text, seen, proposal }) => `? ${text} (${seen}; taken: ${proposal ?? 'nothing'})`),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
