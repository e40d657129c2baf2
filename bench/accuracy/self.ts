import { join } from "node:path";
import { USUAL_FILES } from "../speed/official-files.ts";
import { findings, type SelfReport } from "./self-findings.ts";
import { pieces, openPool } from "./pool.ts";
import { partiesByLinks, readListed, readStarter, readYardstickList, registerSnapshot, sharedSnapshot, type Listed } from "./listed.ts";
import type { PrintedName, SelfFound } from "./jobs.ts";

const PIECE = 100;

/** Every name on these lists as printed, each once an entry. */
export function printedNames({ entries }: Listed): PrintedName[] {
  return entries.flatMap(({ list, id, kind, names }) => {
    const byText = new Map(names.map(({ text, weak, role }) => [text, { list, entry: id, kind, text, weak, role }]));
    return [...byText.values()];
  });
}

export interface SelfOptions {
  /** folder with `data/lists` and `yardstick`, or null: then the starter register alone */
  readonly shared: string | null;
  /** about so many names of each collection, evenly drawn; 0: all */
  readonly sample: number;
  readonly say: (text: string) => void;
}

/** Asks for every printed name of every list and looks where its own entry stands. No limit on alerts, no least band. */
export async function selfRetrieval({ shared, sample, say }: SelfOptions): Promise<SelfReport[]> {
  const starter = await readStarter();
  const collections = new Map<string, Listed>([["starter register", starter]]);
  const buffers = new Map([["starter register", sharedSnapshot(starter)]]);
  if (shared !== null) {
    const files = USUAL_FILES.map((path) => join(shared, "data/lists", path));
    const official = "UN, OFAC SDN and UK, from the publishers' files through the register";
    collections.set(official, await readListed("official", files));
    buffers.set(official, await registerSnapshot(files));
    const tasks = join(shared, "yardstick/tasks");
    const world = await readYardstickList(tasks, "world", partiesByLinks(tasks));
    collections.set("world, the six lists of the yardstick", world);
    buffers.set("world, the six lists of the yardstick", sharedSnapshot(world));
  }
  const pool = openPool(buffers);
  try {
    const reports: SelfReport[] = [];
    for (const [name, listed] of collections) {
      const all = printedNames(listed);
      const step = sample > 0 ? Math.max(1, Math.floor(all.length / sample)) : 1;
      const asked = all.filter((_, i) => i % step === 0);
      const started = performance.now();
      const jobs = pieces(asked, PIECE).map((names) => ({ what: "self", list: name, names }) as const);
      const found = (
        await pool.run<SelfFound>(jobs, (done) => {
          if (done % 100 === 0) say(`${name}: ${done * PIECE} of ${asked.length}`);
        })
      ).flat();
      reports.push(findings(name, listed, asked, found, all.length));
      say(`${name}: ${asked.length} names in ${Math.round((performance.now() - started) / 1000)} s`);
    }
    return reports;
  } finally {
    await pool.close();
  }
}
