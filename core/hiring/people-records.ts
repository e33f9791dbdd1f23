import type { Candidate, Decision, Demographic, Hire, Rating } from '../model/people-objects.ts';

/**
 * The records of hiring as they stand on the as-of, sorted by their keys. Two adapters: files of one command (a
 * preview), and the stores. Demographics are read by the audit alone.
 */
export type PeopleRecords = {
  readonly ratings: () => Promise<readonly Rating[]>;
  readonly candidates: () => Promise<readonly Candidate[]>;
  readonly demographics: () => Promise<readonly Demographic[]>;
  readonly decisions: () => Promise<readonly Decision[]>;
  readonly hires: () => Promise<readonly Hire[]>;
};
