/** The functions of `functions/`, each a door of its own. */
export const doorNames = [
  'ingest-crm',
  'ingest-assessments',
  'segment-report',
  'score-candidates',
  'maintain',
  'maintain-people',
] as const;

export const architectures = ['x64', 'arm64'] as const;

/** As Node names a processor. Lambda has both. */
export type Architecture = (typeof architectures)[number];
