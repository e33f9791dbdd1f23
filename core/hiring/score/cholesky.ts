/**
 * Factors a symmetric positive definite matrix in place: its lower triangle becomes L of L L' = A.
 *
 * @param matrix row by row, `size` x `size`; only the lower triangle is read.
 */
export function factor(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(matrix, row * size + column);
      for (let k = 0; k < column; k++) sum -= at(matrix, row * size + k) * at(matrix, column * size + k);
      matrix[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / at(matrix, column * size + column);
    }
  }
}

/** Solves L L' x = b for one right side, in place. */
export function solve(factored: Float64Array, size: number, x: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = at(x, row);
    for (let k = 0; k < row; k++) sum -= at(factored, row * size + k) * at(x, k);
    x[row] = sum / at(factored, row * size + row);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = at(x, row);
    for (let k = row + 1; k < size; k++) sum -= at(factored, k * size + row) * at(x, k);
    x[row] = sum / at(factored, row * size + row);
  }
}

const at = (values: Float64Array, index: number) => values[index] as number;
