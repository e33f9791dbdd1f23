import { expect, test } from 'vitest';
import { wins } from '../../../core/wins.ts';
import { stateEngine } from '../../queries/state.ts';
import { winsCommand } from '../wins-command.ts';

test.each([
  { kind: 'meeting', direction: null, touches: 1 },
  { kind: 'email', direction: null, touches: 1 },
  { kind: 'call', direction: 'unknown', touches: 1 },
  { kind: 'message', direction: 'outbound', touches: 1 },
  { kind: 'email', direction: 'inbound', touches: 0 },
  { kind: 'task', direction: null, touches: 0 },
  { kind: 'other', direction: 'unknown', touches: 0 },
  { kind: 'task', direction: 'outbound', touches: 1 },
  { kind: 'call', direction: 'outbound', status: 'planned', touches: 0 },
])('a $kind with direction $direction counts as $touches touches', async ({ touches, ...done }) => {
  const opportunity = ['won', 'lost'].map((outcome, i) => ({
    record_id: `d${i}`,
    outcome,
    created_on: '2025-01-01',
    closed_on: '2025-03-01',
  }));
  const activity = [
    { record_id: 'a', opportunity_id: 'd0', status: 'done', occurred_at: '2025-01-05 10:00:00', ...done },
  ];
  const engine = await stateEngine({ opportunity, activity }, '2025-12-31');
  const { total } = await wins(winsCommand(), { engine });
  expect(total.effort).toMatchObject({ opportunities: 2, touches });
});
