// Gauss-Legendre, 12 points, on [0, 1]: from either end inwards, the weight of both.
const nodes: readonly (readonly [node: number, weight: number])[] = [
  [0.1252334085114689, 0.2491470458134028],
  [0.3678314989981802, 0.2334925365383548],
  [0.5873179542866175, 0.2031674267230659],
  [0.7699026741943047, 0.1600783285433462],
  [0.9041172563704749, 0.1069393259953184],
  [0.9815606342467192, 0.04717533638651183],
];
const points = Float64Array.from(nodes.flatMap(([node]) => [(1 - node) / 2, (1 + node) / 2]));
const weights = Float64Array.from(nodes.flatMap(([, weight]) => [weight / 2, weight / 2]));

/**
 * P(X <= h and Y <= h) - P(X <= h) P(Y <= h) of standard normal X and Y with correlation `rho` in [0, 1]: the
 * covariance of two crossings of one threshold. On the diagonal the integral over the angle of the correlation (Drezner
 * & Wesolowsky 1990) is smooth up to rho = 1, so that a rule of few points does. Absolute error about 1e-15.
 */
export function crossingCovariance(h: number, rho: number): number {
  const angle = Math.asin(rho);
  const square = h * h;
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    sum += (weights[i] as number) * Math.exp(-square / (1 + Math.sin(angle * (points[i] as number))));
  }
  return (sum * angle) / (2 * Math.PI);
}
