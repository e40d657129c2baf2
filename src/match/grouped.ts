/** Values by group, one after the other: those of group g are `values[starts[g]] … values[starts[g + 1]]`, in the order in which they came. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** `each` hands out all pairs of a group and a value; it is called twice, once to count and once to fill, and must say the same. */
export function grouped(groups: number, each: (put: (group: number, value: number) => void) => void): Grouped {
  const starts = new Uint32Array(groups + 1);
  each((group) => void (starts[group + 1] = (starts[group + 1] as number) + 1));
  for (let g = 0; g < groups; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const values = new Uint32Array(starts[groups] as number);
  each((group, value) => {
    const at = starts[group] as number;
    values[at] = value;
    starts[group] = at + 1;
  });
  // each start has moved to its group's end, where the next begins: a second array of starts would be megabytes where keys are grouped
  starts.copyWithin(1, 0, groups);
  starts[0] = 0;
  return { starts, values };
}
