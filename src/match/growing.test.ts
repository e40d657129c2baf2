import { expect, test } from "vitest";
import { growing } from "./growing.ts";

test("what is dropped gives its memory back at once, whatever is still held of it", () => {
  const made: Uint32Array[] = [];
  const numbers = growing(
    class extends Uint32Array {
      constructor(length: number) {
        super(length);
        made.push(this);
      }
    },
  );
  for (let n = 0; n < 3000; n++) numbers.push(n);
  expect([numbers.length, numbers.at(2999)]).toEqual([3000, 2999]);
  numbers.drop();
  expect(numbers.length).toBe(0);
  const last = made.at(-1) as Uint32Array<ArrayBuffer>;
  expect(last.buffer.detached).toBe(true);
});
