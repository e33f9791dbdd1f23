import type { Resources } from './synthesized.ts';

export type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
  readonly NotAction?: unknown;
  readonly NotResource?: unknown;
};

export type Asked = { readonly action: string; readonly resource: string };

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };

/** As IAM decides for an identity: an explicit deny wins, then any allow, and what nobody said is denied. */
export function isAllowed(statements: readonly Statement[], asked: Asked, resources: Resources): boolean {
  const matching = statements.filter((statement) => matches(statement, asked, resources));
  if (matching.some(({ Effect }) => Effect === 'Deny')) return false;
  return matching.some(({ Effect }) => Effect === 'Allow');
}

function matches(statement: Statement, { action, resource }: Asked, resources: Resources): boolean {
  if (statement.Condition ?? statement.NotAction ?? statement.NotResource) {
    throw new Error(
      'this evaluator knows no Condition, NotAction or NotResource; teach it before you use one',
    );
  }
  // Action names have no case; ARNs do.
  const isAction = list(statement.Action).some((one) => glob(one, 'i').test(action));
  return isAction && list(statement.Resource).some((one) => glob(textOf(one, resources)).test(resource));
}

/** `*` is any run of characters, also `/` and `:`; `?` is one. */
function glob(pattern: string, flags = ''): RegExp {
  const text = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, `s${flags}`);
}

export const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

/** The statements of the managed policies that are attached to the role of a logical id's beginning. */
export function statementsOf(resources: Resources, roleId: string): readonly Statement[] {
  const [role] = Object.keys(resources).filter(
    (id) => resources[id]?.Type === 'AWS::IAM::Role' && isOf(id, roleId),
  );
  if (!role) throw new Error(`a role was needed, got no ${roleId}`);
  const { ManagedPolicyArns, Policies } = resources[role]?.Properties ?? {};
  if (ManagedPolicyArns ?? Policies) throw new Error(`${roleId} has policies that are not looked at here`);
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => list(Properties.Roles).some((one) => (one as { Ref?: string }).Ref === role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** CDK's logical id is the id without dashes and eight hexadecimal digits of its path. */
export const isOf = (logicalId: string, id: string) =>
  new RegExp(`^${id.replaceAll('-', '')}[0-9A-F]{8}$`).test(logicalId);

/** The ARN of a resource of the template by its id in the stack. */
export function arnOf(resources: Resources, id: string): string {
  const logical = Object.keys(resources).find((one) => isOf(one, id));
  if (!logical) throw new Error(`a resource was needed, got no ${id}`);
  return arnOfLogical(logical, resources);
}

const services: Readonly<Record<string, (id: string) => string>> = {
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id.toLowerCase()}`,
  'AWS::KMS::Key': (id) => `arn:aws:kms:${place.region}:${place.account}:key/${id}`,
  'AWS::SQS::Queue': (id) => `arn:aws:sqs:${place.region}:${place.account}:${id}`,
  'AWS::SNS::Topic': (id) => `arn:aws:sns:${place.region}:${place.account}:${id}`,
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:${place.region}:${place.account}:function:${id}`,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${place.region}:${place.account}:log-group:${id}:*`,
};

function arnOfLogical(id: string, resources: Resources): string {
  const type = resources[id]?.Type ?? '';
  const arn = services[type];
  if (!arn) throw new Error(`an ARN of ${type || 'nothing'} is not known: ${id}`);
  return arn(id);
}

const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': place.partition,
  'AWS::Region': place.region,
  'AWS::AccountId': place.account,
};

/** A value of the template as the text it will be. @throws Error for a function it does not know. */
function textOf(value: unknown, resources: Resources): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, never>;
  if (Ref && pseudo[Ref]) return pseudo[Ref];
  if (Ref) return arnOfLogical(Ref, resources);
  if (attribute && attribute[1] === 'Arn') return arnOfLogical(attribute[0], resources);
  if (join) return (join[1] as readonly unknown[]).map((part) => textOf(part, resources)).join(join[0]);
  throw new Error(`an intrinsic function was needed that is known, got ${JSON.stringify(value)}`);
}
