import process from 'node:process';
import { App } from 'aws-cdk-lib';
import { attachAuditPacks } from './audit-packs.ts';
import { bearingStack } from './bearing-stack.ts';
import { architectureOf, bundleOf } from './bundles.ts';
import { readContext } from './context.ts';

try {
  synthesize();
} catch (error) {
  // A line, not a trace: it says what to change in the context or what to build first.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function synthesize(): void {
  const app = new App();
  const said = readContext(app.node.getAllContext());
  const stack = bearingStack(app, 'bearing', {
    cutoffGiB: Number(said.scanCutoffGiB),
    reportSchedule: said.reportSchedule,
    costCentre: said.costCentre,
    noticeEmail: said.noticeEmail || null,
    architecture: architectureOf(said.architecture),
    code: (name) => bundleOf(said.bundles, { name, processor: said.architecture }),
  });
  attachAuditPacks(app, stack);
}
