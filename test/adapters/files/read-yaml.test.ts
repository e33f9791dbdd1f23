import { describe, expect, test } from 'vitest';
import { parseYaml, readYaml } from '../../../adapters/files/read-yaml.ts';
import { Mapping } from '../../../core/model/mapping.ts';
import { Settings } from '../../../core/model/settings.ts';

const settings = (text: string) => () => parseYaml({ path: 'bearing.yaml', text }, Settings);
const mapping = (columns: string) => () =>
  parseYaml(
    {
      path: 'm.yaml',
      text: `source: crm\nfiles:\n  - object: opportunity\n    columns: { record_id: id, ${columns} }\n`,
    },
    Mapping,
  );

describe('a YAML file', () => {
  test.each([
    {
      text: 'curency: USD',
      message: /^bearing\.yaml:1:1: the file needs keys of .*, got "curency": the nearest is "currency"$/,
    },
    {
      text: 'currency: usd',
      message: 'bearing.yaml:1:11: currency needs three capital letters such as USD, got "usd"',
    },
    {
      text: 'calendar:\n  fiscal_year_start_month: 13',
      message: 'bearing.yaml:2:28: calendar.fiscal_year_start_month needs at most 12, got 13',
    },
    {
      text: 'outcomes:\n  crm:\n    Done: wonn',
      message: 'bearing.yaml:3:11: outcomes.crm.Done needs one of open, won, lost, got "wonn"',
    },
    { text: 'a: 1\na: 2', message: 'bearing.yaml:2:1: needs valid YAML, got map keys must be unique' },
    { text: '- a', message: 'bearing.yaml:1:1: the file needs a value of type object, got a list' },
  ])('says where it is wrong: $text', ({ text, message }) => {
    expect(settings(text)).toThrow(message);
  });

  test('says of a rule which key it does not know', () => {
    expect(mapping('outcome: { from: x, mapp: {} }')).toThrow(
      /^m\.yaml:4:51: .*got "mapp": the nearest is "map"$/,
    );
  });

  test('without anything in it is the defaults', () => {
    expect(settings('# nothing yet')()).toEqual(Settings.parse({}));
  });

  test('that repeats itself without end is refused', () => {
    const bomb = [
      'a: &a [x, x, x]',
      ...[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghij'[i]}, `.repeat(9)}x]`),
    ];
    expect(settings(bomb.join('\n'))).toThrow(/deep aliases/);
  });

  test('that is not there is named', async () => {
    await expect(readYaml('nowhere.yaml', Settings)).rejects.toThrow(
      'needs a file that can be read, got "nowhere.yaml": there is no such file',
    );
  });
});
