import { observed } from './observed.ts';
import { takeUploads } from './uploads.ts';
import { wirePeople } from './wire-people.ts';

const { takeIn } = wirePeople();

/** Takes uploads of people and of records into their classes; those that another try may settle come back alone. */
export const handler = observed('ingest-assessments', (event, run) => takeUploads(event, run, takeIn));
