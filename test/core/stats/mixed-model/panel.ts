import { factorOf, type MixedModel } from '../../../../core/stats/mixed-model/model.ts';

/** Simulated in R: candidate, rater, competency, rating; three of five raters a candidate, six ratings lost. */
export const PANEL = `
1,1,a,53 1,1,d,81 1,1,i,53 1,2,d,100 1,2,i,86 1,4,a,45 1,4,d,92 1,4,i,44 2,2,a,37 2,2,d,57 2,2,i,31 2,3,a,38
2,3,d,44 2,3,i,24 2,5,a,32 2,5,i,28 3,1,a,53 3,1,d,65 3,1,i,25 3,3,a,49 3,3,d,66 3,3,i,36 3,4,a,37 3,4,d,53
3,4,i,30 4,2,a,70 4,2,d,63 4,2,i,62 4,4,a,55 4,4,d,49 4,5,a,70 4,5,d,58 4,5,i,68 5,1,a,47 5,1,d,63 5,1,i,54
5,3,a,49 5,3,d,72 5,3,i,44 5,5,a,72 5,5,d,78 5,5,i,60 6,1,a,-2 6,1,d,33 6,1,i,14 6,2,a,22 6,4,a,24 6,4,d,40
6,4,i,21 7,2,a,54 7,2,d,83 7,2,i,77 7,3,a,60 7,3,d,76 7,3,i,74 7,5,a,60 7,5,d,98 7,5,i,78 8,1,a,60 8,1,d,47
8,1,i,45 8,3,a,61 8,3,d,59 8,3,i,23 8,4,a,52 8,4,d,56 8,4,i,26 9,2,a,72 9,2,d,87 9,2,i,60 9,4,d,80 9,4,i,42
9,5,a,74 9,5,d,109 9,5,i,74 10,1,a,30 10,1,d,44 10,1,i,50 10,3,a,34 10,3,d,57 10,3,i,40 10,5,a,39 10,5,d,73
10,5,i,61 11,1,a,74 11,1,d,98 11,1,i,60 11,2,a,58 11,2,d,90 11,2,i,70 11,4,a,77 11,4,d,68 11,4,i,45 12,2,a,91
12,2,d,76 12,2,i,89 12,3,a,94 12,3,d,73 12,3,i,106 12,5,a,96 12,5,d,81 12,5,i,96`
  .trim()
  .split(/\s+/)
  .map((line) => {
    const [candidate = '', rater = '', competency = '', rating] = line.split(',');
    return { candidate, rater, competency, rating: Number(rating) };
  });

/** y ~ 0 + competency + (1 | candidate) + (1 | candidate:competency) + (1 | rater) + (1 | candidate:rater). */
export function panel(): MixedModel {
  const term = (name: string, key: (row: (typeof PANEL)[number]) => string) => ({
    name,
    ...factorOf(PANEL.map(key)),
  });
  return {
    y: Float64Array.from(PANEL, ({ rating }) => rating),
    fixed: factorOf(PANEL.map(({ competency }) => competency)),
    terms: [
      term('candidate', ({ candidate }) => candidate),
      term('candidate x competency', ({ candidate, competency }) => `${candidate} ${competency}`),
      term('rater', ({ rater }) => rater),
      term('candidate x rater', ({ candidate, rater }) => `${candidate} ${rater}`),
    ],
  };
}
