import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import { bearingStack } from '../../infra/bearing-stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
export type Resource = { readonly Type: string; Properties: any; readonly DeletionPolicy?: string };
export type Resources = Record<string, Resource>;

/** The stack with a stand-in for the bundles. */
export const testStack = (app: App): Stack =>
  bearingStack(app, 'bearing', {
    cutoffGiB: 10,
    reportSchedule: 'cron(0 5 * * ? *)',
    costCentre: 'test',
    noticeEmail: null,
    architecture: Architecture.X86_64,
    code: () => Code.fromInline('export const handler = () => {};'),
  });

export const synthesized = (): Resources => Template.fromStack(testStack(new App())).toJSON()['Resources'];

/** Resources of one type with their logical ids; none would prove nothing. */
export function ofType(resources: Resources, type: string): readonly (readonly [string, Resource])[] {
  const found = Object.entries(resources).filter(([, one]) => one.Type === type);
  if (found.length === 0) throw new Error(`resources of ${type} were needed, got none`);
  return found;
}
