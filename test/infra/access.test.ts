import { describe, expect, test } from 'vitest';
import { arnOf, isAllowed, list, type Statement, statementsOf } from './policy.ts';
import { ofType, synthesized } from './synthesized.ts';

const resources = synthesized();

/** A letter a role: the sign-ins in capitals, the functions small. */
const roles = {
  A: 'analyst',
  R: 'recruiter',
  J: 'audit-job',
  U: 'crm-uploader',
  V: 'people-uploader',
  c: 'ingest-crm-role',
  a: 'ingest-assessments-role',
  r: 'segment-report-role',
  s: 'score-candidates-role',
  m: 'maintain-crm-role',
  p: 'maintain-people-role',
};

// Written by hand from quality.md's privacy layout, not from the policies: an action, on what, and who may.
const matrix = `
s3:GetObject               crm/uploads/a.csv                 c
s3:PutObject               crm/uploads/a.csv                 U
s3:DeleteObject            crm/uploads/a.csv                 -
s3:GetObject               crm/settings/bearing.yaml         crm
s3:PutObject               crm/settings/bearing.yaml         -
s3:GetObject               crm/staging/b/rows.parquet        c
s3:PutObject               crm/staging/b/rows.parquet        c
s3:GetObject               crm/tables/t/data.parquet         Acrm
s3:PutObject               crm/tables/t/data.parquet         cm
s3:DeleteObject            crm/tables/t/data.parquet         cm
s3:GetObject               crm/quarantine/t/b.jsonl          -
s3:PutObject               crm/quarantine/t/b.jsonl          c
s3:PutObject               crm/refused/a.csv.json            c
s3:DeleteObject            crm/refused/a.csv.json            c
s3:GetObject               crm/reports/2026-03-31.html       Ar
s3:PutObject               crm/reports/2026-03-31.html       r
s3:DeleteObject            crm/reports/2026-03-31.html       -
s3:GetObject               crm/scratch/deal_1/a.parquet      rm
s3:PutObject               crm/scratch/deal_1/a.parquet      r
s3:DeleteObject            crm/scratch/deal_1/a.parquet      m
glue:CreateTable           table/bearing_crm/deal_1          crm
s3:GetObject               crm/results/q.csv                 Acrm
kms:Decrypt                crm-key                           AUcrm
athena:StartQueryExecution workgroup/bearing-crm             Acrm
glue:GetTable              table/bearing_crm/batch           Acrm
glue:UpdateTable           table/bearing_crm/batch           cm
glue:DeleteTable           table/bearing_crm/staging_b       cm
s3:GetObject               people/uploads/a.csv              a
s3:PutObject               people/uploads/a.csv              V
s3:DeleteObject            people/uploads/a.csv              p
s3:GetObject               people/tables/t/data.parquet      RJasp
s3:PutObject               people/tables/t/data.parquet      ap
s3:GetObject               people/quarantine/t/b.jsonl       -
s3:PutObject               people/quarantine/t/b.jsonl       a
s3:DeleteObject            people/quarantine/t/b.jsonl       p
s3:GetObject               people/scorecards/c.html          Rsp
s3:PutObject               people/scorecards/c.html          s
s3:DeleteObject            people/scorecards/c.html          p
s3:GetObject               people/audit/details/d.json       Jasp
s3:DeleteObject            people/audit/details/d.json       asp
s3:PutObject               people/reports/audit.html         Js
kms:Decrypt                people-key                        RJVasp
athena:StartQueryExecution workgroup/bearing-people          Rasp
s3:GetObject               people/results/q.csv              Rasp
s3:PutObject               people/results/q.csv              Rasp
s3:ListBucket              crm                               Acrm
s3:ListBucket              people                            RJasp
glue:GetTable              table/bearing_people/batch        RJasp
glue:UpdateTable           table/bearing_people/batch        ap
s3:GetObject               demographics/tables/t/data.parquet Jap
s3:PutObject               demographics/tables/t/data.parquet ap
s3:GetObject               demographics/quarantine/b.jsonl   -
s3:GetObject               demographics/results/q.csv        ap
kms:Decrypt                demographics-key                  Jap
athena:GetQueryResults     workgroup/bearing-demographics    ap
glue:GetTable              table/bearing_demographics/t      Jap
s3:GetObject               audit/log/00000001.jsonl          Jasp
s3:PutObject               audit/log/00000001.jsonl          asp
s3:DeleteObject            audit/log/00000001.jsonl          -
s3:DeleteObjectVersion     audit/log/00000001.jsonl          -
s3:PutObjectRetention      audit/log/00000001.jsonl          -
s3:BypassGovernanceRetention audit/log/00000001.jsonl        -
kms:Decrypt                audit-key                         Jasp
athena:StartQueryExecution workgroup/bearing-audit           J
s3:PutObject               audit-results/results/q.csv       J
sqs:ReceiveMessage         ingest-crm-queue                  c
sqs:ReceiveMessage         ingest-assessments-queue          a
sqs:SendMessage            run-dead-letters                  carsmp
lambda:InvokeFunction      segment-report                    A
lambda:InvokeFunction      score-candidates                  R
lambda:InvokeFunction      ingest-crm                        -
sns:Publish                notices                           -
kms:ScheduleKeyDeletion    people-key                        -
s3:DeleteBucket            crm                               -
s3:PutBucketPolicy         crm                               -
glue:DeleteDatabase        database/bearing_crm              -
athena:UpdateWorkGroup     workgroup/bearing-crm             -
`
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [string, string, string]);

function resourceOf(action: string, text: string): string {
  const service = action.split(':')[0];
  if (service === 'glue' || service === 'athena') return `arn:aws:${service}:eu-west-1:111122223333:${text}`;
  if (service !== 's3') return arnOf(resources, text);
  const [bucket = '', ...key] = text.split('/');
  const arn = arnOf(resources, bucket.includes('-') ? bucket : `${bucket}-bucket`);
  return key.length === 0 ? arn : `${arn}/${key.join('/')}`;
}

describe.each(Object.entries(roles))('%s, the %s,', (letter, role) => {
  const statements = statementsOf(resources, role);

  test.each(matrix)('may or may not %s on %s, of whom %s may', (action, resource, who) => {
    const asked = { action, resource: resourceOf(action, resource) };
    expect(isAllowed(statements, asked, resources)).toBe(who.includes(letter));
  });
});

test('the matrix has 240 cells and more, and no role of the stack is left out of it', () => {
  expect(matrix.length * Object.keys(roles).length).toBeGreaterThanOrEqual(240);
  const cells = matrix.map(([action, resource]) => `${action} ${resource}`);
  expect(new Set(cells).size).toBe(cells.length);
  // The scheduler's roles call one function each and see no data.
  const known = ofType(resources, 'AWS::IAM::Role').filter(([id]) => !id.includes('schedulerole'));
  expect(known).toHaveLength(Object.keys(roles).length);
});

test('no policy has a wildcard action, and only X-Ray a wildcard resource', () => {
  for (const [, { Properties }] of ofType(resources, 'AWS::IAM::ManagedPolicy')) {
    for (const { Action, Resource } of Properties.PolicyDocument.Statement as Statement[]) {
      expect(list(Action).join()).not.toContain('*');
      if (list(Resource).includes('*')) {
        expect(list(Action).every((one) => one.startsWith('xray:'))).toBe(true);
      }
    }
  }
  expect(Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::Policy')).toEqual([]);
});
