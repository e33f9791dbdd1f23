import type { CalibrationRating } from '../../../../core/hiring/calibration/counted-ratings.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';

const COMPETENCIES = ['adaptation', 'discovery', 'insight'] as const;

/** Simulated in R: candidate, rater, then a rating from 1 to 5 of adaptation, discovery and insight. */
const INTERVIEWS = `
1:1:354 1:3:444 2:2:442 2:4:342 3:1:132 3:3:232 4:2:354 4:4:343 5:1:442 5:2:343 5:3:332 5:4:434 6:2:232
6:4:132 7:1:243 7:3:343 8:2:334 8:4:333 9:1:444 9:3:345 10:1:443 10:2:332 10:3:554 10:4:453 11:1:223 11:3:334
12:2:445 12:4:445 13:1:333 13:3:445 14:2:333 14:4:443 15:1:443 15:2:553 15:3:454 15:4:454 16:2:454 16:4:454
17:1:133 17:3:231 18:2:444 18:4:335 19:1:231 19:3:323 20:1:334 20:2:434 20:3:334 20:4:455 21:1:342 21:3:443
22:2:555 22:4:554 23:1:433 23:3:434 24:2:321 24:4:333 25:1:232 25:2:344 25:3:333 25:4:332 26:2:435 26:4:345
27:1:444 27:3:243 28:2:343 28:4:322 29:1:211 29:3:232 30:1:334 30:2:333 30:3:233 30:4:343 31:1:334 31:3:344
32:2:544 32:4:543`;

export const interviews: readonly CalibrationRating[] = INTERVIEWS.trim()
  .split(/\s+/)
  .flatMap((line) => {
    const [candidate = '', rater = '', points = ''] = line.split(':');
    return COMPETENCIES.map((competency, i) => ({
      candidate_id: `C-${candidate}`,
      rater_id: `R-${rater}`,
      competency,
      item_id: null,
      rating: points[i] ?? '',
      evidence: 'said so',
    }));
  });

export const rubric: Rubric = {
  schema: 'bearing/rubric/1',
  id: 'sales',
  version: 2,
  scale: { min: 1, max: 5, direction: 'higher' },
  evidence: 'required',
  coverage: 0.7,
  job_analysis: 'docs/job-analysis.md',
  competencies: COMPETENCIES.map((id) => ({
    id,
    axis: id === 'discovery' ? 'tactical' : 'strategic',
    name: id,
    prompts: ['what did you do'],
    anchors: { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' },
    reverse: false,
  })),
  roles: [],
};
