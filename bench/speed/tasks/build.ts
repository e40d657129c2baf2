/** Listed names in memory → snapshot on disk. */
import { writeFileSync } from "node:fs";
import { buildSnapshot } from "../../../src/match/index.ts";
import { megabytes } from "../figures.ts";
import { readMaterial, report, snapshotFile } from "../folder.ts";
import { benchList, listedEntries } from "../listed.ts";

const material = readMaterial();
const entries = listedEntries(material.entries);
const before = performance.now();
const bytes = buildSnapshot(entries, [benchList(material)]);
const buildMs = performance.now() - before;
writeFileSync(snapshotFile, bytes);
report({ buildMs, snapshotMegabytes: megabytes(bytes.byteLength), peakMegabytes: megabytes(process.resourceUsage().maxRSS * 1024) });
