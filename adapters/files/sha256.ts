import { createHash } from 'node:crypto';

/** Of the text as UTF-8, in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
