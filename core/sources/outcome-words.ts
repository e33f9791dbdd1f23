import type { Choice } from './file-form.ts';

/** `closed|won` flags to the outcome. Won but not closed is no outcome: such a row is quarantined. */
export const closedAndWon = {
  'true|true': 'won',
  'true|false': 'lost',
  'false|false': 'open',
  '1|1': 'won',
  '1|0': 'lost',
  '0|0': 'open',
  'yes|yes': 'won',
  'yes|no': 'lost',
  'no|no': 'open',
} as const;

/**
 * Pieces of stage names that speak of an end. A stage that holds one and is not known is never taken
 * for an open one: the row is quarantined until `outcomes:` says what it means.
 */
export const endingWords: readonly string[] = [
  ...['closed', 'won', 'lost', 'dead', 'disqualif', 'abandon', 'cancel', 'declin', 'reject'],
  ...['geschlossen', 'abgeschlossen', 'gewonnen', 'verloren', 'abgesagt', 'abgebrochen'],
  ...['fermé', 'ferme', 'gagné', 'gagne', 'perdu', 'clôtur', 'clotur'],
  ...['cerrad', 'ganad', 'perdid', 'fechad', 'ganho', 'chius', 'vint', 'persa', 'perso'],
  ...[
    'gesloten',
    'verlor',
    'stängd',
    'vunn',
    'förlor',
    'lukket',
    'vundet',
    'tabt',
    'zamkni',
    'wygran',
    'przegran',
  ],
  ...['закрыт', 'выигр', 'проигр', '成約', '受注', '失注', '赢单', '输单', '关闭'],
];

/**
 * The outcome from a stage name where the source has no flag for it: the two names that every
 * Salesforce and HubSpot starts with are known, endings otherwise are refused, the rest is open.
 */
export function outcomeOfStage(source: string, stage: readonly string[]): Choice {
  return {
    columns: [stage],
    rule: {
      map: { 'closed won': 'won', 'closed lost': 'lost', closedwon: 'won', closedlost: 'lost' },
      otherwise: 'open',
      doubtful: [...endingWords],
      settledBy: settledByOutcomes(source),
    },
  };
}

export function settledByOutcomes(source: string): string {
  return `say what this stage means under outcomes: ${source}: in bearing.yaml`;
}

/** What a source's words for the type of a deal mean; anything else is `unknown`. */
export const dealTypeRule: Choice['rule'] = {
  map: {
    new: 'new',
    'new business': 'new',
    'new customer': 'new',
    newbusiness: 'new',
    'new logo': 'new',
    'existing business': 'expansion',
    existingbusiness: 'expansion',
    'existing customer - upgrade': 'expansion',
    'existing customer - add-on': 'expansion',
    'existing customer - replacement': 'expansion',
    'existing customer - downgrade': 'unknown',
    expansion: 'expansion',
    upgrade: 'expansion',
    upsell: 'expansion',
    'cross-sell': 'expansion',
    'add-on': 'expansion',
    addon: 'expansion',
    renewal: 'renewal',
    'existing customer - renewal': 'renewal',
  },
  otherwise: 'unknown',
};

/** A vendor's one close date is actual for a closed deal and planned for an open one. */
export const actualClose: Choice['rule'] = { nullWhen: { outcome: 'open' } };
export const plannedClose: Choice['rule'] = { nullWhen: { outcome: ['won', 'lost'] } };

/** Only a lost deal has a kind of loss or a reason for it. */
export const lostOnly: Choice['rule'] = { nullWhen: { outcome: ['open', 'won'] } };
