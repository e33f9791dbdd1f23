import { describe, expect, test } from 'vitest';
import { auditDays, type DataClassName, keySpaces } from '../../infra/key-space.ts';
import { isOf, list, type Statement } from './policy.ts';
import { ofType, synthesized } from './synthesized.ts';

const resources = synthesized();
const buckets = ofType(resources, 'AWS::S3::Bucket');

type Rule = {
  Prefix?: string;
  ExpirationInDays?: number;
  Status: string;
  NoncurrentVersionExpiration?: { NoncurrentDays: number };
  AbortIncompleteMultipartUpload?: { DaysAfterInitiation: number };
};
const rulesOf = (id: string): readonly Rule[] =>
  buckets.find(([logical]) => isOf(logical, id))?.[1].Properties.LifecycleConfiguration.Rules ?? [];

const classNames = Object.keys(keySpaces) as DataClassName[];
const spaces = classNames.flatMap((name) =>
  Object.entries(keySpaces[name]).map(([prefix, lifetime]) => ({ name, prefix, lifetime })),
);

// Quarantine 30 days, results 7 (quality.md, Q5 and Q8); hiring records four years (California).
const wanted: Readonly<Record<string, number | null>> = {
  'crm uploads': 30,
  'crm settings': null,
  'crm staging': 1,
  'crm tables': null,
  'crm quarantine': 30,
  'crm ingested': 400,
  'crm refused': 400,
  'crm reports': 1830,
  'crm scratch': 3,
  'crm results': 7,
  'people uploads': 15,
  'people settings': null,
  'people staging': 1,
  'people tables': null,
  'people quarantine': 30,
  'people ingested': 30,
  'people refused': 30,
  'people reports': 1464,
  'people scorecards': 1464,
  'people audit': null,
  'people results': 7,
  'demographics staging': 1,
  'demographics tables': null,
  'demographics quarantine': 30,
  'demographics results': 7,
  'audit log': null,
};

test('every prefix has its expiry', () => {
  const found = spaces.map(({ name, prefix }) => {
    const rule = rulesOf(`${name}-bucket`).find(({ Prefix }) => Prefix === `${prefix}/`);
    return [`${name} ${prefix}`, rule?.Status === 'Enabled' ? (rule.ExpirationInDays ?? null) : null];
  });
  expect(Object.fromEntries(found)).toEqual(wanted);
});

test('what does not expire says what ends it', () => {
  for (const { lifetime } of spaces) {
    if (lifetime.days === null) expect(lifetime.because.length).toBeGreaterThan(20);
  }
});

describe.each(buckets)('%s', (_id, { Properties }) => {
  const rules: readonly Rule[] = Properties.LifecycleConfiguration.Rules;

  test('drops old versions within a week, for erasure is finished only then', () => {
    expect(rules.some((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays === 7 && !rule.Prefix)).toBe(
      true,
    );
  });

  test('has no rule for a prefix that nobody writes', () => {
    const known = new Set([...spaces.map(({ prefix }) => `${prefix}/`), undefined]);
    expect(rules.filter(({ Prefix }) => !known.has(Prefix))).toEqual([]);
  });
});

test('a file is still there when its dead letter is sent again', () => {
  const kept = ofType(resources, 'AWS::SQS::Queue').map(
    ([, { Properties }]) => Properties.MessageRetentionPeriod,
  );
  for (const name of ['crm', 'people'] as const) {
    expect(keySpaces[name].uploads.days * 86_400).toBeGreaterThan(Math.max(...kept));
  }
});

test('only the log lies under the lock, four years of it, and no query writes there', () => {
  const locked = buckets.filter(([, { Properties }]) => Properties.ObjectLockEnabled);
  expect(locked.map(([id]) => isOf(id, 'audit-bucket'))).toEqual([true]);
  const retention = locked[0]?.[1].Properties.ObjectLockConfiguration.Rule.DefaultRetention;
  expect(retention).toEqual({ Days: auditDays, Mode: 'COMPLIANCE' });
  expect(auditDays / 365.25).toBeGreaterThanOrEqual(4);
  const places = ofType(resources, 'AWS::Athena::WorkGroup').map(([, { Properties }]) =>
    JSON.stringify(Properties.WorkGroupConfiguration.ResultConfiguration.OutputLocation),
  );
  expect(places).toHaveLength(4);
  expect(places.filter((place) => place.includes(`"${locked[0]?.[0]}"`))).toEqual([]);
});

test('every key that a policy names lies under a known prefix', () => {
  const named = ofType(resources, 'AWS::IAM::ManagedPolicy').flatMap(([, { Properties }]) =>
    (Properties.PolicyDocument.Statement as readonly Statement[])
      .filter(({ Action }) => list(Action).some((one) => one.startsWith('s3:')))
      .flatMap(({ Resource }) => list(Resource as object))
      .map((one) => /"(\/[^"]*)"\]\]\}$/.exec(JSON.stringify(one))?.[1])
      .filter((key) => key !== undefined),
  );
  const known = new Set([...spaces.map(({ prefix }) => `/${prefix}/*`), '/salt']);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});
