import { expect, test } from 'vitest';
import { isAllowed, type Statement } from './policy.ts';

const allow = (Action: string | string[], Resource: unknown): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const deny = (Action: string, Resource: unknown): Statement => ({ Effect: 'Deny', Action, Resource });
const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::a/b/c' };
const bucket = { Bucket1: { Type: 'AWS::S3::Bucket', Properties: {} } };

// IAM's own evaluation logic: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
test.each([
  { says: 'nothing said is denied', statements: [], allowed: false },
  { says: 'an allow allows', statements: [allow('s3:GetObject', 'arn:aws:s3:::a/b/c')], allowed: true },
  { says: 'a deny wins', statements: [allow('s3:*', '*'), deny('s3:GetObject', '*')], allowed: false },
  { says: 'a star passes slashes', statements: [allow('s3:GetObject', 'arn:aws:s3:::a/*')], allowed: true },
  {
    says: 'a prefix is no neighbour',
    statements: [allow('s3:GetObject', 'arn:aws:s3:::a/x/*')],
    allowed: false,
  },
  {
    says: 'a bucket is not its objects',
    statements: [allow('s3:GetObject', 'arn:aws:s3:::a')],
    allowed: false,
  },
  { says: 'an action has no case', statements: [allow('S3:getobject', '*')], allowed: true },
  { says: 'a resource has', statements: [allow('s3:GetObject', 'arn:aws:s3:::A/b/c')], allowed: false },
  {
    says: 'a question mark is one sign',
    statements: [allow('s3:GetObject', 'arn:aws:s3:::a/?/c')],
    allowed: true,
  },
  { says: 'a dot is a dot', statements: [allow('s3:GetObject', 'arn:aws:s3:::a/b.c')], allowed: false },
  {
    says: 'a list is any of it',
    statements: [allow(['s3:PutObject', 's3:GetObject'], ['x', '*'])],
    allowed: true,
  },
])('$says', ({ statements, allowed }) => {
  expect(isAllowed(statements, get, {})).toBe(allowed);
});

test('intrinsic functions become the ARN they will be', () => {
  const arn = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket1', 'Arn'] }, '/in/*']] };
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket1/in/a' };
  expect(isAllowed([allow('s3:GetObject', arn)], asked, bucket)).toBe(true);
  expect(() => isAllowed([allow('s3:GetObject', { 'Fn::Sub': 'x' })], asked, bucket)).toThrow('is known');
});

test('what it cannot judge it refuses', () => {
  const conditional = { ...allow('s3:GetObject', '*'), Condition: { Bool: {} } };
  expect(() => isAllowed([conditional], get, {})).toThrow('teach it before you use one');
});
