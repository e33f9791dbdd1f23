import type { DecisionDetail } from '../model/audit-log.ts';

type Label = DecisionDetail['label'];

/**
 * Whether a decision goes the way the score points: advance where both floors are met, reject where one is not.
 * A score that is not settled, or incomplete, points nowhere.
 */
export function agreementOf(decision: DecisionDetail['decision'], label: Label): DecisionDetail['agreement'] {
  if (label === 'not settled' || label === 'incomplete') return 'nothing settled';
  return (label === 'strategist-operator') === (decision === 'advance') ? 'agree' : 'override';
}
