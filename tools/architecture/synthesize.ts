import { App, type Stack } from 'aws-cdk-lib';
import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import { bearingStack } from '../../infra/bearing-stack.ts';
import type { Template } from './template.ts';

/** The template with the defaults of `cdk.json` and a stand-in for the bundles. */
export function synthesizedTemplate(): Template {
  const stack: Stack = bearingStack(new App(), 'bearing', {
    cutoffGiB: 10,
    reportSchedule: 'cron(0 5 * * ? *)',
    costCentre: 'bearing',
    noticeEmail: null,
    architecture: Architecture.X86_64,
    code: () => Code.fromInline('export const handler = () => {};'),
  });
  return Assertions.fromStack(stack).toJSON()['Resources'];
}
