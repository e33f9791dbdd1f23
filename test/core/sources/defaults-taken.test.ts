import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../core/model/reading.ts';
import { Settings } from '../../../core/model/settings.ts';
import { defaultsTaken } from '../../../core/sources/defaults-taken.ts';

const reading = (otherwise?: string): Reading => ({
  source: 'salesforce',
  object: 'opportunity',
  fields: [
    {
      field: 'outcome',
      columns: [0],
      rule: { map: { 'closed won': 'won' }, ...(otherwise === undefined ? {} : { otherwise }) },
    },
  ],
  extras: [],
  deleted: null,
  where: null,
  timeZone: 'UTC',
});

const word = (name: string, deals: number) => ({ word: name, deals });
const settings = (given: unknown = {}) => Settings.parse(given);

describe('loss reasons that no setting knows', () => {
  const unknownLosses = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => word(name, i + 1));

  test('are counted, the five with most deals named, with the setting that settles them', () => {
    const notes = defaultsTaken(
      { unknownLosses, openStages: [] },
      { reading: reading(), settings: settings() },
    );
    expect(notes.map(({ code }) => code)).toEqual(['unknown-loss']);
    expect(notes[0]?.text).toBe(
      '21 lost deals count as loss kind unknown, by 6 reasons no setting knows: ' +
        '"f" (6), "e" (5), "d" (4), "c" (3), "b" (2) and 1 more; say under loss_kinds: in bearing.yaml what they are',
    );
  });

  test('are not told of where the person said unknown', () => {
    const said = settings({ loss_kinds: { Other: 'unknown' } });
    const seen = { unknownLosses: [word('other', 3)], openStages: [] };
    expect(defaultsTaken(seen, { reading: reading(), settings: said })).toEqual([]);
  });
});

describe('stages that are open by default', () => {
  const openStages = [word('Agreed', 4), word('Talking', 9)];

  test('are named, so that a wrong one is noticed', () => {
    const notes = defaultsTaken(
      { unknownLosses: [], openStages },
      { reading: reading('open'), settings: settings({ outcomes: { salesforce: { talking: 'open' } } }) },
    );
    expect(notes).toEqual([
      {
        code: 'open-by-default',
        text: '4 deals are open because nothing says that their stage is an end: "Agreed" (4); say under outcomes: salesforce: in bearing.yaml if one is',
      },
    ]);
  });

  test('are not told of where a column says the outcome', () => {
    expect(
      defaultsTaken({ unknownLosses: [], openStages }, { reading: reading(), settings: settings() }),
    ).toEqual([]);
  });
});
