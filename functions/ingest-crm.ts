import { observed } from './observed.ts';
import { takeUploads } from './uploads.ts';
import { wireCrm } from './wire.ts';

const { takeIn } = wireCrm();

/** Takes uploads into the lake; those that another try may settle come back alone. */
export const handler = observed('ingest-crm', (event, run) => takeUploads(event, run, takeIn));
