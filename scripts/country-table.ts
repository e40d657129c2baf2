/**
 * Writes src/ground/country-names-table.ts: the names of all ISO 3166 countries in the official languages of the world's states,
 * as the platform's Unicode data (CLDR) has them, folded. Run by hand when CLDR changes: `node scripts/country-table.ts && npx oxfmt src/ground`.
 * The table is committed because the core must give the same answer on every platform.
 */
import { writeFileSync } from "node:fs";
import { foldCountry } from "../src/ground/country-fold.ts";
import { ALPHA_3 } from "../src/ground/country-odd-table.ts";

const LANGUAGES = (
  "en fr es ar ru zh-Hans zh-Hant pt de it nl ur hi bn fa fa-AF ps sd pa pa-Arab ta te kn ml mr gu or as ne ks kok mai mni sa sat doi " +
  "id ms jv tr az az-Cyrl kk ky tk tg uz uz-Cyrl mn he ku ckb am ti om so sw ha yo ig rw rn ln sg mg sn nd ny zu xh st tn ss ts ve nr nso af wo ak ee " +
  "ja ko th lo km my vi si dv dz bo fil pl cs sk sl hr sr sr-Latn bs bs-Cyrl mk bg sq el ro hu fi et lv lt sv da nb nn is fo kl ga gd cy mt lb rm " +
  "ca eu gl fy uk be hy ka qu ay gn ht pap sm to fj mi ty tet bi ho pau na ch tpi"
).split(" ");

/** CLDR names these as it names their successors */
const GONE = new Set(["su", "yu", "dd", "cs", "an"]);
const codes = ALPHA_3.split(" ").filter((code, at) => at % 2 === 0 && !GONE.has(code));
const languages = LANGUAGES.filter((language) => Intl.DisplayNames.supportedLocalesOf([language]).length > 0);
/** folded name → code → how many languages say so; English and French settle a tie */
const votes = new Map<string, Map<string, number>>();
for (const [rank, language] of languages.entries()) {
  for (const style of ["long", "short"] as const) {
    const names = new Intl.DisplayNames([language], { type: "region", style, fallback: "none" });
    for (const code of codes) {
      const name = names.of(code.toUpperCase());
      if (name === undefined) continue;
      const folded = foldCountry(name);
      if (folded.length < 2) continue;
      const by = votes.get(folded) ?? new Map<string, number>();
      by.set(code, (by.get(code) ?? 0) + (rank < 2 ? 100 : 1));
      votes.set(folded, by);
    }
  }
}
const byCode = new Map<string, string[]>(codes.map((code) => [code, []]));
for (const [name, by] of votes) {
  const [first, second] = [...by].sort((left, right) => right[1] - left[1]);
  if (first === undefined) continue;
  if (second !== undefined) {
    console.log(`${name}: ${[...by].map(([code, n]) => `${code} ${n}`).join(", ")}${second[1] * 3 > first[1] ? " (left out)" : ""}`);
    // languages that disagree: only a clear majority is a name
    if (second[1] * 3 > first[1]) continue;
  }
  byCode.get(first[0])?.push(name);
}
const lines = [...byCode]
  .filter(([, names]) => names.length > 0)
  .map(([code, names]) => `  [${JSON.stringify(code)}, ${JSON.stringify(names.sort().join("|"))}],`);
writeFileSync(
  new URL("../src/ground/country-names-table.ts", import.meta.url),
  `/** Made by scripts/country-table.ts from CLDR ${process.versions["cldr"]} (Unicode licence) in ${languages.length} languages; do not edit. */
export const COUNTRY_NAMES: readonly (readonly [code: string, names: string])[] = [\n${lines.join("\n")}\n];\n`,
);
console.log(`${languages.length} languages, ${votes.size} names`);
