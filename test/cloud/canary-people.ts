import { createHash } from 'node:crypto';

/** A made person of whom every field holds a word that nobody else has. */
export type Canary = {
  readonly id: string;
  readonly evidence: string;
  readonly self: readonly string[];
  /** Every word of the person's. */
  readonly all: readonly string[];
};

/** As each of them is written. */
export const canaryWord = /(?:id|said|sex|band)[0-9a-f]{12}/g;

const competencies = ['business_context', 'adaptation', 'direction', 'prospecting', 'discovery', 'crm'];

/** So many people, the same each time. */
export const canaries = (count: number): readonly Canary[] =>
  Array.from({ length: count }, (_, i) => {
    const word = (field: string) =>
      `${field}${createHash('sha256').update(`${field} ${i}`).digest('hex').slice(0, 12)}`;
    const [id, evidence, sex, band] = ['id', 'said', 'sex', 'band'].map(word) as [
      string,
      string,
      string,
      string,
    ];
    return { id, evidence, self: [sex, band], all: [id, evidence, sex, band] };
  });

export function ratingsOf(people: readonly Canary[]): string {
  const rows = people.flatMap(({ id, evidence }, i) =>
    competencies.flatMap((competency, c) =>
      ['kim', 'lou'].map((rater, r) => `${id},${rater},${competency},${1 + ((i + c + r) % 5)},${evidence}`),
    ),
  );
  return ['candidate_id,rater_id,competency,rating,evidence', ...rows].join('\n');
}

export const demographicsOf = (people: readonly Canary[]): string =>
  ['candidate_id,sex,age_band', ...people.map(({ id, self: [sex, band] }) => `${id},${sex},${band}`)].join(
    '\n',
  );
