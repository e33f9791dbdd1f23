/** What Salesforce writes where a lookup is empty, in its two lengths. */
export const nullIds = ['000000000000000AAA', '000000000000000'];
