import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { attachAuditPacks } from './audit-packs.ts';
import { bearingStack } from './bearing-stack.ts';

const app = new App();
const context = (name: string): unknown => app.node.tryGetContext(`bearing:${name}`);
const text = (name: string, fallback: string): string => String(context(name) ?? fallback);

const stack = bearingStack(app, 'bearing', {
  cutoffGiB: Number(text('scanCutoffGiB', '10')),
  reportSchedule: text('reportSchedule', 'cron(0 5 * * ? *)'),
  costCentre: text('costCentre', 'bearing'),
  noticeEmail: text('noticeEmail', '') || null,
  code: (name) => Code.fromAsset(`${text('bundles', 'dist/functions')}/${name}`),
});
attachAuditPacks(app, stack);
