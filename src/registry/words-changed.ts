/** A stretch of a text that was changed: in both versions, only in the older, only in the newer. */
export interface WordStretch {
  readonly in: "both" | "from" | "to";
  readonly text: string;
}

/** work beyond which two texts are shown whole, one struck out and one new: nobody reads finer */
const MOST_EDITS = 400;

/**
 * Which words of a text were changed, for the eye (Myers, O(ND): "An O(ND) Difference Algorithm", 1986). The stretches of `both` and `from`
 * in a row are `from`, those of `both` and `to` are `to`.
 */
export function wordsChanged(from: string, to: string): WordStretch[] {
  const left = from.match(/\s*\S+/g) ?? [];
  const right = to.match(/\s*\S+/g) ?? [];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const middle = edited(left.slice(start, left.length - end), right.slice(start, right.length - end));
  const stretches: WordStretch[] = [];
  const put = (where: WordStretch["in"], text: string): void => {
    if (text === "") return;
    const last = stretches.at(-1);
    if (last?.in === where) stretches[stretches.length - 1] = { in: where, text: last.text + text };
    else stretches.push({ in: where, text });
  };
  put("both", left.slice(0, start).join(""));
  for (const { in: where, text } of middle) put(where, text);
  put("both", left.slice(left.length - end).join(""));
  return stretches;
}

function edited(left: readonly string[], right: readonly string[]): WordStretch[] {
  const whole: WordStretch[] = [
    { in: "from", text: left.join("") },
    { in: "to", text: right.join("") },
  ];
  if (left.length === 0 || right.length === 0) return whole;
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, left.length + right.length); edits++) {
    trace.push(reach);
    const next = new Map(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
      let x = down ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= left.length && x - diagonal >= right.length) return walkedBack(trace, { left, right, edits });
    }
    reach = next;
  }
  return whole;
}

interface Walk {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly edits: number;
}

function walkedBack(trace: readonly Map<number, number>[], { left, right, edits }: Walk): WordStretch[] {
  const back: WordStretch[] = [];
  let [x, y] = [left.length, right.length];
  for (let step = edits; step >= 0; step--) {
    const reach = trace[step] as Map<number, number>;
    const diagonal = x - y;
    const down = diagonal === -step || (diagonal !== step && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const earlier = down ? diagonal + 1 : diagonal - 1;
    const fromX = step === 0 ? 0 : (reach.get(earlier) ?? 0);
    const fromY = step === 0 ? 0 : fromX - earlier;
    while (x > fromX && y > fromY) {
      back.push({ in: "both", text: left[x - 1] ?? "" });
      x -= 1;
      y -= 1;
    }
    if (step === 0) break;
    if (down) back.push({ in: "to", text: right[y - 1] ?? "" });
    else back.push({ in: "from", text: left[x - 1] ?? "" });
    [x, y] = [fromX, fromY];
  }
  return back.toReversed();
}
