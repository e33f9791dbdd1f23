import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IngestReport } from '../../core/model/ingest-report.ts';
import { BatchesReport, QuarantineReport } from '../../core/model/ledger-report.ts';
import { QualityReport } from '../../core/model/quality-report.ts';
import { WinsReport } from '../../core/model/wins-report.ts';
import { WinsRows } from '../../core/model/wins-rows.ts';
import { type Ran, runBearing } from './run-bearing.ts';

const mapping = `source: shop
files:
  - object: opportunity
    columns:
      record_id: id
      outcome: { from: stage, map: { Won: won, Lost: lost, Open: open } }
      created_on: opened
      closed_on: closed
      amount: { from: worth, currency: EUR }
      lead_source: heard
`;

/** 40 closed deals and 2 open ones; web wins 15 of 20, fairs 5 of 20; counted by hand from this loop. */
function deals(): string {
  const lines = ['id,stage,opened,closed,worth,heard'];
  for (let i = 0; i < 40; i += 1) {
    const isWeb = i < 20;
    const isWon = isWeb ? i < 15 : i < 25;
    const day = String((i % 27) + 1).padStart(2, '0');
    lines.push(
      `D${i},${isWon ? 'Won' : 'Lost'},2026-01-${day},2026-03-${day},${100 + i},${isWeb ? 'web' : 'fair'}`,
    );
  }
  lines.push('D40,Open,2026-02-01,,50,web', 'D41,Open,2026-02-02,,60,fair');
  return `${lines.join('\n')}\n`;
}

