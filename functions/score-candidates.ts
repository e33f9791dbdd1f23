import { z } from 'zod';
import { parseEvent } from './event.ts';
import { observed } from './observed.ts';
import { wireScoring } from './wire-scoring.ts';

const setting = z.string().startsWith('settings/');
const Event = z.strictObject({
  role: z.string().min(1),
  rubric: setting.nullable().default(null),
  calibration: setting.nullable().default(null),
  on: z.iso.date().nullable().default(null),
});
const { score } = wireScoring();

/** Scores for a decision everyone who was given notice early enough, and writes the scorecards. */
export const handler = observed('score-candidates', (event, run) => score(parseEvent(Event, event), run));
