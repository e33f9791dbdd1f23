import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';

/** A customer key that turns every year and outlives the stack: without it the data is lost. */
export function ownKey(stack: Stack, id: string): Key {
  return new Key(stack, id, { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
}
