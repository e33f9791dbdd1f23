import { expect, test } from 'vitest';
import { synthesized } from './synthesized.ts';

const resources = synthesized();
const classes = ['crm', 'people', 'demographics', 'audit'];

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

function statementsOf(role: string): Statement[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${role}`))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** Whether any statement allows the action on a resource of the class: its bucket, key, tables or workgroup. */
function may(role: string, action: string, data: string): boolean {
  const ours = new RegExp(`"${data}(bucket|key)|bearing_${data}[/"]|bearing-${data}"`);
  return statementsOf(role).some(
    ({ Effect, Action, Resource }) =>
      Effect === 'Allow' && list(Action).includes(action) && ours.test(JSON.stringify(Resource)),
  );
}

const reads = ['s3:GetObject', 's3:ListBucket', 'kms:Decrypt', 'glue:GetTable', 'athena:StartQueryExecution'];
const writes = ['s3:DeleteObject', 'glue:UpdateTable'];

// Roles by the start of their logical id -> the classes they read, and those they rewrite.
const matrix = [
  { role: 'analyst', read: ['crm'], write: [] },
  { role: 'recruiter', read: ['people'], write: [] },
  { role: 'auditjob', read: ['people', 'demographics', 'audit'], write: [] },
  { role: 'ingestcrmrole', read: ['crm'], write: ['crm'] },
  { role: 'ingestassessmentsrole', read: ['people'], write: ['people'] },
  { role: 'segmentreportrole', read: ['crm'], write: ['crm'] },
  { role: 'scorecandidatesrole', read: ['people'], write: ['people'] },
  { role: 'maintaincrmrole', read: ['crm'], write: ['crm'] },
  { role: 'maintainpeoplerole', read: ['people'], write: ['people'] },
] as { role: string; read: string[]; write: string[] }[];

test.each(matrix)('$role reads $read and rewrites $write, nothing else', ({ role, read, write }) => {
  expect(statementsOf(role).length).toBeGreaterThan(0);
  for (const data of classes) {
    for (const action of reads)
      expect(may(role, action, data), `${action} ${data}`).toBe(read.includes(data));
    for (const action of writes)
      expect(may(role, action, data), `${action} ${data}`).toBe(write.includes(data));
  }
});

test('no policy has a wildcard action, and only X-Ray a wildcard resource', () => {
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== 'AWS::IAM::ManagedPolicy') continue;
    for (const { Action, Resource } of Properties.PolicyDocument.Statement as Statement[]) {
      expect(list(Action).join()).not.toContain('*');
      if (list(Resource).includes('*'))
        expect(list(Action).every((one) => one.startsWith('xray:'))).toBe(true);
    }
  }
  expect(Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::Policy')).toEqual([]);
});
