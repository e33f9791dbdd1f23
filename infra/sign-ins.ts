import type { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { accessTo, allow, policyFor } from './access.ts';
import type { DataClass } from './data-class.ts';

export type Classes = {
  readonly crm: DataClass<'crm'>;
  readonly people: DataClass<'people'>;
  readonly demographics: DataClass<'demographics'>;
  readonly audit: DataClass<'audit'>;
};

type Doors = { readonly report: Lambda; readonly score: Lambda };

/** The roles that people and jobs sign in as. None reads uploads or quarantined rows; none writes a table. */
export function signIns(stack: Stack, { crm, people, demographics, audit }: Classes, doors: Doors): void {
  const role = (id: string, statements: readonly PolicyStatement[]) =>
    policyFor(
      stack,
      `${id}-policy`,
      new Role(stack, id, {
        roleName: `${stack.stackName}-${id}`,
        assumedBy: new AccountPrincipal(stack.account),
      }),
      statements,
    );
  const calls = (door: Lambda) => allow(['lambda:InvokeFunction'], [door.functionArn]);

  role('analyst', [
    ...accessTo(stack, crm, { tables: 'reads', gets: ['tables', 'reports'] }),
    ...calls(doors.report),
  ]);
  role('recruiter', [
    ...accessTo(stack, people, { tables: 'reads', gets: ['tables', 'reports', 'scorecards'] }),
    ...calls(doors.score),
  ]);
  // The only role that sees who a person is and what group he belongs to at once: it asks in the workgroup of the
  // audit, for what lies among the results of people a recruiter can read.
  role('audit-job', [
    ...accessTo(stack, people, { tables: 'joins', gets: ['tables', 'audit'], puts: ['reports'] }),
    ...accessTo(stack, demographics, { tables: 'joins', gets: ['tables'] }),
    ...accessTo(stack, audit, { tables: 'reads', gets: ['log'] }),
    ...allow(['s3:GetObject'], [audit.bucket.arnForObjects('salt')]),
  ]);
  // What sends exports: it puts files and cannot read back a single one.
  role('crm-uploader', accessTo(stack, crm, { puts: ['uploads'] }));
  role('people-uploader', accessTo(stack, people, { puts: ['uploads'] }));
}
