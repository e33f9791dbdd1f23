import { spanPattern } from '../../core/model/time-span.ts';
import { matches } from './sql-text.ts';

/** Ten-thousandths of a minute between two times: the twin of `readSpan`, null where that is null. */
export function spanUnitsSql(text: string): string {
  const length = `(${millisecondsSql(text, 2)} - ${millisecondsSql(text, 1)})`;
  return `case when ${matches(text, spanPattern)} and ${length} >= 0 then (${length} + 3) // 6 end`;
}

function millisecondsSql(text: string, part: 1 | 2): string {
  const plain = `replace(replace(split_part(${text}, '|', ${part}), 'T', ' '), 'Z', '')`;
  const whole = `case when length(${plain}) = 16 then ${plain} || ':00' else ${plain} end`;
  return `epoch_ms(try_cast(${whole} as timestamp))`;
}
