/** The least value of a function by Nelder and Mead's simplex (1965); deterministic, no slope needed. */
export function leastOf(of: (point: readonly number[]) => number, start: readonly number[], most = 400): readonly number[] {
  const at = (point: readonly number[]): { readonly point: readonly number[]; readonly value: number } => {
    const value = of(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  let simplex = [at(start), ...start.map((_, axis) => at(start.map((x, other) => (other === axis ? x + 0.5 : x))))];
  for (let step = 0; step < most; step++) {
    simplex = simplex.toSorted((left, right) => left.value - right.value);
    const [best, worst] = [simplex[0] as (typeof simplex)[0], simplex.at(-1) as (typeof simplex)[0]];
    if (worst.value - best.value < 1e-8) break;
    const centre = start.map((_, axis) => simplex.slice(0, -1).reduce((sum, { point }) => sum + (point[axis] as number), 0) / start.length);
    const along = (share: number) => at(centre.map((x, axis) => x + share * ((worst.point[axis] as number) - x)));
    const mirrored = along(-1);
    const next = simplex.at(-2) as (typeof simplex)[0];
    if (mirrored.value < best.value) {
      const farther = along(-2);
      simplex[simplex.length - 1] = farther.value < mirrored.value ? farther : mirrored;
    } else if (mirrored.value < next.value) simplex[simplex.length - 1] = mirrored;
    else {
      const nearer = along(mirrored.value < worst.value ? -0.5 : 0.5);
      if (nearer.value < Math.min(mirrored.value, worst.value)) simplex[simplex.length - 1] = nearer;
      else
        simplex = simplex.map((corner) =>
          corner === best ? corner : at(corner.point.map((x, axis) => ((best.point[axis] as number) + x) / 2)),
        );
    }
  }
  return simplex.reduce((best, corner) => (corner.value < best.value ? corner : best)).point;
}
