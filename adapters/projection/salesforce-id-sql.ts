import { shortId, suffixLetters } from '../../core/model/salesforce-id.ts';
import { literal, matches } from './sql-text.ts';

/** The twin of `longId`. Its letters are looked at only where the text has 15 of them. */
export function longIdSql(text: string): string {
  const suffix = [1, 6, 11].map((start) => suffixLetter(text, start)).join(' || ');
  return `case when strlen(${text}) = 15 and ${matches(text, shortId)} then ${text} || ${suffix} else ${text} end`;
}

function suffixLetter(text: string, start: number): string {
  const bits = [0, 1, 2, 3, 4].map(
    (i) => `case when substr(${text}, ${start + i}, 1) between 'A' and 'Z' then ${2 ** i} else 0 end`,
  );
  return `substr(${literal(suffixLetters)}, 1 + ${bits.join(' + ')}, 1)`;
}
