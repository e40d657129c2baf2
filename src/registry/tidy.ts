import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (how: { readonly type: "major"; readonly flavor: "last-resort" }) => void;
let collect: Collect | null = null;

/**
 * Gives back the memory of what this thread no longer needs, at a moment when it has to wait anyway: by itself V8 lets garbage lie until
 * there is some times as much of it as of what is alive, and while a snapshot is built two threads do so at once.
 */
export function tidyUp(): void {
  collect ??= collector();
  // the plain way leaves emptied pages with the thread
  collect({ type: "major", flavor: "last-resort" });
}

/** V8 hands its collector to a context that is made while the flag stands. */
function collector(): Collect {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as Collect;
  setFlagsFromString("--no-expose-gc");
  return gc;
}
