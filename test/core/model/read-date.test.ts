import { expect, test } from 'vitest';
import { type DateFormat, parseDateFormat } from '../../../core/model/date-format.ts';
import { readDay, readInstant } from '../../../core/model/read-date.ts';

const format = (name: string): DateFormat => {
  const parsed = parseDateFormat(name);
  if (!parsed) throw new RangeError(`no format ${name}`);
  return parsed;
};

test.each([
  ['yyyy-MM-dd', '2024-02-29', '2024-02-29'],
  ['yyyy-MM-dd', '2023-02-29', null],
  ['yyyy-MM-dd', '2000-02-29', '2000-02-29'],
  ['yyyy-MM-dd', '1900-02-29', null],
  ['yyyy-MM-dd', '2024-2-9', '2024-02-09'],
  ['yyyy-MM-dd', '1899-12-31', null],
  ['yyyy-MM-dd', '2199-12-31', '2199-12-31'],
  ['yyyy-MM-dd', '2200-01-01', null],
  ['yyyy-MM-dd', '٢٠٢٤-01-01', null],
  ['yyyy-MM-dd', '20240115', null],
  ['yyyyMMdd', '20240115', '2024-01-15'],
  ['dd/MM/yyyy', '3/4/2024', '2024-04-03'],
  ['M/d/yyyy', '03/04/2024', '2024-03-04'],
  ['M/d/yyyy h:mm a', '3/4/2024 12:30 AM', '2024-03-04'],
  ['dd/MM/yyyy', '03.04.2024', null],
  ['dd-MM-yy', '01-02-69', '1969-02-01'],
  ['dd-MM-yy', '01-02-68', '2068-02-01'],
  ['d-MMM-yyyy', '5-sep-2024', '2024-09-05'],
  ['d-MMM-yyyy', '5 Sept 2024', '2024-09-05'],
  ['MMM d, yyyy', 'MAY 5, 2024', '2024-05-05'],
  ['excel1900', '1', '1900-01-01'],
  ['excel1900', '59', '1900-02-28'],
  ['excel1900', '60', null],
  ['excel1900', '61', '1900-03-01'],
  ['excel1900', '45292.75', '2024-01-01'],
  ['excel1904', '0', '1904-01-01'],
  ['epochMillis', '1704067199999', '2023-12-31'],
])('%s: the day of %s is %s', (name, text, day) => {
  expect(readDay(text, format(name), 'UTC')).toBe(day);
});

test.each([
  ['2024-02-29T23:59:59.9999999Z', 'UTC', '2024-02-29T23:59:59.999Z'],
  ['2024-02-29 23:59', 'UTC', '2024-02-29T23:59:00.000Z'],
  ['2024-02-29', 'Europe/Berlin', '2024-02-28T23:00:00.000Z'],
  ['2024-02-29T10:00:00+02:00', 'Asia/Kolkata', '2024-02-29T08:00:00.000Z'],
  ['2024-02-29T10:00:00.000+0000', 'Asia/Kolkata', '2024-02-29T10:00:00.000Z'],
  ['2024-02-29 12:00 PM', 'UTC', '2024-02-29T12:00:00.000Z'],
  ['2024-02-29 13:00 PM', 'UTC', null],
  ['2024-02-29T24:00:00', 'UTC', null],
  ['2024-02-29T23:59:60Z', 'UTC', null],
  ['2024-02-29T23:59:59+15:00', 'UTC', null],
])('the moment of %s in %s is %s', (text, zone, moment) => {
  expect(readInstant(text, format('yyyy-MM-dd'), zone)).toBe(moment);
});

test('a moment is the day that it is in the zone, a time without a zone the day that it says', () => {
  expect(readDay('2024-01-01T23:30:00Z', format('yyyy-MM-dd'), 'Europe/Berlin')).toBe('2024-01-02');
  expect(readDay('2024-01-01T23:30:00', format('yyyy-MM-dd'), 'Europe/Berlin')).toBe('2024-01-01');
});

// Germany set its clocks forward at 02:00 on 31 March 2024 and back at 03:00 on 27 October 2024.
test('a time that never comes is read with the offset before, a time that comes twice is the later one', () => {
  expect(readInstant('2024-03-31 02:30:00', format('yyyy-MM-dd'), 'Europe/Berlin')).toBe(
    '2024-03-31T01:30:00.000Z',
  );
  expect(readInstant('2024-10-27 02:30:00', format('yyyy-MM-dd'), 'Europe/Berlin')).toBe(
    '2024-10-27T01:30:00.000Z',
  );
});

test.each([
  'foo',
  'dd/dd/yyyy',
  'yyy-MM-dd',
  'dd/MM.yyyy',
  'MM/yyyy',
  'ddMMyyyy',
  '',
])('%s is no date format', (name) => {
  expect(parseDateFormat(name)).toBeNull();
});
