import { Rubric } from '../../../core/model/rubric.ts';

const anchors = { 1: 'does nothing', 2: 'does a part', 3: 'does all of it' };

/** The smallest rubric that holds: two competencies an axis, three points, one role. */
export const smallRubric: Rubric = Rubric.parse({
  schema: 'bearing/rubric/1',
  id: 'small',
  version: 1,
  scale: { min: 1, max: 3, direction: 'higher' },
  evidence: 'required',
  job_analysis: 'jobs.md',
  competencies: [
    { id: 'context', axis: 'strategic', name: 'Context', prompts: ['why?'], anchors },
    { id: 'adaptation', axis: 'strategic', name: 'Adaptation', prompts: ['what if?'], anchors },
    { id: 'discovery', axis: 'tactical', name: 'Discovery', prompts: ['who?', 'when?'], anchors },
    { id: 'crm', axis: 'tactical', name: 'Records', prompts: ['where?'], anchors },
  ],
  roles: [
    {
      id: 'ae',
      weights: { context: 0.7, adaptation: 0.3, discovery: 0.6, crm: 0.4 },
      floors: { strategic: 60, tactical: 55 },
    },
  ],
});
