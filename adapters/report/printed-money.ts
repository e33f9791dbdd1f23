import type { MaybeEstimate } from '../../core/model/estimate.ts';
import { noData, printedInsufficient, printedNumber } from './printed.ts';

/** The sign of a currency (`$`, `€`), its code where it has none, and `amount` where no currency is known. */
export function currencySign(currency: string | null): string {
  if (currency === null) return 'amount';
  try {
    const parts = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    // Not an ISO 4217 code: the file's own word is the best name.
    return currency;
  }
}

function signed(text: string, currency: string | null): string {
  if (currency === null) return text;
  const sign = currencySign(currency);
  const minus = text.startsWith('-') ? '-' : '';
  const body = text.slice(minus.length);
  return /^[A-Za-z]/.test(sign) ? `${minus}${sign} ${body}` : `${minus}${sign}${body}`;
}

/** An amount without its currency: whole from ten on, two decimals below. */
export function printedAmount(amount: number): string {
  return printedNumber(amount, Math.abs(amount) < 10 && amount !== 0 ? 2 : 0);
}

/** An amount with its currency: `$3,530`; null is no data. */
export function printedMoney(amount: number | null, currency: string | null): string {
  return amount === null ? noData : signed(printedAmount(amount), currency);
}

/** A large amount for a headline: `$2.80M`, `-$89k`, `$640`. */
export function printedHeadlineMoney(amount: number | null, currency: string | null): string {
  if (amount === null) return noData;
  const size = Math.abs(amount);
  if (size >= 999.5e6) return signed(`${printedNumber(amount / 1e9, 2)}B`, currency);
  if (size >= 999.5e3) return signed(`${printedNumber(amount / 1e6, 2)}M`, currency);
  if (size >= 1e4) return signed(`${printedNumber(amount / 1e3)}k`, currency);
  return signed(printedAmount(amount), currency);
}

/** `3,530 [3,338, 3,722]`: the currency stands in the heading of the column. */
export function printedAmountEstimate(estimate: MaybeEstimate): string {
  if (estimate === null) return noData;
  if ('insufficient' in estimate) return printedInsufficient(estimate.n);
  return `${printedAmount(estimate.value)} [${printedAmount(estimate.low)}, ${printedAmount(estimate.high)}]`;
}
