/** A list of any size, made and built in one process, so that its names are never written out: `grow.ts NAMES`. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { buildSnapshot } from "../../../src/match/index.ts";
import { shared } from "../../../test/shared.ts";
import { megabytes } from "../figures.ts";
import { folder, materialFile, report, snapshotFile } from "../folder.ts";
import { benchList, listedEntries } from "../listed.ts";
import { makeMaterial, type Material } from "../material.ts";

const CHUNK = 1 << 28;
const material = makeMaterial({ shared, listedNames: Number(process.argv[2]), questions: 4_000, seed: 20190305 });
const entries = listedEntries(material.entries);
const before = performance.now();
const bytes = buildSnapshot(entries, [benchList(material)]);
const buildMs = performance.now() - before;
mkdirSync(folder, { recursive: true });
const handle = openSync(snapshotFile, "w");
for (let at = 0; at < bytes.byteLength; at += CHUNK) writeSync(handle, bytes, at, Math.min(CHUNK, bytes.byteLength - at));
closeSync(handle);
writeFileSync(materialFile, JSON.stringify({ ...material, entries: [] } satisfies Material));
report({
  names: material.listedNames,
  real: material.realNames,
  buildMs,
  snapshotMegabytes: megabytes(bytes.byteLength),
  peakMegabytes: megabytes(process.resourceUsage().maxRSS * 1024),
});
