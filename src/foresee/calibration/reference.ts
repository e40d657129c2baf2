/**
 * What warming up has learnt of the posterior's shape: a multivariate t around `mean` with scale `root` times its transpose. It only
 * steers the sampler; whatever it is, the sampler has the posterior as its limit.
 */
export interface Reference {
  readonly mean: Float64Array;
  /** lower triangle, row by row: cell `row * size + column` */
  readonly root: Float64Array;
}

/** Degrees of freedom of the t: tails heavier than a normal's, so that a chain that starts or strays far comes home. */
export const REFERENCE_FREEDOM = 8;

/** The reference that knows nothing: the prior's own centre and scale. */
export function priorReference(size: number): Reference {
  const root = new Float64Array(size * size);
  for (let at = 0; at < size; at++) root[at * size + at] = 1;
  return { mean: new Float64Array(size), root };
}

/**
 * Mean and covariance of draws (row by row), the covariance drawn a little towards its diagonal: few draws tell a covariance
 * badly, and its root must exist.
 */
export function referenceOf(draws: readonly Float64Array[], size: number): Reference {
  const count = draws.length;
  const mean = new Float64Array(size);
  for (const draw of draws) for (let at = 0; at < size; at++) mean[at] = (mean[at] as number) + (draw[at] as number) / count;
  const covariance = new Float64Array(size * size);
  for (const draw of draws)
    for (let row = 0; row < size; row++) {
      const slip = ((draw[row] as number) - (mean[row] as number)) / (count - 1);
      for (let column = 0; column <= row; column++) {
        const cell = row * size + column;
        covariance[cell] = (covariance[cell] as number) + slip * ((draw[column] as number) - (mean[column] as number));
      }
    }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      const cell = row * size + column;
      covariance[cell] = (covariance[cell] as number) * (1 - TO_DIAGONAL);
    }
    const cell = row * size + row;
    covariance[cell] = (covariance[cell] as number) + LEAST_VARIANCE;
  }
  return { mean, root: choleskyRoot(covariance, size) };
}

/** share by which correlations are made smaller */
const TO_DIAGONAL = 0.1;
/** in units of the prior's variance */
const LEAST_VARIANCE = 1e-6;

/** Lower Cholesky root of a symmetric positive definite matrix, of which the lower triangle is read. */
export function choleskyRoot(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] as number;
      for (let at = 0; at < column; at++) rest -= (root[row * size + at] as number) * (root[column * size + at] as number);
      root[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, LEAST_VARIANCE)) : rest / (root[column * size + column] as number);
    }
  return root;
}

/** `mean + root w`: fills and returns `z`. */
export function fromReference({ mean, root }: Reference, w: Float64Array, z: Float64Array): Float64Array {
  const size = mean.length;
  for (let row = 0; row < size; row++) {
    let sum = mean[row] as number;
    const start = row * size;
    for (let column = 0; column <= row; column++) sum += (root[start + column] as number) * (w[column] as number);
    z[row] = sum;
  }
  return z;
}

/** The inverse of `fromReference`: fills and returns `w`. */
export function toReference({ mean, root }: Reference, z: Float64Array, w: Float64Array): Float64Array {
  const size = mean.length;
  for (let row = 0; row < size; row++) {
    let rest = (z[row] as number) - (mean[row] as number);
    const start = row * size;
    for (let column = 0; column < row; column++) rest -= (root[start + column] as number) * (w[column] as number);
    w[row] = rest / (root[start + row] as number);
  }
  return w;
}
