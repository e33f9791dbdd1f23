import { expect, test } from 'vitest';
import { confounded } from '../../../../core/stats/mixed-model/confounded.ts';
import { factorOf, oneLevel } from '../../../../core/stats/mixed-model/model.ts';

const term = (name: string, keys: string) => ({ name, ...factorOf(keys.split(' ')) });
const y = new Float64Array(6);
const candidate = term('candidate', 'a a b b c c');
const rater = term('rater', 'p q p q p q');

test.each([
  { what: 'a rating a candidate and rater', terms: [candidate, rater], named: {} },
  {
    what: 'candidate x rater without repetition',
    terms: [candidate, rater, term('candidate x rater', '1 2 3 4 5 6')],
    named: { 'candidate x rater': ['residual'] },
  },
  {
    what: 'one rater for each candidate',
    terms: [candidate, term('candidate x rater', '1 1 2 2 3 3')],
    named: { 'candidate x rater': ['candidate'] },
  },
  { what: 'a single rater', terms: [candidate, term('rater', 'p p p p p p')], named: { rater: [] } },
])('names what cannot be told apart: $what', ({ terms, named }) => {
  expect(Object.fromEntries(confounded({ y, fixed: oneLevel(6), terms }))).toEqual(named);
});

test('names a term that the fixed means take whole', () => {
  const named = confounded({ y, fixed: factorOf('p q p q p q'.split(' ')), terms: [candidate, rater] });
  expect([...named.keys()]).toEqual(['rater']);
});
