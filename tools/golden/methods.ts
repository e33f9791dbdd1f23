import { agreementMethods } from './agreement.ts';
import { impactMethods } from './impact.ts';
import type { Method } from './method.ts';
import { proportionMethods } from './proportions.ts';
import { sampleMethods } from './samples.ts';
import { shrinkageMethods } from './shrinkage.ts';
import { tableMethods } from './tables.ts';
import { utilityMethods } from './utility.ts';

/** Every method the runner knows. A new one is one entry in the file of its family. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [
    proportionMethods,
    shrinkageMethods,
    tableMethods,
    sampleMethods,
    agreementMethods,
    utilityMethods,
    impactMethods,
  ].flatMap((family) => Object.entries(family)),
);
