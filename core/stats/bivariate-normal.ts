import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * P(X <= x and Y <= y) of two standard normals of correlation `rho`, to about 1e-14, by Owen's T.
 * Owen (1956), Annals of Mathematical Statistics 27, 1075-1090.
 *
 * @throws RangeError where rho is outside [-1, 1] or an argument is NaN.
 */
export function bivariateNormalCdf(x: number, y: number, rho: number): number {
  if (!(rho >= -1 && rho <= 1) || Number.isNaN(x) || Number.isNaN(y)) {
    throw new RangeError(
      `bivariate normal needs numbers and a correlation in [-1, 1], got ${x}, ${y}, ${rho}`,
    );
  }
  const px = phi(x);
  const py = phi(y);
  if (px === 0 || py === 0) return 0;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return px * py;
  if (Math.abs(rho) === 1) return rho > 0 ? Math.min(px, py) : Math.max(0, px + py - 1);
  return Math.min(px, py, Math.max(0, px + py - 1, inside(x, y, rho, (px + py) / 2)));
}

function inside(x: number, y: number, rho: number, mean: number): number {
  if (x === 0 && y === 0) return 0.25 + Math.asin(rho) / (2 * Math.PI);
  const spread = Math.sqrt((1 - rho) * (1 + rho));
  const isOpposite = x * y < 0 || (x * y === 0 && x + y < 0);
  return mean - tOf(x, (y - rho * x) / spread) - tOf(y, (x - rho * y) / spread) - (isOpposite ? 0.5 : 0);
}

const phi = (x: number) => normalCdf(x, 0, 1);

/** T(h, rise / h): the same for h and -h, odd in the second. */
function tOf(h: number, rise: number): number {
  if (h === 0) return Math.sign(rise) / 4;
  return owensT(Math.abs(h), rise / h);
}

function owensT(h: number, a: number): number {
  if (a < 0) return -owensT(h, -a);
  if (a <= 1) return integral(h, a);
  const far = a * h;
  return 0.25 - (phi(h) - 0.5) * (phi(far) - 0.5) - integral(far, 1 / a);
}

/** Half of the 20-point Gauss-Legendre rule on [-1, 1]: the other half mirrors it. */
const nodes = [
  [0.07652652113349734, 0.15275338713072578],
  [0.22778585114164507, 0.14917298647260366],
  [0.37370608871541955, 0.142096109318382],
  [0.5108670019508271, 0.13168863844917653],
  [0.636053680726515, 0.11819453196151825],
  [0.7463319064601508, 0.10193011981724026],
  [0.8391169718222188, 0.08327674157670467],
  [0.912234428251326, 0.06267204833410944],
  [0.9639719272779138, 0.04060142980038622],
  [0.9931285991850949, 0.017614007139153273],
] as const;

/** T(h, a) for 0 <= a <= 1, where the integrand is smooth. */
function integral(h: number, a: number): number {
  const half = a / 2;
  let sum = 0;
  for (const [node, weight] of nodes) {
    sum += weight * (height(h, half * (1 - node)) + height(h, half * (1 + node)));
  }
  return (half * sum) / (2 * Math.PI);
}

function height(h: number, x: number): number {
  const one = 1 + x * x;
  return Math.exp((-h * h * one) / 2) / one;
}
