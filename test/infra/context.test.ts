import { expect, test } from 'vitest';
import { readContext } from '../../infra/context.ts';

test('holds what is documented where nothing is said', () => {
  expect(readContext({ 'aws:cdk:version': '2' })).toMatchObject({ scanCutoffGiB: '10', noticeEmail: '' });
  expect(readContext({ 'bearing:scanCutoffGiB': 40 })).toMatchObject({ scanCutoffGiB: '40' });
});

// A cutoff that is no number would leave the workgroups without any.
test.each([
  ['scanCutoffGiB', 'ten', 'a number'],
  ['scanCutoffGiB', '0', 'a number'],
  ['scanCutoffGiB', '-3', 'a number'],
  ['reportSchedule', 'daily', 'an expression'],
  ['noticeEmail', 'ops', 'an e-mail address'],
  ['costCentre', '', 'a value'],
  ['noticeEmaill', 'ops@example.com', 'names among'],
])('bearing:%s=%s is refused in a line', (name, text, needs) => {
  expect(() => readContext({ [`bearing:${name}`]: text })).toThrow(needs);
});