let folder: string;
const bearing = (...words: string[]): Ran => runBearing(folder, words);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-cli-'));
  writeFileSync(join(folder, 'deals.csv'), deals());
  writeFileSync(join(folder, 'shop.yaml'), mapping);
  writeFileSync(
    join(folder, 'bearing.yaml'),
    'schema: bearing/settings/1\nsources: [shop.yaml]\ncurrency: EUR\n',
  );
  const { code, stderr } = bearing('ingest', 'deals.csv');
  if (code !== 0) throw new Error(`the deals must be taken, got ${code}: ${stderr}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bearing', () => {
  test('prints its version and its help', () => {
    expect(bearing('--version')).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
    expect(bearing('--help').stdout).toContain('Usage: bearing');
  });

  test.each([
    { words: [], needs: 'Usage: bearing' },
    { words: ['conquer'], needs: "unknown command 'conquer'" },
    { words: ['wins', '--sideways'], needs: "unknown option '--sideways'" },
    { words: ['wins', '--format', 'pdf'], needs: 'pdf' },
    { words: ['wins', '--by', 'lead_sauce'], needs: 'did you mean lead_source' },
    { words: ['wins', '--where', 'lead_source'], needs: '--where needs dimension=value' },
    { words: ['wins', '--from', '2026-02-30'], needs: '--from needs a day' },
    { words: ['wins', '--margin', '5'], needs: '--margin needs a rate' },
    { words: ['wins', '--as-of', 'yesterday'], needs: 'as-of needs a date' },
    { words: ['wins', '--rows', 'best'], needs: '--rows needs one of' },
    { words: ['wins', '--wait', 'long'], needs: '--wait needs a duration' },
    { words: ['ingest', 'deals.csv', '--max-bad', 'some'], needs: '--max-bad needs' },
    { words: ['retract', 'zzz'], needs: 'needed a batch id' },
    { words: ['quarantine', 'zzz'], needs: 'quarantine needs' },
    { words: ['schema', 'everything'], needs: 'schema needs one of' },
    { words: ['--settings', 'nowhere.yaml', 'wins'], needs: 'nowhere.yaml' },
  ])('ends with 2 and one line for $words', ({ words, needs }) => {
    const { code, stdout, stderr } = bearing(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(needs);
    if (words.length > 0) expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('ends with 2 where nothing was ingested yet', () => {
    const { code, stderr } = bearing('--home', 'nothing-here', 'wins');
    expect(code).toBe(2);
    expect(stderr).toContain('bearing ingest FILE');
  });

  test('takes a global flag before and after the command', () => {
    const before = bearing('--format', 'json', 'wins');
    expect(before.code).toBe(0);
    expect(bearing('wins', '--format', 'json').stdout).toBe(before.stdout);
  });
});

describe('bearing wins', () => {
  test('counts what was ingested, in the shape of its schema', () => {
    const report = WinsReport.parse(
      JSON.parse(bearing('wins', '--by', 'lead_source', '--format', 'json').stdout),
    );
    expect(report.total).toMatchObject({ won: 20, lost: 20, open: 2 });
    expect(report.total.winRate?.value).toBe(0.5);
    const web = report.cuts[0]?.segments.find(({ segment }) => segment['lead_source'] === 'web');
    expect(web).toMatchObject({ won: 15, lost: 5, open: 1 });
    // 15/20 - 5/20
    expect(web?.lift?.value).toBeCloseTo(0.5, 12);
    // Won amounts of web: 100 + ... + 114
    expect(web?.money.wonAmount).toBe((100 + 114) * 7.5);
  });

  test('gives the same bytes in any time zone and on any run', () => {
    const once = runBearing(folder, ['wins', '--format', 'json'], { TZ: 'UTC' });
    expect(once.code).toBe(0);
    expect(runBearing(folder, ['wins', '--format', 'json'], { TZ: 'Asia/Kolkata' }).stdout).toBe(once.stdout);
  });

  test('knows what was known on an earlier day', () => {
    const report = JSON.parse(bearing('wins', '--as-of', '2026-03-10', '--format', 'json').stdout);
    // Closes fall on day (i % 27) + 1 of March: up to the 10th those of i 0-9 (web, won) and 27-36 (fair, lost).
    expect(report.total).toMatchObject({ won: 10, lost: 10 });
    expect(report.notes.some(({ code }: { code: string }) => code === 'back-cast')).toBe(true);
  });

  test('keeps to a window of the close and to a filter', () => {
    const words = ['wins', '--from', '2026-03-01', '--to', '2026-03-10', '--where', 'lead_source=web'];
    expect(JSON.parse(bearing(...words, '--format', 'json').stdout).total).toMatchObject({
      won: 10,
      lost: 0,
    });
  });

  test('lists the records behind it', () => {
    const rows = WinsRows.parse(JSON.parse(bearing('wins', '--rows', 'open', '--format', 'json').stdout));
    expect(rows.rows.map((row) => row['record_id'])).toEqual(['D40', 'D41']);
    const csv = bearing('wins', '--rows', 'won', '--format', 'csv').stdout;
    expect(csv.trim().split(/\r?\n/)).toHaveLength(21);
  });

  test.each([
    'table',
    'json',
    'csv',
    'xlsx',
    'arrow',
    'html',
    'md',
  ])('writes %s to a file, twice alike', (format) => {
    const write = (name: string) => {
      expect(bearing('wins', '--format', format, '-o', name)).toMatchObject({ code: 0, stdout: '' });
      return readFileSync(join(folder, name));
    };
    const first = write(`one.${format}`);
    expect(first.length).toBeGreaterThan(200);
    expect(write(`two.${format}`).equals(first)).toBe(true);
    if (format === 'arrow') expect(tableFromIPC(first).numRows).toBeGreaterThan(1);
  });

  test('refuses a file that cannot be written in one line', () => {
    const { code, stderr } = bearing('wins', '-o', 'no/such/folder/wins.txt');
    expect(code).toBe(2);
    expect(stderr).toContain('-o needs a file that can be written');
  });
});

describe('the ledger', () => {
  test('adds nothing when the same file comes again', () => {
    const { code, stdout } = bearing('ingest', 'deals.csv', '--format', 'json');
    expect(code).toBe(0);
    expect(IngestReport.parse(JSON.parse(stdout)).batches[0]).toMatchObject({
      read: 42,
      stored: 42,
      added: 0,
      unchanged: 42,
    });
  });

  test('is listed, undone and restored', () => {
    const before = bearing('wins', '--format', 'json').stdout;
    const [batch] = BatchesReport.parse(JSON.parse(bearing('batches', '--format', 'json').stdout)).batches;
    const id = batch?.batchId.slice(0, 12) ?? '';
    expect(bearing('retract', id).code).toBe(0);
    expect(bearing('wins').code).toBe(2);
    expect(bearing('restore', id).code).toBe(0);
    expect(bearing('wins', '--format', 'json').stdout).toBe(before);
  });

  test('refuses too many bad rows with 1, and keeps them to be looked at', () => {
    writeFileSync(
      join(folder, 'bad.csv'),
      'id,stage,opened,closed,worth,heard\nB1,Won,2026-01-01,2026-02-30,5,web\nB2,Lost,2026-01-02,2026-02-03,6,web\n',
    );
    const { code, stdout } = bearing('ingest', 'bad.csv', '--format', 'json');
    expect(code).toBe(1);
    const [batch] = IngestReport.parse(JSON.parse(stdout)).batches;
    expect(batch?.refused?.message).toContain('bad rows');
    const listed = bearing('quarantine', batch?.batchId ?? '', '--format', 'json').stdout;
    const { rows } = QuarantineReport.parse(JSON.parse(listed));
    expect(rows.find(({ line }) => line === 2)).toMatchObject({
      column: 4,
      raw: 'B1,Won,2026-01-01,2026-02-30,5,web',
    });
  });

  test('keeps nothing of a dry run', () => {
    writeFileSync(
      join(folder, 'more.csv'),
      'id,stage,opened,closed,worth,heard\nM1,Won,2026-01-01,2026-02-03,5,web\n',
    );
    expect(bearing('ingest', 'more.csv', '--dry-run').code).toBe(0);
    expect(
      BatchesReport.parse(JSON.parse(bearing('batches', '--format', 'json').stdout)).batches,
    ).toHaveLength(1);
  });
});

describe('the other commands', () => {
  test('tell the state of the data in the shape of their schema', () => {
    const { code, stdout } = bearing('quality', '--format', 'json');
    expect(code).toBe(0);
    expect(QualityReport.parse(JSON.parse(stdout)).deals).toMatchObject({
      all: 42,
      won: 20,
      lost: 20,
      open: 2,
    });
  });

  test('print the JSON schema of a report', () => {
    expect(JSON.parse(bearing('schema', 'wins').stdout).properties.schema.const).toBe('bearing/wins/1');
  });

  test('propose a mapping that reads the file it was made from', () => {
    const own = mkdtempSync(join(tmpdir(), 'bearing-init-'));
    try {
      writeFileSync(join(own, 'deals.csv'), deals());
      expect(runBearing(own, ['init', 'deals.csv', '--yes']).code).toBe(0);
      expect(readdirSync(own).toSorted()).toEqual(['bearing.yaml', 'crm.yaml', 'deals.csv']);
      expect(runBearing(own, ['init', 'deals.csv', '--yes']).code).toBe(2);
      expect(runBearing(own, ['ingest', 'deals.csv']).code).toBe(0);
      const report = JSON.parse(runBearing(own, ['wins', '--format', 'json']).stdout);
      expect(report.total).toMatchObject({ won: 20, lost: 20, open: 2 });
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });

  test('make the demo, whose report tells what was planted', () => {
    const { code, stdout } = bearing('demo', '--folder', 'demo');
    expect(code).toBe(0);
    expect(stdout).toContain('Healthcare');
    const report = WinsReport.parse(JSON.parse(readFileSync(join(folder, 'demo/wins.json'), 'utf8')));
    const sectors = report.cuts.find(({ by }) => by.join() === 'account.sector')?.segments ?? [];
    const verdictOf = (name: string) =>
      sectors.find(({ segment }) => segment['account.sector'] === name)?.verdict;
    expect(verdictOf('Healthcare')).toBe('wins more');
    expect(verdictOf('Retail')).toBe('wins less');
    for (const name of ['wins.html', 'wins.xlsx', 'wins.arrow', 'exports/NOTES.md']) {
      expect(existsSync(join(folder, 'demo', name)), name).toBe(true);
    }
  });
});

describe('what ingest refuses', () => {
  test.each([
    { words: ['nowhere.csv'], code: 2, refused: 'file-unreadable' },
    { words: ['.'], code: 2, refused: 'file-unreadable' },
    { words: ['deals.csv', '--key', 'idd'], code: 2, refused: 'unknown column' },
    { words: ['deals.csv', '--date-format', 'Shut=d/M/yyyy'], code: 2, refused: 'unknown column' },
    { words: ['deals.csv', '--date-format', 'closed=elephant'], code: 2, refused: 'unknown-format' },
    { words: ['deals.csv', '--date-format', 'elephant'], code: 2, refused: 'unknown-format' },
    { words: ['deals.csv', '--object', 'account'], code: 2, refused: 'object not in file' },
    { words: ['deals.csv', '--source', 'sugar'], code: 2, refused: 'unknown source' },
    { words: ['deals.csv', '--encoding', 'klingon'], code: 2, refused: 'encoding-unknown' },
    { words: ['deals.csv', '--delimiter', '#'], code: 2, refused: 'delimiter-unknown' },
    { words: ['deals.csv', '--as-of', 'yesterday'], code: 2, refused: 'unknown as-of' },
    { words: ['unsure.csv'], code: 1, refused: 'ambiguous-date' },
    { words: ['strange.csv'], code: 1, refused: 'source unknown' },
    { words: ['empty.csv'], code: 1, refused: 'empty-file' },
    { words: ['empty.csv', 'nowhere.csv'], code: 2, refused: 'empty-file' },
  ])('ends with $code for $words', ({ words, code, refused }) => {
    const unsure = ['id,stage,opened,closed,worth,heard', 'U1,Won,01/02/2026,03/04/2026,5,web'];
    writeFileSync(join(folder, 'unsure.csv'), `${unsure.join('\n')}\n`);
    writeFileSync(join(folder, 'strange.csv'), 'a,b\n1,2\n');
    writeFileSync(join(folder, 'empty.csv'), '');
    const ran = bearing('ingest', ...words, '--format', 'json');
    const [batch] = IngestReport.parse(JSON.parse(ran.stdout)).batches;
    expect([ran.code, batch?.refused?.code]).toEqual([code, refused]);
  });

  test.each([
    ['map', 'nowhere.csv'],
    ['init', 'nowhere.csv', '--yes'],
    ['ingest', 'deals.csv', '--object', 'unicorn'],
    ['ingest', 'deals.csv', '--decimal', '#'],
    ['ingest'],
  ])('is wrong use before a file is read: %s %s', (...words) => {
    expect(bearing(...words).code).toBe(2);
  });
});
