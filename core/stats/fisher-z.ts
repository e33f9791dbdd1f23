/** Limits of a correlation by Fisher's z = atanh(r), in which sampling error is nearly normal. */
export function fisherLimits(
  r: number,
  { se, z }: { readonly se: number; readonly z: number },
): { readonly low: number; readonly high: number } {
  const centre = Math.atanh(r);
  return { low: Math.tanh(centre - z * se), high: Math.tanh(centre + z * se) };
}
