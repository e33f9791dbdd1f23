import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

type Rule = { readonly points: Float64Array; readonly weights: Float64Array };

/** A Gauss-Legendre rule on [0, 2], from the middle outwards, from its positive half on [-1, 1]. */
function ruleOf(nodes: readonly (readonly [node: number, weight: number])[]): Rule {
  return {
    points: Float64Array.from(nodes.flatMap(([node]) => [1 - node, 1 + node])),
    weights: Float64Array.from(nodes.flatMap(([, weight]) => [weight, weight])),
  };
}

const rule12 = ruleOf([
  [0.1252334085114689, 0.2491470458134028],
  [0.3678314989981802, 0.2334925365383548],
  [0.5873179542866175, 0.2031674267230659],
  [0.7699026741943047, 0.1600783285433462],
  [0.9041172563704749, 0.1069393259953184],
  [0.9815606342467192, 0.04717533638651183],
]);
const rule20 = ruleOf([
  [0.07652652113349734, 0.15275338713072584],
  [0.22778585114164507, 0.14917298647260374],
  [0.37370608871541955, 0.14209610931838204],
  [0.5108670019508271, 0.13168863844917664],
  [0.636053680726515, 0.11819453196151841],
  [0.7463319064601508, 0.10193011981724044],
  [0.8391169718222188, 0.08327674157670475],
  [0.912234428251326, 0.06267204833410907],
  [0.9639719272779138, 0.04060142980038694],
  [0.9931285991850949, 0.017614007139152118],
]);

// Beyond this the integrand over the angle is too steep for 20 points.
const STEEP = 0.925;
// Genz: up to here 12 points do.
const GENTLE = 0.75;
// A normal tail beyond this is 0 in double precision.
const FAR = 40;

const upperTail = (h: number) => normalCdf(-h, 0, 1);

/**
 * P(X <= x and Y <= y) of standard normal X and Y with correlation `rho`; infinite limits are allowed.
 *
 * Drezner & Wesolowsky (1990) in the form of Genz (2004), Statistics and Computing 14, 251-260: Gauss-Legendre over
 * the angle of the correlation, and near |rho| = 1 a series with a remainder. Absolute error about 1e-15.
 *
 * @throws RangeError when a limit is NaN or rho is not in [-1, 1].
 */
export function bivariateNormalCdf(x: number, y: number, rho: number): number {
  return bivariateNormalAt(rho)(x, y);
}

/**
 * `bivariateNormalCdf` of one correlation, for many limits: what depends on the correlation is worked out once. The
 * probabilities of X <= x and of Y <= y may be given where they are known.
 */
export function bivariateNormalAt(rho: number): (x: number, y: number, pX?: number, pY?: number) => number {
  const angles = Math.abs(rho) < STEEP ? anglesOf(rho) : null;
  return (x, y, pX = normalCdf(x, 0, 1), pY = normalCdf(y, 0, 1)) => {
    if (Number.isNaN(x) || Number.isNaN(y) || !(rho >= -1 && rho <= 1)) {
      throw new RangeError(
        `bivariate normal needs two limits and -1 <= rho <= 1, got ${x}, ${y} and rho ${rho}`,
      );
    }
    // By symmetry the upper quadrant beyond (-x, -y).
    const [h, k] = [clamp(-x, FAR), clamp(-y, FAR)];
    const p = angles === null ? nearOne(h, k, rho) : overAngle(h, k, angles) + pX * pY;
    return Math.min(1, Math.max(0, p));
  };
}

const clamp = (value: number, bound: number) => Math.min(bound, Math.max(-bound, value));

type Angles = { readonly half: number; readonly sines: Float64Array; readonly weights: Float64Array };

function anglesOf(rho: number): Angles {
  const { points, weights } = Math.abs(rho) < GENTLE ? rule12 : rule20;
  const half = Math.asin(rho) / 2;
  const sines = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) sines[i] = Math.sin(half * (points[i] as number));
  return { half, sines, weights };
}

/** What the correlation adds to the quadrant. */
function overAngle(h: number, k: number, { half, sines, weights }: Angles): number {
  const squares = (h * h + k * k) / 2;
  const hk = h * k;
  let sum = 0;
  for (let i = 0; i < sines.length; i++) {
    const sine = sines[i] as number;
    sum += (weights[i] as number) * Math.exp((sine * hk - squares) / (1 - sine * sine));
  }
  return (sum * half) / (2 * Math.PI);
}

// P(X > h, Y > k) at rho = +-1, and what changes between there and rho.
function nearOne(h: number, k: number, rho: number): number {
  if (rho > 0) return upperTail(Math.max(h, k)) - changeToOne(h, k, rho);
  return Math.max(0, between(h, -k)) + changeToOne(h, -k, rho);
}

/** P(h < X < k), subtracted in the tail that keeps the digits. */
function between(h: number, k: number): number {
  return h < 0 ? normalCdf(k, 0, 1) - normalCdf(h, 0, 1) : upperTail(h) - upperTail(k);
}

function changeToOne(h: number, k: number, rho: number): number {
  const rest = (1 - Math.abs(rho)) * (1 + Math.abs(rho));
  if (rest === 0) return 0;
  const root = Math.sqrt(rest);
  const apart = (h - k) ** 2;
  const hk = h * k;
  const c = (4 - hk) / 8;
  const d = (12 - hk) / 80;
  const steep = (square: number) => Math.exp(-(apart / square + hk) / 2);
  const bend = 1 - (c * apart * (1 - d * apart)) / 3;
  const peak = root * steep(rest) * (bend + (c * rest * (1 - d * apart)) / 3 + c * d * rest ** 2);
  const distance = Math.sqrt(apart);
  const tail = Math.sqrt(2 * Math.PI) * upperTail(distance / root);
  // A product below -100 puts the limits so far apart that the tail is 0, and the power would overflow.
  const edge = hk > -100 ? Math.exp(-hk / 2) * tail * distance * bend : 0;
  const remainder = remainderToOne({ root, apart, hk, c, d });
  return (peak - edge + (root / 2) * remainder) / (2 * Math.PI);
}

type Remainder = {
  readonly root: number;
  readonly apart: number;
  readonly hk: number;
  readonly c: number;
  readonly d: number;
};

/** Integral over [0, 2] of what the series leaves. */
function remainderToOne({ root, apart, hk, c, d }: Remainder): number {
  const { points, weights } = rule20;
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const at = (root * (points[i] as number)) / 2;
    const square = at * at;
    const steep = Math.exp(-(apart / square + hk) / 2);
    if (steep === 0) continue;
    const rise = Math.sqrt(1 - square);
    const ratio = at / (1 + rise);
    const exact = Math.exp((-hk / 2) * (ratio * ratio)) / rise;
    sum += (weights[i] as number) * steep * (exact - 1 - c * square * (1 + 5 * d * square));
  }
  return sum;
}
