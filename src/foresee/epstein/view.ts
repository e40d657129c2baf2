/** Sites seen from the origin, without the origin itself: dx² + dy² ≤ vision². 1.7 sees 8 sites, 7 sees 148. Row by row. */
export function offsetsInView(vision: number): readonly (readonly [dx: number, dy: number])[] {
  const reach = Math.floor(vision);
  const offsets: [number, number][] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if ((dx !== 0 || dy !== 0) && dx * dx + dy * dy <= vision * vision) offsets.push([dx, dy]);
    }
  }
  return offsets;
}

/**
 * A torus as a block of memory. A site's number is `y * stride + x`; `stride` leaves gaps at the end of a row, so that four
 * neighbouring counts share a word (see counts.ts). Nobody ever stands in a gap.
 */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly xOf: Int32Array;
  readonly yOf: Int32Array;
}

export const LANES = 4;

export function createGrid(width: number, height: number): Grid {
  const stride = Math.ceil(width / LANES) * LANES;
  const xOf = Int32Array.from({ length: stride * height }, (_, site) => site % stride);
  const yOf = Int32Array.from({ length: stride * height }, (_, site) => Math.floor(site / stride));
  return { width, height, stride, xOf, yOf };
}

/** What can be seen from any site. The k-th site seen from (x, y) is `row[y + dy[k]] + column[x + dx[k]]`. */
export interface View {
  readonly size: number;
  readonly reach: number;
  /** moved by `reach`, so that indices never are negative */
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
}

export function createView(grid: Grid, vision: number): View {
  const reach = Math.floor(vision);
  const offsets = offsetsInView(vision);
  return {
    size: offsets.length,
    reach,
    dx: Int32Array.from(offsets, ([dx]) => dx + reach),
    dy: Int32Array.from(offsets, ([, dy]) => dy + reach),
    row: Int32Array.from({ length: grid.height + 2 * reach }, (_, y) => ((y - reach + grid.height) % grid.height) * grid.stride),
    column: Int32Array.from({ length: grid.width + 2 * reach }, (_, x) => (x - reach + grid.width) % grid.width),
  };
}
