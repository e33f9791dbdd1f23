import { type Kit, ladder, roleName } from './kit.ts';

/** From scorecards of the Harvest API to a line an attribute; an attribute that was not rated is left out. */
const flatten = `jq -c '.[] as $s | $s.attributes[] | select(.rating != "no_decision") |
  {scorecard_id: $s.id, candidate_id: $s.candidate_id, interviewer_id: ($s.interviewer.id // $s.submitted_by.id),
   interviewed_on: ($s.interviewed_at // "")[:10], attribute: .name, type, rating, note}' scorecards.json > ratings.ndjson`;

/** What to paste into a Greenhouse scorecard, and how its ratings come back. */
export function greenhouseNote(kit: Kit, isMapped: boolean): string {
  const { competencies, rubric } = kit;
  return `# Greenhouse: ${roleName(kit)}

Rubric ${rubric.id}, version ${rubric.version}.

## Attributes to paste

In the job's scorecard, one attribute for each line. Keep the names as they are: they are how ratings are found again.

${competencies.map(({ name }) => `- ${name}`).join('\n')}

Mark as focus attributes of an interview those that \`plan.html\` gives it.

## What the five words mean

${isMapped ? '`strong_yes` is the best point of the rubric, `definitely_not` the worst; "no decision" is no rating.' : `Greenhouse rates in five words, this rubric has ${rubric.scale.max - rubric.scale.min + 1} points: use \`scorecard.html\` instead; there is no mapping.`}
Paste the anchors into each attribute's description. Write the evidence into the attribute's note.

${competencies
  .map(
    (one) =>
      `### ${one.name}\n\n${ladder(one, rubric)
        .map(([point, text]) => `- ${point}: ${text}`)
        .join('\n')}`,
  )
  .join('\n\n')}
${isMapped ? readBack : ''}`;
}

const readBack = `
## Reading the ratings back

Greenhouse gives scorecards through its Harvest API (\`GET /v1/applications/{id}/scorecards\`), as JSON with the attributes inside.
Make a line of each attribute:

\`\`\`
${flatten}
\`\`\`

\`greenhouse.yaml\` is the mapping of these lines: \`bearing ingest ratings.ndjson --source greenhouse.yaml\`.
`;
