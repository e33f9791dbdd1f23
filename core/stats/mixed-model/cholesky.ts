/** Rows that are worked on together, so that what is read from memory is used four times. */
const TILE = 4;
/** Columns of a panel: small enough to stay in the nearest cache. */
const PANEL = 64;

/**
 * Cholesky factor of a symmetric positive definite matrix, row by row in one array, in place: on return the lower
 * triangle holds L with A = L L'; the upper triangle is left as it was. About n^3 / 6 multiplications and additions.
 * Golub & Van Loan (2013), Matrix Computations, 4.2.5.
 *
 * @returns false where the matrix is not positive definite; the array is then of no use.
 */
export function factor(a: Float64Array, n: number): boolean {
  for (let left = 0; left < n; left += PANEL) {
    const right = Math.min(left + PANEL, n);
    for (let i = left; i < n; i += TILE) {
      for (let j = left; j < Math.min(right, i + TILE); j += TILE) {
        subtractTile(a, { n, i, j, from: 0, to: left });
      }
    }
    if (!factorPanel(a, { n, left, right })) return false;
  }
  return true;
}

/** A column's square that is left of what it was: below, the columns cannot be told apart in double precision. */
const LEFT_OF_DIAGONAL = 1e-14;

type Panel = { readonly n: number; readonly left: number; readonly right: number };

function factorPanel(a: Float64Array, { n, left, right }: Panel): boolean {
  for (let j = left; j < right; j += 1) {
    const before = a[j * n + j] ?? 0;
    const square = before - dot(a, j * n + left, a, j * n + left, j - left);
    if (!(square > LEFT_OF_DIAGONAL * before)) return false;
    const diagonal = Math.sqrt(square);
    a[j * n + j] = diagonal;
    for (let i = j + 1; i < n; i += 1) {
      const at = i * n + j;
      a[at] = ((a[at] ?? 0) - dot(a, i * n + left, a, j * n + left, j - left)) / diagonal;
    }
  }
  return true;
}

/** Solves L x = b in place. */
export function solveLower(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    b[i] = ((b[i] ?? 0) - dot(l, i * n, b, 0, i)) / (l[i * n + i] ?? 1);
  }
}

/** Solves L' x = b in place. */
export function solveUpper(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i -= 1) {
    const x = (b[i] ?? 0) / (l[i * n + i] ?? 1);
    b[i] = x;
    for (let j = 0; j < i; j += 1) b[j] = (b[j] ?? 0) - x * (l[i * n + j] ?? 0);
  }
}

/** log |A| of rows `from` to `to` of the factor. */
export function logDeterminant(l: Float64Array, n: number, from = 0, to = n): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += Math.log(l[i * n + i] ?? 1);
  return 2 * sum;
}

/** The inverse of A from its factor, both triangles. About n^3 / 3 multiplications and additions. */
export function inverse(l: Float64Array, n: number): Float64Array {
  const x = transposedInverse(l, n);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i += TILE) {
    for (let j = 0; j <= i; j += TILE) {
      addTile(out, x, { n, i, j, from: Math.min(i + TILE, n), to: n });
      finishTile(out, x, { n, i, j });
    }
  }
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) out[j * n + i] = out[i * n + j] ?? 0;
  }
  return out;
}

/** The transpose of the inverse of L: row j holds column j, so that sums run along rows. */
function transposedInverse(l: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const diagonal = l[i * n + i] ?? 1;
    x[i * n + i] = 1 / diagonal;
    let j = 0;
    for (; j + TILE <= i; j += TILE) fourRows(x, l, { n, i, j, from: j, to: i });
    for (; j < i; j += 1) x[j * n + i] = -dot(l, i * n + j, x, j * n + j, i - j) / diagonal;
  }
  return x;
}

type Tile = {
  readonly n: number;
  readonly i: number;
  readonly j: number;
  readonly from: number;
  readonly to: number;
};

/** Column i of four rows of the transposed inverse. */
function fourRows(x: Float64Array, l: Float64Array, { n, i, j, from, to }: Tile): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const [r0, r1, r2, r3] = [j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n];
  for (let k = from; k < to; k += 1) {
    const v = l[i * n + k] ?? 0;
    s0 += v * (x[r0 + k] ?? 0);
    s1 += v * (x[r1 + k] ?? 0);
    s2 += v * (x[r2 + k] ?? 0);
    s3 += v * (x[r3 + k] ?? 0);
  }
  const by = -1 / (l[i * n + i] ?? 1);
  x[r0 + i] = s0 * by;
  x[r1 + i] = s1 * by;
  x[r2 + i] = s2 * by;
  x[r3 + i] = s3 * by;
}

function subtractTile(a: Float64Array, tile: Tile): void {
  tileProduct(a, tile, (at, sum) => {
    a[at] = (a[at] ?? 0) - sum;
  });
}

function addTile(out: Float64Array, x: Float64Array, tile: Tile): void {
  tileProduct(x, tile, (at, sum) => {
    out[at] = sum;
  });
}

/** The columns that a tile of the inverse shares with its own rows, where the rows of x begin one after another. */
function finishTile(out: Float64Array, x: Float64Array, { n, i, j }: Pick<Tile, 'n' | 'i' | 'j'>): void {
  const last = Math.min(i + TILE, n);
  for (let p = i; p < last; p += 1) {
    for (let q = j; q < Math.min(j + TILE, p + 1); q += 1) {
      const at = p * n + q;
      out[at] = (out[at] ?? 0) + dot(x, p * n + p, x, q * n + p, last - p);
    }
  }
}

/** Hands on the products of rows i.. with rows j.. over columns `from` to `to`, where row >= column. */
function tileProduct(a: Float64Array, tile: Tile, put: (at: number, sum: number) => void): void {
  const { n, i, j, from, to } = tile;
  if (i + TILE <= n && j + TILE <= i) {
    eightProducts(a, tile, put);
    eightProducts(a, { ...tile, i: i + 2 }, put);
    return;
  }
  for (let p = i; p < Math.min(i + TILE, n); p += 1) {
    for (let q = j; q < Math.min(j + TILE, p + 1); q += 1) {
      put(p * n + q, dot(a, p * n + from, a, q * n + from, to - from));
    }
  }
}

/** Two rows by four, all of them left of the diagonal. */
function eightProducts(a: Float64Array, tile: Tile, put: (at: number, sum: number) => void): void {
  const { n, i, j, from, to } = tile;
  let [s0, s1, s2, s3, t0, t1, t2, t3] = [0, 0, 0, 0, 0, 0, 0, 0];
  const [one, two] = [i * n, (i + 1) * n];
  const [r0, r1, r2, r3] = [j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n];
  for (let k = from; k < to; k += 1) {
    const v = a[one + k] ?? 0;
    const w = a[two + k] ?? 0;
    const c0 = a[r0 + k] ?? 0;
    const c1 = a[r1 + k] ?? 0;
    const c2 = a[r2 + k] ?? 0;
    const c3 = a[r3 + k] ?? 0;
    s0 += v * c0;
    s1 += v * c1;
    s2 += v * c2;
    s3 += v * c3;
    t0 += w * c0;
    t1 += w * c1;
    t2 += w * c2;
    t3 += w * c3;
  }
  for (const [c, sum] of [s0, s1, s2, s3].entries()) put(one + j + c, sum);
  for (const [c, sum] of [t0, t1, t2, t3].entries()) put(two + j + c, sum);
}

function dot(a: Float64Array, atA: number, b: Float64Array, atB: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += (a[atA + k] ?? 0) * (b[atB + k] ?? 0);
  return sum;
}
