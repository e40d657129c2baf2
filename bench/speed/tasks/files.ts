/** Official files on disk → a register that answers, in an empty data folder: `files.ts DIR [--mapping=FILE] FILE…`. */
import { createMatcher, namedSubject } from "../../../src/match/index.ts";
import { currentSnapshot, openRegister } from "../../../src/registry/index.ts";
import { megabytes } from "../figures.ts";
import { report } from "../folder.ts";

const [dir = "", ...given] = process.argv.slice(2);
const files = given.filter((word) => !word.startsWith("--mapping="));
const mapping = given.find((word) => word.startsWith("--mapping="))?.slice("--mapping=".length);
const before = performance.now();
const cpuBefore = process.cpuUsage();
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage(cpuBefore);
  return (user + system) / 1000;
};
const register = openRegister(dir);
const added = await register.addLists(files, {
  who: "bench",
  at: "2026-01-01T00:00:00Z",
  ...(mapping === undefined ? {} : { mapping }),
});
register.close();
const readyMs = performance.now() - before;
const { snapshot } = currentSnapshot(dir);
createMatcher(snapshot).screen(namedSubject(["Nobody Whosoever"], "person"));
report({
  readyMs,
  firstAnswerMs: performance.now() - before,
  processMs: performance.now(),
  cpuMs: cpuMs(),
  entries: snapshot.entryCount,
  names: snapshot.nameCount,
  lists: added.map(({ list, published, entries, names, problemCount }) => ({ list, published, entries, names, problemCount })),
  peakMegabytes: megabytes(process.resourceUsage().maxRSS * 1024),
});
