import type { SampleSector } from './world.ts';

export type SampleAccount = {
  readonly id: string;
  readonly name: string;
  readonly sector: SampleSector;
  readonly country: string;
  readonly employees: number;
};

export type SampleOwner = { readonly id: string; readonly name: string; readonly region: string };
