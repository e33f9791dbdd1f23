import { type Part, partsOf, pointsTo, type Template } from './template.ts';

/** From the left: who sends, where it lands or what the clock says, the queue, the function, the data, who reads. */
export type Column = 0 | 1 | 2 | 3 | 4 | 5;

export type Node = {
  readonly id: string;
  readonly column: Column;
  readonly title: string;
  readonly lines: readonly string[];
};
export type Edge = { readonly from: string; readonly to: string };
export type Graph = { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] };

/** The parts of note of the stack and how they reach one another, all read from its template. */
export function graphOf(template: Template): Graph {
  const classes = dataClasses(template);
  const queues = queuesOf(template);
  const functions = functionsOf(template, classes);
  const events = eventsOf(template, classes);
  const schedules = schedulesOf(template);
  const roles = signInsOf(template, classes);
  const parts = [classes.graph, queues, functions, events, schedules, roles];
  return {
    nodes: parts.flatMap(({ nodes }) => nodes).toSorted((a, b) => a.column - b.column),
    edges: parts.flatMap(({ edges }) => edges),
  };
}

type Classes = { readonly graph: Graph; readonly ofBucket: (id: string | null) => string | null };

function dataClasses(template: Template): Classes {
  const groups = partsOf(template, 'AWS::Athena::WorkGroup');
  const buckets = partsOf(template, 'AWS::S3::Bucket');
  const named = groups.map(({ name }) => name.replace(/workgroup$/, ''));
  const nodes = named.map((name): Node => {
    const isLocked = buckets.some((one) => one.name === `${name}bucket` && one.properties.ObjectLockEnabled);
    const lock = isLocked ? ['Object Lock, 4 years'] : [];
    return {
      id: name,
      column: 4,
      title: name,
      lines: ['bucket, key, workgroup', `tables bearing_${name}`, ...lock],
    };
  });
  const ofBucket = (id: string | null) => {
    const bucket = buckets.find((one) => one.id === id)?.name;
    return named.find((name) => bucket === `${name}bucket`) ?? null;
  };
  return { graph: { nodes, edges: [] }, ofBucket };
}

function queuesOf(template: Template): Graph {
  const fed = partsOf(template, 'AWS::Lambda::EventSourceMapping');
  const queues = partsOf(template, 'AWS::SQS::Queue').filter(({ properties }) => properties.RedrivePolicy);
  return {
    nodes: queues.map(({ id, properties }) => ({
      id,
      column: 2,
      title: 'FIFO queue',
      lines: [`dead letters after ${properties.RedrivePolicy.maxReceiveCount} tries`],
    })),
    edges: fed.map(({ properties }) => ({
      from: pointsTo(properties.EventSourceArn) ?? '',
      to: pointsTo(properties.FunctionName) ?? '',
    })),
  };
}

function functionsOf(template: Template, { ofBucket }: Classes): Graph {
  const functions = [...partsOf(template, 'AWS::Lambda::Function')];
  const own = ({ properties }: Part) =>
    ofBucket(pointsTo(properties.Environment.Variables.BEARING_BUCKET)) ?? '';
  functions.sort((a, b) => own(a).localeCompare(own(b)));
  return {
    nodes: functions.map(({ id, properties }) => ({
      id,
      column: 3,
      title: properties.FunctionName.replace(/^bearing-/, ''),
      lines: [
        `${properties.MemorySize / 1024} GB, ${properties.Timeout / 60} min`,
        ...callersOf(template, id),
      ],
    })),
    edges: functions.flatMap(({ id, properties }) =>
      Object.entries<unknown>(properties.Environment.Variables)
        .filter(([name]) => name.endsWith('_BUCKET'))
        .map(([, value]) => ({ from: id, to: ofBucket(pointsTo(value)) ?? '' })),
    ),
  };
}

/** Sign-ins that may call a function by hand. */
const callersOf = (template: Template, id: string): readonly string[] =>
  partsOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(({ properties }) =>
      properties.PolicyDocument.Statement.some(
        ({ Action, Resource }: { Action: unknown; Resource: unknown }) =>
          Action === 'lambda:InvokeFunction' && pointsTo(Resource) === id,
      ),
    )
    .flatMap(({ properties }) => template[pointsTo(properties.Roles[0]) ?? '']?.Properties.RoleName ?? [])
    .map((role: string) => `called by ${role.replace(/^bearing-/, '')}`);

