import { z } from 'zod';
import { auc, scoreCounts } from '../../core/stats/auc.ts';
import { pAdjust } from '../../core/stats/p-adjust.ts';
import { quantile } from '../../core/stats/quantile.ts';
import { type Method, method } from './method.ts';

const share = z.number().min(0).max(1);

/** Methods over plain lists of numbers, by method name. */
export const sampleMethods: Readonly<Record<string, Method>> = {
  p_adjust: method(
    z.object({
      p: z.array(share),
      correction: z.enum(['bh', 'by', 'holm', 'bonferroni']),
      q: share,
    }),
    ({ p, correction, q }) => {
      const adjusted = pAdjust(p, correction);
      // A value that equals q in decimals may miss it by the last bit.
      return { adjusted, n_rejected: adjusted.filter((value) => value <= q * (1 + 1e-12)).length };
    },
  ),
  quantile: method(
    z.object({ x: z.array(z.number()), p: share, type: z.literal([6, 7]) }),
    ({ x, p, type }) => ({ quantile: quantile(x, p, { type }) }),
  ),
  auc: method(z.object({ y: z.array(z.literal([0, 1])), score: z.array(z.number()) }), ({ y, score }) => {
    const outcomes = y.map((outcome) => outcome === 1);
    const found = auc(scoreCounts(outcomes, score));
    return { auc: found?.value ?? null, se: found?.se ?? null };
  }),
};
