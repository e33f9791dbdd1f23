import type { Table } from '../../../core/stats/table.ts';

// Bickel, Hammel & O'Connell (1975), Science 187, 398-404; R's UCBAdmissions: men, women by admitted, rejected.
export const ucbAdmissions: readonly Table[] = [
  [
    [512, 313],
    [89, 19],
  ],
  [
    [353, 207],
    [17, 8],
  ],
  [
    [120, 205],
    [202, 391],
  ],
  [
    [138, 279],
    [131, 244],
  ],
  [
    [53, 138],
    [94, 299],
  ],
  [
    [22, 351],
    [24, 317],
  ],
];
