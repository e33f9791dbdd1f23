/** The forms in which a result can be written. */
export const formats = ['table', 'json', 'csv', 'xlsx', 'arrow', 'html', 'md'] as const;
export type Format = (typeof formats)[number];
