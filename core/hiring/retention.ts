import type { CandidateState } from './candidate-state.ts';

/** Cal. Code Regs. tit. 2, 11013(c): four years; longer than the one year of 29 CFR 1602.14 and UGESP. */
export const RETENTION_YEARS = 4;

export const RETENTION_BASIS =
  'hiring records are kept four years: Cal. Code Regs. tit. 2, 11013(c); 29 CFR 1602.14; GDPR 17(3)(b), (e)';

/** The first day on which records whose last is of this day may be erased; 1 March where 29 February is none. */
export function retainedUntil(lastOn: string): string {
  const year = Number(lastOn.slice(0, 4)) + RETENTION_YEARS;
  const day = lastOn.slice(4);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${day === '-02-29' && !isLeap ? '-03-01' : day}`;
}

/** What erasing on this day means: its time has come, or it is kept until then. */
export function erasureOn(
  { lastOn, restriction }: Pick<CandidateState, 'restriction'> & { readonly lastOn: string },
  on: string,
): 'erase' | { readonly until: string } {
  const until = restriction?.detail.until ?? retainedUntil(lastOn);
  return on >= until ? 'erase' : { until };
}
