import { dynamics } from './dynamics.ts';
import type { Source } from './file-form.ts';
import { hubspot } from './hubspot.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforce } from './salesforce.ts';

/** Vendors whose files need no mapping. */
export const vendors: readonly Source[] = [salesforce, hubspot, pipedrive, dynamics];
