import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import { bearingStack } from '../../infra/bearing-stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
export type Resource = { readonly Type: string; Properties: any };
export type Resources = Record<string, Resource>;

/** The resources of the stack, with a stand-in for the bundles. */
export function synthesized(): Resources {
  const stack = bearingStack(new App(), 'bearing', {
    cutoffGiB: 10,
    reportSchedule: 'cron(0 5 * * ? *)',
    costCentre: 'test',
    noticeEmail: null,
    architecture: Architecture.X86_64,
    code: () => Code.fromInline('export const handler = () => {};'),
  });
  return Template.fromStack(stack).toJSON()['Resources'];
}