/** Rules on new objects: those of a queue begin at a place for uploads, those of the topic end there. */
function eventsOf(template: Template, { ofBucket }: Classes): Graph {
  const rules = partsOf(template, 'AWS::Events::Rule').map(({ properties }) => ({
    data: ofBucket(pointsTo(properties.EventPattern.detail.bucket.name)) ?? '',
    key: Object.values<string>(properties.EventPattern.detail.object.key[0])[0] ?? '',
    target: pointsTo(properties.Targets[0].Arn) ?? '',
  }));
  const topics = partsOf(template, 'AWS::SNS::Topic').map(({ id }) => id);
  const intakes = rules.filter(({ target }) => !topics.includes(target));
  const uploads = intakes.map(
    ({ data, key }): Node => ({
      id: `${data} uploads`,
      column: 1,
      title: `${data}/${key}`,
      lines: ['event of a new object'],
    }),
  );
  const tells = rules.filter(({ target }) => topics.includes(target));
  const of = [...new Set(tells.map(({ key }) => key.split('/')[0]))].sort();
  const told = topics.map(
    (id): Node => ({ id, column: 5, title: 'e-mail', lines: ['a link, of', of.join(', ')] }),
  );
  const notices = new Map(tells.map(({ data, target }) => [data, { from: data, to: target }]));
  return {
    nodes: [...uploads, ...told],
    edges: [
      ...intakes.map(({ data, target }) => ({ from: `${data} uploads`, to: target })),
      ...notices.values(),
    ],
  };
}

function schedulesOf(template: Template): Graph {
  const schedules = partsOf(template, 'AWS::Scheduler::Schedule');
  return {
    nodes: schedules.map(({ id, properties }) => ({
      id,
      column: 1,
      title: clock(properties.ScheduleExpression),
      lines: ['schedule, UTC'],
    })),
    edges: schedules.map(({ id, properties }) => ({
      from: id,
      to: pointsTo(properties.Target.Arn) ?? '',
    })),
  };
}

/** `cron(0 5 * * ? *)` as `05:00`; any other expression as it is. */
function clock(expression: string): string {
  const [, minute = '', hour = ''] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(expression) ?? [];
  return hour === '' ? expression : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** Roles that people and jobs assume: who may only put uploads sends, who may get tables reads. */
function signInsOf(template: Template, { ofBucket }: Classes): Graph {
  const roles = partsOf(template, 'AWS::IAM::Role').filter(
    ({ properties }) => properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS,
  );
  const policies = partsOf(template, 'AWS::IAM::ManagedPolicy');
  const graphs = roles.map((role): Graph => {
    const keys = keysOf(role, policies).map(({ action, bucket, key }) => ({
      action,
      data: ofBucket(bucket),
      key,
    }));
    const sends = keys.filter(({ action, key }) => action === 's3:PutObject' && key === 'uploads');
    const reads = new Set(
      keys
        .filter(({ action, key }) => action === 's3:GetObject' && key !== 'results')
        .map(({ data }) => data ?? ''),
    );
    const isSender = reads.size === 0;
    return {
      nodes: [
        {
          id: role.id,
          column: isSender ? 0 : 5,
          title: role.properties.RoleName.replace(/^bearing-/, ''),
          lines: ['role'],
        },
      ],
      edges: isSender
        ? sends.map(({ data }) => ({ from: role.id, to: `${data} uploads` }))
        : [...reads].map((data) => ({ from: data, to: role.id })),
    };
  });
  return { nodes: graphs.flatMap(({ nodes }) => nodes), edges: graphs.flatMap(({ edges }) => edges) };
}

type Key = { readonly action: string; readonly bucket: string | null; readonly key: string };

function keysOf(role: Part, policies: readonly Part[]): readonly Key[] {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
  return policies
    .filter(({ properties }) => properties.Roles.some((one: unknown) => pointsTo(one) === role.id))
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      list(Action).flatMap((action) =>
        list(Resource).map((resource) => ({
          action: String(action),
          bucket: pointsTo(resource),
          key: /"\/([a-z]+)\/\*"/.exec(JSON.stringify(resource))?.[1] ?? '',
        })),
      ),
    );
}
