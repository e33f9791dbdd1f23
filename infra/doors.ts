import type { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { accessTo, allow } from './access.ts';
import type { DataClass } from './data-class.ts';
import { type DoorProps, door } from './door.ts';
import type { Intake } from './intake.ts';
import type { Classes } from './sign-ins.ts';

export type DoorName =
  | 'ingest-crm'
  | 'ingest-assessments'
  | 'segment-report'
  | 'score-candidates'
  | 'maintain'
  | 'maintain-people';

export type Doors = {
  readonly ingestCrm: Lambda;
  readonly ingestAssessments: Lambda;
  readonly report: Lambda;
  readonly score: Lambda;
  readonly maintainCrm: Lambda;
  readonly maintainPeople: Lambda;
};

type Shared = Pick<DoorProps, 'architecture' | 'logKey' | 'deadLetters'> & {
  readonly code: (name: DoorName) => DoorProps['code'];
  readonly intakes: { readonly crm: Intake; readonly people: Intake };
};

const worker = { memoryMiB: 10_240, diskMiB: 10_240, concurrency: 2 };
const reader = { memoryMiB: 2_048, diskMiB: 512, concurrency: 1 };

/** Every function and what it may do; the access matrix of the tests says the same once more, role by role. */
export function doors(stack: Stack, classes: Classes, shared: Shared): Doors {
  const { crm, people, demographics, audit } = classes;
  const { code, intakes, ...common } = shared;
  type Size = typeof worker;
  const make = (id: string, name: DoorName, size: Size, data: DataClass, more: Partial<DoorProps>) =>
    door(stack, id, {
      ...common,
      ...size,
      code: code(name),
      statements: more.statements ?? [],
      environment: { ...placeOf(data), ...more.environment },
    });
  const personal = {
    BEARING_AUDIT_BUCKET: audit.bucket.bucketName,
    BEARING_DEMOGRAPHICS_BUCKET: demographics.bucket.bucketName,
    BEARING_DEMOGRAPHICS_DATABASE: demographics.database,
    BEARING_DEMOGRAPHICS_WORKGROUP: demographics.workgroup,
  };
  const log = appends(stack, classes);

  return {
    ingestCrm: make('ingest-crm', 'ingest-crm', worker, crm, {
      statements: [
        ...accessTo(stack, crm, {
          gets: ['uploads', 'settings', 'staging', 'tables'],
          puts: ['staging', 'tables', 'quarantine', 'ingested', 'refused'],
          deletes: ['staging', 'tables', 'ingested', 'refused'],
          tables: 'writes',
        }),
        ...intakes.crm.statements,
      ],
    }),
    ingestAssessments: make('ingest-assessments', 'ingest-assessments', worker, people, {
      environment: personal,
      statements: [
        ...accessTo(stack, people, {
          gets: ['uploads', 'settings', 'staging', 'tables'],
          puts: ['staging', 'tables', 'quarantine', 'ingested', 'refused'],
          deletes: ['staging', 'tables', 'ingested', 'refused'],
          tables: 'writes',
        }),
        ...accessTo(stack, demographics, {
          gets: ['staging', 'tables'],
          puts: ['staging', 'tables', 'quarantine'],
          deletes: ['staging', 'tables'],
          tables: 'writes',
        }),
        ...log,
        ...intakes.people.statements,
      ],
    }),
    report: make('segment-report', 'segment-report', reader, crm, {
      statements: accessTo(stack, crm, {
        gets: ['settings', 'tables', 'reports', 'scratch'],
        puts: ['reports', 'scratch'],
        tables: 'reads',
        scratch: true,
      }),
    }),
    score: make('score-candidates', 'score-candidates', reader, people, {
      environment: { BEARING_AUDIT_BUCKET: audit.bucket.bucketName },
      statements: [
        ...accessTo(stack, people, {
          gets: ['settings', 'tables', 'scorecards'],
          puts: ['scorecards', 'reports'],
          tables: 'reads',
        }),
        ...log,
      ],
    }),
    maintainCrm: make('maintain-crm', 'maintain', reader, crm, {
      statements: accessTo(stack, crm, {
        gets: ['settings', 'tables', 'scratch'],
        puts: ['tables'],
        deletes: ['staging', 'tables', 'scratch'],
        tables: 'writes',
      }),
    }),
    maintainPeople: make('maintain-people', 'maintain-people', reader, people, {
      environment: personal,
      statements: [
        ...accessTo(stack, people, {
          gets: ['settings', 'tables', 'scorecards'],
          puts: ['tables'],
          deletes: ['uploads', 'staging', 'tables', 'quarantine', 'scorecards', 'results'],
          tables: 'writes',
        }),
        ...accessTo(stack, demographics, {
          gets: ['tables'],
          puts: ['tables'],
          deletes: ['staging', 'tables', 'quarantine', 'results'],
          tables: 'writes',
        }),
        ...log,
      ],
    }),
  };
}

const placeOf = (data: DataClass) => ({
  BEARING_BUCKET: data.bucket.bucketName,
  BEARING_DATABASE: data.database,
  BEARING_WORKGROUP: data.workgroup,
  BEARING_CATALOG: 'awsdatacatalog',
});

/**
 * To append to the log of decisions: an entry holds the hash of the one before it, so it is read as well. Entries lie
 * under the lock; their details lie beside the people's records, where an erasure can delete them.
 */
const appends = (stack: Stack, { people, audit }: Classes): readonly PolicyStatement[] => [
  ...accessTo(stack, audit, { gets: ['log'], puts: ['log'] }),
  ...allow(['s3:GetObject', 's3:PutObject'], [audit.bucket.arnForObjects('salt')]),
  ...accessTo(stack, people, { gets: ['audit'], puts: ['audit'], deletes: ['audit'] }),
];
