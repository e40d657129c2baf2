/** Pairs of names laid side by side one by one, as if nothing had ruled any out: each question beside listed names drawn by seed. */
import { openSnapshot } from "../../../src/match/index.ts";
import { readQuery } from "../../../src/match/query.ts";
import { createScratch } from "../../../src/match/scratch.ts";
import { alignOne } from "../../../src/match/search.ts";
import { readMaterial, readShared, report, snapshotFile } from "../folder.ts";
import { seeded } from "../seeded.ts";

const NAMES_A_QUESTION = 1_000;
const QUESTIONS = 1_000;

const { planted, seed } = readMaterial();
const { inside } = openSnapshot(readShared(snapshotFile));
const { index } = inside;
const scratch = createScratch(index);
const random = seeded(seed);
const asked = planted.slice(0, QUESTIONS).map(({ query, kind }) => ({
  query,
  kind,
  beside: Uint32Array.from({ length: NAMES_A_QUESTION }, () => random.below(index.names)),
}));

/** Reads each name, looks its words up and aligns it with every name beside it. */
function layAll(): { readonly pairs: number; readonly agreeing: number } {
  let pairs = 0;
  let agreeing = 0;
  for (const { query, kind, beside } of asked) {
    const read = readQuery(scratch.lookup, query, kind);
    for (const name of beside) {
      pairs++;
      if (alignOne(read, index, scratch, name).pairs.length > 0) agreeing++;
    }
  }
  return { pairs, agreeing };
}

// the code is hot, and the words of the questions were looked up before
layAll();
const before = performance.now();
const cpuBefore = process.cpuUsage();
const { pairs, agreeing } = layAll();
const seconds = (performance.now() - before) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
report({ pairsPerSecond: pairs / seconds, pairsPerCpuSecond: pairs / ((user + system) / 1e6), agreeing: agreeing / pairs });
