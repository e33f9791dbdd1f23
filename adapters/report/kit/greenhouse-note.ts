import { greenhouseWords } from '../../../core/hiring/kit/greenhouse.ts';
import type { Competency, Rubric } from '../../../core/model/rubric.ts';
import { type Kit, ladder, roleName } from './kit.ts';

/** From scorecards of the Harvest API to a line an attribute. */
const flatten = `jq -c '.[] as $s | $s.attributes[] |
  {scorecard_id: $s.id, candidate_id: $s.candidate_id, interviewer_id: ($s.interviewer.id // $s.submitted_by.id),
   interviewed_at: $s.interviewed_at, attribute: .name, type, rating, note}' scorecards.json > ratings.ndjson`;

/** What to paste into a Greenhouse scorecard, and how its ratings come back. */
export function greenhouseNote(kit: Kit, isMapped: boolean): string {
  const { competencies, rubric } = kit;
  return `# Greenhouse: ${roleName(kit)}

Rubric ${rubric.id}, version ${rubric.version}.

## Attributes to paste

In the job's scorecard, one attribute for each line. Keep the names as they are: they are how ratings are found again.

${competencies.map(({ name }) => `- ${line(name)}`).join('\n')}

Mark as focus attributes of an interview those that \`plan.html\` gives it.

## What the words mean

${isMapped ? 'Greenhouse rates in five words; each stands for a point of the rubric. "No decision" is no rating.' : `Greenhouse rates in five words, this rubric has ${rubric.scale.max - rubric.scale.min + 1} points: use \`scorecard.html\` instead; there is no mapping.`}
Paste the anchors into each attribute's description. Write the evidence into the attribute's note${rubric.evidence === 'required' ? ': without it a rating counts as missing' : ''}.

${competencies.map((one) => `### ${line(one.name)}\n\n${anchors(one, rubric)}`).join('\n\n')}
${isMapped ? readBack : ''}`;
}

/** Best point first, with the word that stands for it. */
function anchors(competency: Competency, rubric: Rubric): string {
  const words = greenhouseWords(competency, rubric);
  return ladder(competency, rubric)
    .map(([point, text]) => {
      const word = words?.find((each) => String(each.point) === point);
      return `- ${word === undefined ? point : `${word.shown} (${point})`}: ${line(text)}`;
    })
    .join('\n');
}

/** Text of a rubric on one line; its brackets would be markup where this is shown as a page. */
const line = (text: string): string => text.replace(/\s+/g, ' ').replace(/</g, '&lt;');

const readBack = `
## Reading the ratings back

Greenhouse gives scorecards through its Harvest API (\`GET /v1/applications/{id}/scorecards\`), as JSON with the attributes inside.
Make a line of each attribute:

\`\`\`
${flatten}
\`\`\`

\`greenhouse.yaml\` is the mapping of these lines: \`bearing score ratings.ndjson --source greenhouse.yaml\` with the rubric and the role.
A scorecard holds one rating an attribute, so which prompt was asked is not known from it; \`scorecard.html\` asks.
`;
