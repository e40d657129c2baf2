import { expect, test } from "vitest";
import { tidyUp } from "./tidy.ts";

test("what nobody holds is given back at once, what is held stays", () => {
  const held = { text: "held" };
  const kept = new WeakRef(held);
  const gone = Array.from({ length: 20 }, (_, at) => new WeakRef({ at }));
  return new Promise<void>((resolve) => {
    // a weak reference holds what it refers to until the turn of the loop ends
    setImmediate(() => {
      tidyUp();
      expect(gone.filter((one) => one.deref() !== undefined)).toEqual([]);
      expect(kept.deref()).toBe(held);
      resolve();
    });
  });
});
