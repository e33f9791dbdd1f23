import { basename } from 'node:path';

/**
 * The name that an upload has in the folder of its delivery. A key may climb out of a folder, end in a slash, or be
 * longer than a file system takes; of its name only the ending tells the gate anything.
 */
export const localName = (key: string): string =>
  `upload-${basename(key)
    .replaceAll(/[^\w.-]/g, '_')
    .slice(-64)}`;
