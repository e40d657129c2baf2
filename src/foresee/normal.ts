/** Coefficients of W. J. Cody's rational approximations of erf and erfc (Math. Comp. 23, 1969): full double precision. */
const SMALL = [3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315];
const SMALL_BELOW = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const MIDDLE = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769, 1712.0476126340707, 2051.0783778260716,
  1230.3393547979972, 2.1531153547440383e-8,
];
const MIDDLE_BELOW = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597, 4362.619090143247, 3439.3676741437216,
  1230.3393548037495,
];
const FAR = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378, 0.016315387137302097,
];
const FAR_BELOW = [2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918];

const at = (table: readonly number[], index: number): number => table[index] as number;

function erfSmall(x: number): number {
  const square = x * x;
  let top = at(SMALL, 4) * square;
  let below = square;
  for (let i = 0; i < 3; i++) {
    top = (top + at(SMALL, i)) * square;
    below = (below + at(SMALL_BELOW, i)) * square;
  }
  return (x * (top + at(SMALL, 3))) / (below + at(SMALL_BELOW, 3));
}

/** erfc for x > .46875 */
function erfcFar(x: number): number {
  let scaled: number;
  if (x <= 4) {
    let top = at(MIDDLE, 8) * x;
    let below = x;
    for (let i = 0; i < 7; i++) {
      top = (top + at(MIDDLE, i)) * x;
      below = (below + at(MIDDLE_BELOW, i)) * x;
    }
    scaled = (top + at(MIDDLE, 7)) / (below + at(MIDDLE_BELOW, 7));
  } else {
    const inverse = 1 / (x * x);
    let top = at(FAR, 5) * inverse;
    let below = inverse;
    for (let i = 0; i < 4; i++) {
      top = (top + at(FAR, i)) * inverse;
      below = (below + at(FAR_BELOW, i)) * inverse;
    }
    scaled = (inverse * (top + at(FAR, 4))) / (below + at(FAR_BELOW, 4));
    scaled = (1 / Math.sqrt(Math.PI) - scaled) / x;
  }
  return Math.exp(-x * x) * scaled;
}

/** P(Z <= z) of a standard normal. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x <= 0.46875) return 0.5 + 0.5 * erfSmall(z / Math.SQRT2);
  const tail = 0.5 * erfcFar(x);
  return z < 0 ? tail : 1 - tail;
}

const TAIL_TOP = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const TAIL_BELOW = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
const CENTRE_TOP = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const CENTRE_BELOW = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];

const polynomial = (table: readonly number[], x: number): number => table.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** The z below which a standard normal lies with chance `p`, 0 < p < 1. Acklam's approximation and one step of Halley's. */
export function normalQuantile(p: number): number {
  let z: number;
  if (p < 0.02425 || p > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
    z = polynomial(TAIL_TOP, q) / (polynomial(TAIL_BELOW, q) * q + 1);
    if (p > 0.5) z = -z;
  } else {
    const q = p - 0.5;
    const square = q * q;
    z = (polynomial(CENTRE_TOP, square) * q) / (polynomial(CENTRE_BELOW, square) * square + 1);
  }
  const slip = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - slip / (1 + (z * slip) / 2);
}
