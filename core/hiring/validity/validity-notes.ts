import {
  type AxisValidity,
  HIRES_NEEDED,
  type SuggestedWeight,
  type Utility,
  type ValidityReport,
} from '../../model/validity-report.ts';
import type { JoinedHires } from './joined-hires.ts';

type Notes = ValidityReport['notes'];

export type NoteGround = {
  readonly join: JoinedHires;
  readonly axes: readonly AxisValidity[];
  readonly weights: readonly SuggestedWeight[];
  readonly utility: Utility['inputs'] | null;
  readonly calibration: string;
};

/** What a reader of the figures must know before reading them. */
export function validityNotes(ground: NoteGround): Notes {
  return [
    ...refusals(ground),
    ...joinNotes(ground),
    ...restrictionNotes(ground),
    ...weightNotes(ground),
    ...utilityNotes(ground),
    {
      code: 'subgroups',
      text: 'no correlation is told of a group of hires (by sex, source or year): groups of a sample this size differ by chance; bearing audit, or --demographics here, looks at selection by group',
    },
  ];
}

function refusals({ axes }: NoteGround): Notes {
  const few = axes.filter(({ hires }) => hires < HIRES_NEEDED);
  if (few.length === 0) return [];
  const named = few.map(({ axis, segments, hires }) => `${axis} ${segments} (${hires})`).join(', ');
  const text = `no claim, ${HIRES_NEEDED} hires with a score and a result are needed: ${named}`;
  return [{ code: 'too-few-hires', text }];
}

function joinNotes({ join, axes, calibration }: NoteGround): Notes {
  const { joined, shared, unscored, withoutResult } = join;
  const notes: Notes = [];
  const say = (code: string, count: number, text: string) => {
    if (count > 0) notes.push({ code, text: `${count} of ${join.hires} hires left out: ${text}` });
  };
  say('unscored', unscored, 'no ratings of them');
  say('owner-shared', shared, 'their owner id is that of another hire too');
  say('no-result', withoutResult, 'no result of them');
  const most = joined.length - withoutResult;
  const least = Math.min(...axes.filter(({ segments }) => segments === 'inside').map(({ hires }) => hires));
  const inside = joined.filter((one) => one.inside !== null).length;
  if (most > 0 && least < inside) {
    notes.push({
      code: 'incomplete',
      text: 'an axis with too little of its weight rated is no score, so its hires are fewer',
    });
  }
  if (calibration === 'uncalibrated') {
    notes.push({ code: 'uncalibrated', text: 'uncalibrated scores: severity of raters is still in them' });
  }
  return notes;
}

function restrictionNotes({ axes }: NoteGround): Notes {
  const known = axes.filter(({ pearson, segments }) => pearson !== null && segments === 'inside');
  if (axes.every(({ pearson }) => pearson === null)) return [];
  const spreads = known
    .map(({ axis, spread: { hired, applicants } }) => `${axis} ${printed(hired)} of ${printed(applicants)}`)
    .join(', ');
  const isCorrected = axes.some(({ corrected }) => corrected !== null);
  return [
    {
      code: 'range-restriction',
      text: isCorrected
        ? `only the hired have results, so raw correlations are those within the hired; in all applicants (Thorndike case 2) holds only if people were hired by this very score; its sd in the hired, of that in all: ${spreads}`
        : 'only the hired have results, so correlations are those within the hired; not corrected: the spread of all applicants is not known (30 scored, some of them not hired, would show it)',
    },
  ];
}

const printed = (sd: number | null) => (sd === null ? 'unknown' : sd.toFixed(1));

function weightNotes({ weights }: NoteGround): Notes {
  const known = weights.filter(({ suggested }) => suggested !== null);
  if (known.length === 0) {
    return [
      {
        code: 'no-suggestion',
        text: `no weights suggested: each competency of an axis needs ${HIRES_NEEDED} hires inside, and together they must predict`,
      },
    ];
  }
  const isChanged = known.some(({ weight, suggested }) => Math.abs(weight - (suggested ?? weight)) > 1e-9);
  const text = isChanged
    ? 'weights are a suggestion and nothing applies them: a person writes and signs a new version of the rubric'
    : 'chance explains how competencies differ: nothing speaks for other weights';
  return [{ code: isChanged ? 'suggestion' : 'keep-weights', text }];
}

function utilityNotes({ utility }: NoteGround): Notes {
  if (utility === null) return [];
  const text = `utility (Brogden-Cronbach-Gleser) stands on stated inputs: ${utility.selected} hired, ${utility.tenure} years, ${utility.sdy} a year for one standard deviation of results, ${utility.costPerApplicant} an applicant, ${Math.round(utility.selectionRatio * 100)} % hired; few applicants reach less; not discounted`;
  return [{ code: 'utility-inputs', text }];
}
