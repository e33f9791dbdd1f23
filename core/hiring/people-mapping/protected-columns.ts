import { columnKey } from '../../model/column-key.ts';

/**
 * What no rating may be seen beside: attributes that the law protects (Title VII, ADEA, ADA, GINA, USERRA), and
 * what stands in for them (a postcode, a photo, a name, a graduation year). By the words of a column's name.
 */
const words: Readonly<Record<string, readonly string[]>> = {
  sex: ['sex', 'gender', 'pronoun', 'pronouns', 'lgbt', 'lgbtq', 'transgender'],
  'sexual orientation': ['orientation'],
  'race or ethnicity': ['race', 'racial', 'ethnicity', 'ethnic', 'hispanic', 'latino', 'eeo', 'eeoc'],
  age: ['age', 'birth', 'born', 'birthday', 'birthdate', 'dob'],
  disability: ['disability', 'disabled', 'disabilities', 'handicap'],
  religion: ['religion', 'religious', 'faith'],
  'national origin': ['nationality', 'national', 'citizenship', 'citizen', 'visa', 'immigration', 'origin'],
  'veteran status': ['veteran', 'military'],
  pregnancy: ['pregnancy', 'pregnant', 'parental', 'maternity'],
  'marital status': ['marital', 'married', 'spouse', 'children'],
  'genetic information': ['genetic'],
  'a proxy: where someone lives': ['zip', 'zipcode', 'postcode', 'postal', 'address', 'neighborhood'],
  'a proxy: a picture': ['photo', 'picture', 'headshot', 'portrait', 'avatar'],
  'a proxy: a name': ['surname', 'forename', 'firstname', 'lastname', 'fullname'],
  'a proxy: schooling': ['school', 'university', 'college', 'alma', 'graduation', 'graduated', 'fraternity'],
  'a proxy: mother tongue': ['accent', 'tongue'],
};

/** Names of people in one word are found by the whole name: `Role name` is none. */
const names = [
  'name',
  'firstname',
  'lastname',
  'middlename',
  'fullname',
  'givenname',
  'familyname',
  'maidenname',
  'preferredname',
  'candidatename',
  'applicantname',
];

const kindOfWord = new Map(Object.entries(words).flatMap(([kind, list]) => list.map((word) => [word, kind])));

/** What a column's name says it holds of a protected attribute or a proxy; null where it says nothing of one. */
export function protectedKind(column: string): string | null {
  if (names.includes(columnKey(column))) return 'a proxy: a name';
  const parts = column
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  for (const part of [...parts, columnKey(column)]) {
    const kind = kindOfWord.get(part);
    if (kind !== undefined) return kind;
  }
  return null;
}
