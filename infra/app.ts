import { App } from 'aws-cdk-lib';
import { attachAuditPacks } from './audit-packs.ts';
import { bearingStack } from './bearing-stack.ts';
import { architectureOf, bundleOf } from './bundles.ts';

const app = new App();
const context = (name: string): unknown => app.node.tryGetContext(`bearing:${name}`);
const text = (name: string, fallback: string): string => String(context(name) ?? fallback);
const processor = text('architecture', 'x64');

const stack = bearingStack(app, 'bearing', {
  cutoffGiB: Number(text('scanCutoffGiB', '10')),
  reportSchedule: text('reportSchedule', 'cron(0 5 * * ? *)'),
  costCentre: text('costCentre', 'bearing'),
  noticeEmail: text('noticeEmail', '') || null,
  architecture: architectureOf(processor),
  code: (name) => bundleOf(text('bundles', 'dist/functions'), { name, processor }),
});
attachAuditPacks(app, stack);
