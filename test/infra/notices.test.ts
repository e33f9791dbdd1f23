import { expect, test } from 'vitest';
import { isOf, list } from './policy.ts';
import { ofType, synthesized } from './synthesized.ts';

const resources = synthesized();
const rules = ofType(resources, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
const bucketOf = (rule: { EventPattern: { detail: { bucket: { name: { Ref: string }[] } } } }) =>
  rule.EventPattern.detail.bucket.name.map(({ Ref }) => Ref);

test('a notice is sent for reports, scorecards and refused files, and for nothing else', () => {
  const notices = rules.filter(({ Targets }) => Targets[0].InputTransformer);
  const said = notices.map((rule) => `${bucketOf(rule)} ${rule.EventPattern.detail.object.key[0].wildcard}`);
  expect(said.map((one) => one.replace(/bucket[0-9A-F]{8}/, '')).toSorted()).toEqual([
    'crm refused/*.json',
    'crm reports/*.html',
    'people refused/*.json',
    'people reports/*.html',
    'people scorecards/*.html',
  ]);
});

test('a notice holds the name of the object and a link to it, never its content', () => {
  for (const { Targets } of rules.filter((rule) => rule.Targets[0].InputTransformer)) {
    const { InputPathsMap, InputTemplate } = Targets[0].InputTransformer;
    expect(Object.values(InputPathsMap).toSorted()).toEqual(['$.detail.bucket.name', '$.detail.object.key']);
    expect(JSON.stringify(InputTemplate)).toContain('.console.aws.amazon.com/s3/object/');
  }
});

test('only uploads start an intake, and every bucket that a rule listens to speaks', () => {
  const intakes = rules.filter(({ Targets }) => Targets[0].SqsParameters);
  expect(intakes.map(({ EventPattern }) => EventPattern.detail.object.key[0].prefix)).toEqual([
    'uploads/',
    'uploads/',
  ]);
  // The function reads the event as it is.
  for (const { Targets } of intakes) expect(Targets[0]).not.toHaveProperty('InputPath');
  for (const bucket of new Set(rules.flatMap(bucketOf))) {
    const { NotificationConfiguration } = resources[bucket]?.Properties ?? {};
    expect(NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled, bucket).toBe(true);
  }
});

test('EventBridge and CloudWatch may use the key of the topic and of the queues they send to', () => {
  const key = ofType(resources, 'AWS::KMS::Key').find(([id]) => isOf(id, 'operations-key'))?.[1];
  for (const service of ['events.amazonaws.com', 'cloudwatch.amazonaws.com']) {
    const given = key?.Properties.KeyPolicy.Statement.filter(
      ({ Principal }: { Principal: { Service?: string } }) => Principal.Service === service,
    ).flatMap(({ Action }: { Action: string | string[] }) => list(Action));
    expect(given, service).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
  }
  const topic = ofType(resources, 'AWS::SNS::Topic').map(([, { Properties }]) => Properties);
  const queues = ofType(resources, 'AWS::SQS::Queue').map(([, { Properties }]) => Properties);
  for (const { KmsMasterKeyId } of [...topic, ...queues]) {
    expect(JSON.stringify(KmsMasterKeyId)).toContain('operationskey');
  }
});

test('every bucket has a policy, and so has every queue', () => {
  const policed = (type: string, of: string) =>
    ofType(resources, type).flatMap(([, { Properties }]) =>
      list(Properties[of]).map((one) => (one as { Ref: string }).Ref),
    );
  const ids = (type: string) => ofType(resources, type).map(([id]) => id);
  expect(policed('AWS::S3::BucketPolicy', 'Bucket').toSorted()).toEqual(ids('AWS::S3::Bucket').toSorted());
  expect([...new Set(policed('AWS::SQS::QueuePolicy', 'Queues'))].toSorted()).toEqual(
    ids('AWS::SQS::Queue').toSorted(),
  );
});
