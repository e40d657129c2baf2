import { type InventedEntry, inventedText } from "../fixtures/registry/invented.ts";
import { join } from "node:path";
import { writeFileSync } from "node:fs";

const SYLLABLES = ["zor", "van", "il", "mar", "ek", "tal", "qui", "sen", "dra", "bel", "nor", "ush", "kem", "ari", "vos"];

/** Invented lists, large enough that a kill finds an import at every stage: two lists of four days each. */
export function writeLists(dir: string, entries: number): void {
  for (const list of ["alpha", "beta"]) {
    for (let day = 1; day <= 4; day++) {
      const rows = Array.from({ length: entries - day * 7 }, (_, n) => entryOf(n, { list, day }));
      writeFileSync(join(dir, `${list}-${day}.txt`), inventedText(list, `2026-01-0${day}`, rows));
    }
  }
}

function entryOf(n: number, { list, day }: { readonly list: string; readonly day: number }): InventedEntry {
  const word = (salt: number): string => [0, 1, 2].map((at) => SYLLABLES[(n * 7 + salt * 11 + at * (n % 13)) % SYLLABLES.length]).join("");
  return {
    id: `${list}-${n}`,
    name: `${word(1)} ${word(2)} ${word(day)}`,
    born: String(1940 + (n % 50)),
    // every tenth is on both lists, so that parties are joined and parted
    ...(n % 10 === 0 ? { ids: [{ type: "passport", value: `P${1_000_000 + n}`, country: "pk" }] } : {}),
    remarks: `Invented for a test. ${word(3)} `.repeat(10),
  };
}
