import { describe, expect, test } from 'vitest';
import { Settings } from '../../../core/model/settings.ts';
import { profileRows } from '../../../core/sources/column-profile.ts';
import { proposeSettings } from '../../../core/sources/propose-settings.ts';

function propose(...rows: readonly string[]) {
  const [header = [], ...cells] = rows.map((line) => line.split(','));
  return proposeSettings({
    files: [profileRows('export.csv', header, cells)],
    source: 'crm',
    answers: new Map(),
  });
}

describe('the settings proposed for a vendor', () => {
  test('leave stages alone where columns say what is closed and won', () => {
    const { settings, questions } = propose(
      'Id,StageName,CloseDate,AccountId,IsClosed,IsWon',
      '0061,Signed,2026-01-02,0011,true,true',
      '0062,Lost for good,2026-01-02,0011,true,false',
    );
    expect(Settings.parse(settings.content).outcomes).toEqual({});
    expect(questions.map(({ id }) => id)).toEqual(['currency', 'fiscal_year_start_month']);
  });

  test('do not speak over the loss kinds that Dynamics has by default', () => {
    const { settings } = propose(
      '(Do Not Modify) Opportunity,Topic,Status,Status Reason',
      '1,A,Lost,Canceled',
      '2,B,Lost,Out-Sold',
      '3,C,Open,In Progress',
    );
    expect(Settings.parse(settings.content).loss_kinds).toEqual({});
  });

  test('take the currency that its own columns name', () => {
    const { settings } = propose(
      'Opportunity ID,Opportunity Name,Stage,Close Date,Amount Currency,Amount',
      '1,A,Closed Won,2026-01-02,EUR,10',
    );
    expect(Settings.parse(settings.content).currency).toBe('EUR');
  });
});

test('a currency is told in any case and written in capitals', () => {
  const files = [
    profileRows('export.csv', ['Opportunity ID', 'Opportunity Name', 'Stage', 'Close Date'], []),
  ];
  const { settings } = proposeSettings({ files, source: 'crm', answers: new Map([['currency', 'usd']]) });
  expect(Settings.parse(settings.content).currency).toBe('USD');
});

describe('an export without an id', () => {
  const header = 'Opportunity Name,Account Name,Stage,Close Date,Created Date';

  test('is told of the column whose values all differ', () => {
    const { recognised } = propose(
      header,
      'A,X,Closed Won,2026-01-02,2025-01-02',
      'B,X,Open,2026-01-02,2025-01-02',
    );
    expect(recognised[0]?.evidence.at(-1)).toBe(
      'no id column: add it to the export, or ingest with --key "Opportunity Name", whose 2 values all differ',
    );
  });

  test('is told of columns that may tell rows apart together', () => {
    const { recognised } = propose(
      header,
      'A,X,Closed Won,2026-01-02,2025-01-02',
      'A,X,Open,2026-01-02,2025-01-02',
    );
    expect(recognised[0]?.evidence.at(-1)).toContain('--key "Opportunity Name,Account Name,Created Date"');
  });
});

describe('a file with names of its own', () => {
  test('has its stage in the column whose words speak of won and lost deals', () => {
    const { proposals } = propose(
      'Ref,State of Play,Decided',
      'R1,Signed,2024-01-02',
      'R2,Gone elsewhere,2024-01-02',
      'R3,Talking,',
    );
    const columns = proposals[0]?.entries[0]?.columns ?? [];
    expect(columns.find(({ field }) => field === 'outcome')?.rule).toEqual({
      from: 'State of Play',
      map: { Signed: 'won', 'Gone elsewhere': 'lost', Talking: 'open' },
    });
  });

  const deals = (sector: string) => [
    'deal_id,stage,amount,account,industry',
    'R1,Won,1,Acme,retail',
    `R2,Lost,1,Acme,${sector}`,
  ];

  test('describes an account by what is the same in all its deals', () => {
    expect(propose(...deals('retail')).proposals[0]?.entries.map(({ object }) => object)).toEqual([
      'opportunity',
      'account',
    ]);
  });

  test('keeps with the deal what differs between deals of one account', () => {
    const [proposal] = propose(...deals('energy')).proposals;
    expect(proposal?.entries.map(({ object }) => object)).toEqual(['opportunity']);
    expect(proposal?.unplaced).toEqual(['industry']);
  });
});
