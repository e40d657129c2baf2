import { PARAMETERS } from "../../src/match/parameters.ts";
import { wilson } from "../../src/lab/index.ts";
import type { Found } from "./found.ts";

/** What the engine takes each feature for, in its own unit. */
const TAKEN: ReadonlyMap<string, number> = new Map([
  ["agreement", 1],
  ["first letter", -PARAMETERS.firstLetter],
  ["last vowel", -PARAMETERS.lastVowel],
  ["other order", -PARAMETERS.otherOrder],
  ["left, query", 1],
  ["left, listed", 1],
  ["left, both", 1],
  ["coverage", 1],
]);
const signed = (x: number): string => `${x < 0 ? "−" : ""}${Math.abs(x).toFixed(2)}`;

/** Bits of a finding, with what the number of true pairs leaves open. */
function seenBits(same: number, ofSame: number, chance: number): string {
  if (ofSame === 0 || chance === 0) return "";
  const { low, high } = wilson(same, ofSame);
  const at = (share: number): string => signed(Math.log2(share / chance));
  return same === 0 ? `below ${at(high)}` : `${at(same / ofSame)} (${at(low)} – ${at(high)})`;
}

/** docs/evidence.md. */
export function evidencePage(found: Found & { readonly parameters: string }): string {
  const out = [
    "# What pairs of names teach",
    "",
    `Written by \`npm run evidence -- --write\`; do not edit. Parameters ${found.parameters.slice(0, 12)}.`,
    "",
    `True pairs: two names that one entry of six official lists prints, a name to the letter left out. Chance pairs: ${found.ordinary.toLocaleString("en-GB")} ordinary names (candidates, companies and charities, people invented from each country's common names) beside the listed names that come nearest; none of them is asked by the yardstick, and what was counted of them does not count for itself. Entries and names are halved by a hash: one half teaches, the other checks. No table of words or pairs is learned, only the numbers below.`,
    "",
    "## The numbers",
    "",
    "A logistic regression on what an alignment shows: what each unit is worth, in bits, scaled so that a bit of agreement is one. *Taken* is what the engine uses. What is left over comes out cheaper than it is taken: names of one entry lack each other's words more often than what people write of a listed name, so the engine stays with the dearer numbers there.",
  ];
  for (const { kind, same, chance, rows } of found.learnt) {
    const scale = rows[0]?.bits ?? 1;
    out.push(
      "",
      `**${kind}**, ${same.toLocaleString("en-GB")} true and ${chance.toLocaleString("en-GB")} chance pairs taught`,
      "",
      "| what | taken | learned (95 %) |",
      "|---|---|---|",
      ...rows.map(
        ({ feature, bits, error }) =>
          `| ${feature} | ${signed(TAKEN.get(feature) ?? 0)} | ${signed(bits / scale)} (${signed((bits - 1.96 * error) / scale)} – ${signed((bits + 1.96 * error) / scale)}) |`,
      ),
    );
  }
  out.push(
    "",
    "## Second facts",
    "",
    "People whom the publishers themselves join by a printed number, on OFAC's list and on another (UN, UK, Australia, Canada), the half that teaches; beside them strangers from the same lists, a million pairs drawn with a fixed seed. *Of* counts the pairs in which both sides have the fact. Bits are log2 of the first share over the second; the interval is Wilson's on the true pairs alone: where a finding is so rare that few strangers show it (the same day), another draw of strangers moves the bits by half a bit. Joined people are few, and where one office copied the other the true share is too high; strangers on a list are mostly men, often of one country.",
    "",
    "| fact | found so | taken | true pairs | strangers | bits seen (95 %) |",
    "|---|---|---|---|---|---|",
    ...found.told.map(
      ({ what, how, taken, same, ofSame, chance, ofChance }) =>
        `| ${what} | ${how} | ${signed(taken)} | ${same} of ${ofSame} | ${((100 * chance) / ofChance).toPrecision(3)} % | ${seenBits(same, ofSame, chance / ofChance)} |`,
    ),
    "",
    "Where a true pair never showed a finding, only the upper end is known. Offices print whole days: *the same year* is what is left where one of them knows no more, and says less here than it does of a subject who gives a year alone. The numbers for what differs are nearer to nought than these: a subject's own record errs more often than what two sanctions offices print of one person. *Sex* is taken for what it tells of ordinary people, half of whom are women.",
    "",
    "## Do the bits tell the odds?",
    "",
    "On the half that checks: of all true pairs, and of all pairs of an ordinary name with a listed one, the share whose weight falls between; log2 of the one over the other is the bits that were seen. Where fewer than five chance pairs fell, no number is given.",
    "",
    "| kind | script | weight | true pairs | chance pairs | bits seen |",
    "|---|---|---|---|---|---|",
    ...found.odds
      .filter(({ same, chance }) => same + chance > 0)
      .map(({ kind, script, from, to, same, ofSame, chance, ofChance }) => {
        const seen = chance < 5 || same < 5 ? "" : signed(Math.log2(same / ofSame / (chance / ofChance)));
        return `| ${kind} | ${script} | ${from} – ${to} | ${same.toLocaleString("en-GB")} of ${ofSame.toLocaleString("en-GB")} | ${chance.toLocaleString("en-GB")} | ${seen} |`;
      }),
    "",
    "The bits seen rise with the weight, and lie above it: for people by about two bits at 10 and one at 20, for bodies by more. So a weight is a cautious one, and `probability` with it; the bands are set by alerts, not by it. Chance pairs end where a listed name would have to be borne by chance: the last bins hold none.",
    "",
  );
  return out.join("\n");
}
