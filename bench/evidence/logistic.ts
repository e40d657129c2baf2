/** A weighted logistic regression by Newton's method with a light ridge, for a dozen features and some 100,000 rows. */
export interface Fitted {
  readonly intercept: number;
  /** per unit of each feature, in bits (log2 of odds) */
  readonly bits: readonly number[];
  /** standard error of each, in bits */
  readonly errors: readonly number[];
}

const STEPS = 40;
const RIDGE = 1;

export function fitLogistic(rows: readonly (readonly number[])[], truth: readonly boolean[], weights: readonly number[]): Fitted {
  const size = (rows[0]?.length ?? 0) + 1;
  const beta = new Float64Array(size);
  let inverse: number[][] = [];
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const [r, row] of rows.entries()) {
      const x = [1, ...row];
      let sum = 0;
      for (let i = 0; i < size; i++) sum += (beta[i] as number) * (x[i] as number);
      const chance = 1 / (1 + Math.exp(-sum));
      const w = weights[r] as number;
      const off = w * ((truth[r] === true ? 1 : 0) - chance);
      const curve = w * chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        gradient[i] = (gradient[i] as number) + off * (x[i] as number);
        const line = hessian[i] as Float64Array;
        for (let j = 0; j < size; j++) line[j] = (line[j] as number) + curve * (x[i] as number) * (x[j] as number);
      }
    }
    for (let i = 0; i < size; i++) {
      gradient[i] = (gradient[i] as number) - (i === 0 ? 0 : RIDGE * (beta[i] as number));
      (hessian[i] as Float64Array)[i] = ((hessian[i] as Float64Array)[i] as number) + RIDGE;
    }
    inverse = inverted(hessian.map((line) => [...line]));
    let moved = 0;
    for (let i = 0; i < size; i++) {
      const by = (inverse[i] as number[]).reduce((sum, v, j) => sum + v * (gradient[j] as number), 0);
      beta[i] = (beta[i] as number) + by;
      moved = Math.max(moved, Math.abs(by));
    }
    if (moved < 1e-7) break;
  }
  return {
    intercept: (beta[0] as number) / Math.LN2,
    bits: Array.from(beta.slice(1), (b) => b / Math.LN2),
    errors: Array.from({ length: size - 1 }, (_, i) => Math.sqrt((inverse[i + 1] as number[])[i + 1] as number) / Math.LN2),
  };
}

/** Gauss–Jordan with partial pivots. */
function inverted(matrix: number[][]): number[][] {
  const size = matrix.length;
  const out = matrix.map((_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(matrix[r]?.[c] ?? 0) > Math.abs(matrix[pivot]?.[c] ?? 0)) pivot = r;
    for (const m of [matrix, out]) [m[c], m[pivot]] = [m[pivot] as number[], m[c] as number[]];
    const by = (matrix[c] as number[])[c] as number;
    for (let j = 0; j < size; j++) {
      (matrix[c] as number[])[j] = ((matrix[c] as number[])[j] as number) / by;
      (out[c] as number[])[j] = ((out[c] as number[])[j] as number) / by;
    }
    for (let r = 0; r < size; r++) {
      const times = (matrix[r] as number[])[c] as number;
      if (r === c || times === 0) continue;
      for (let j = 0; j < size; j++) {
        (matrix[r] as number[])[j] = ((matrix[r] as number[])[j] as number) - times * ((matrix[c] as number[])[j] as number);
        (out[r] as number[])[j] = ((out[r] as number[])[j] as number) - times * ((out[c] as number[])[j] as number);
      }
    }
  }
  return out;
}
