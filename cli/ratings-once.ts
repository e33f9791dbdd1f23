import process from 'node:process';
import type { PeopleLoad } from '../adapters/people/load-people.ts';
import { latestRatings } from '../core/hiring/latest-ratings.ts';
import type { Rating } from '../core/model/people-objects.ts';
import { FindingBlocks } from './exit.ts';

/** Each rating once: the last that came. @throws FindingBlocks where there is none. */
export function eachRatingOnce(load: PeopleLoad, files: readonly string[]): readonly Rating[] {
  const { ratings, replaced } = latestRatings(load.ratings);
  if (replaced > 0) process.stderr.write(`${replaced} ratings came again: the last of each counts\n`);
  if (ratings.length === 0) throw new FindingBlocks(`ratings are needed, got none in ${files.join(', ')}`);
  return ratings;
}
