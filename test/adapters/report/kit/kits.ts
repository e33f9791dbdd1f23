import { shippedScenarios } from '../../../../adapters/files/kit-files.ts';
import { readRubric, shippedRubric } from '../../../../adapters/files/rubric-file.ts';
import type { Kit } from '../../../../adapters/report/kit/kit.ts';
import { ratingPlan, roleCompetencies } from '../../../../core/hiring/kit/rating-plan.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import type { Scenario } from '../../../../core/model/scenarios.ts';
import { smallRubric } from '../../../core/hiring/small-rubric.ts';

type Sources = { readonly rubric: Rubric; readonly scenarios: readonly Scenario[]; readonly hash?: string };

/** A kit for each role of a rubric. */
export function kitsOf(sources: Sources, interviewers: number): readonly Kit[] {
  const { rubric, hash = 'f'.repeat(64) } = sources;
  return rubric.roles.map((role) => {
    const competencies = roleCompetencies(rubric, role);
    const scenarios = sources.scenarios.filter((each) =>
      competencies.some(({ id }) => id === each.competency),
    );
    const plan = ratingPlan(competencies, interviewers, scenarios);
    return { rubric, hash, role, competencies, plan, scenarios };
  });
}

/** What comes with the package. */
export async function shippedSources(): Promise<Sources> {
  return { ...(await readRubric(shippedRubric())), scenarios: await shippedScenarios() };
}

const hostile = `</script><script>alert(1)</script> "quoted' & <b onclick=x>`;

/** A rubric whose texts try to become markup. */
export const hostileSources: Sources = {
  rubric: {
    ...smallRubric,
    job_analysis: hostile,
    competencies: smallRubric.competencies.map((one) => ({
      ...one,
      name: `${one.name} ${hostile}`,
      prompts: [hostile, `(Role play) ${hostile}`],
      anchors: { 1: hostile, 2: `${hostile} 2`, 3: `${hostile} 3` },
    })),
    roles: smallRubric.roles.map((role) => ({ ...role, name: hostile })),
  },
  scenarios: [
    {
      id: 'pair',
      competency: 'adaptation',
      title: hostile,
      situation: [hostile],
      customers: [
        { name: hostile, fact: hostile },
        { name: `${hostile} B`, fact: hostile },
      ],
      task: hostile,
      look_for: hostile,
    },
  ],
};
