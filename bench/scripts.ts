/**
 * `node bench/scripts.ts`: how well names in scripts other than Latin are read; prints the tables of docs/scripts.md. Needs the shared
 * measuring data (WRIT_SHARED or ../shared). Option: `--misses` says what was not found.
 *
 * 1. words: common names by country in local letters, and pairs of transliterations; found when a reading is within the error model's
 *    reach of the romanised name
 * 2. names: parties of official lists that are printed in both scripts; the lists keep one, the other is asked, by name only
 * 3. people on no list, in their own letters: how many are alerted from each band on
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createMatcher, namedSubject, openSnapshot } from "../src/match/index.ts";
import { latinForms, READ_SCRIPTS, readName } from "../src/names/index.ts";
import { letterCost, skeletonEdits } from "../src/match/brute-force.ts";
import { UNIT } from "../src/match/cost.ts";
import { keyedSkeletons, modelWithin } from "../src/match/lexicon.ts";
import { shared } from "../test/shared.ts";
import { interval, shareInterval } from "./accuracy/figures.ts";
import { readYardstickList, sharedSnapshot, type Listed } from "./accuracy/listed.ts";
import { askedKind, type Measurer } from "./accuracy/question.ts";
import { yardstick } from "./accuracy/tasks.ts";
import { commonNames, keepOnly, nobody, partiesOf, type RomanisedName, transliterations, type TwoScripts } from "./scripts/sources.ts";

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
const stand = yardstick(shared);
if (shared === null || stand === null) {
  process.stderr.write("SKIPPED: the measuring data is not there (set WRIT_SHARED)\n");
  process.exit(0);
}
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const missed = (what: string, text: string): void => {
  if (values.misses) process.stderr.write(`${what}\t${text}\n`);
};
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
const shown = (hits: number, asked: number, [low, high]: readonly [number, number] = shareInterval(hits, asked)): string =>
  asked === 0 ? "–" : `${percent(hits / asked)} (${percent(low)}–${percent(high)}), n ${asked}`;

function near(local: string, romanised: string): boolean {
  const asked = readName(romanised, "person").words.map(({ readings }) => readings[0]?.text ?? "");
  const forms = [...latinForms(local).map(({ text }) => readName(text, "person").words), readName(local, "person").words];
  return forms.some((words) =>
    [words, [{ readings: [{ text: words.map(({ readings }) => readings[0]?.text ?? "").join(""), unvowelled: false }] }]].some((each) =>
      each.some(({ readings }) => readings.some((reading) => [...asked, asked.join("")].some((text) => reaches(reading, text)))),
    ),
  );
}
function reaches(reading: { readonly text: string; readonly unvowelled: boolean }, text: string): boolean {
  const { edits, bits } = modelWithin(text);
  const apart = Math.min(...keyedSkeletons(text).flatMap((a) => keyedSkeletons(reading.text).map((b) => skeletonEdits(a, b))));
  return apart <= edits && letterCost({ text, unvowelled: false }, reading) <= bits * UNIT;
}

/** Share of names whose reading lies within reach of what they are romanised as. */
function withinReach(what: string, names: readonly RomanisedName[]): string {
  const hits = names.filter(({ local, romanised }) => {
    const found = near(local, romanised);
    if (!found) missed(what, `${local} ${romanised}`);
    return found;
  });
  return shown(hits.length, names.length);
}

out("| script | common names within reach |\n|---|---|");
for (const [script, names] of [...commonNames(shared)].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  out(`| ${script} | ${withinReach("word", names)} |`);

out("\n| script | pairs | within reach |\n|---|---|---|");
for (const { script, what, names } of transliterations(shared)) out(`| ${script} | ${what} | ${withinReach("pair", names)} |`);

const tasks = join(stand, "tasks");
const world = await readYardstickList(tasks, "world");
const matcherOf = (listed: Listed): Measurer => createMatcher(openSnapshot(sharedSnapshot(listed)));
const SCRIPTS = READ_SCRIPTS.filter((script) => script !== "Latn").toSorted();

/** Share of the printed names that bring an entry of the same party at `possible` or above; one party's names count as one party. */
function recall(matcher: Measurer, parties: readonly TwoScripts[], ask: "native" | "latin"): string {
  const bearers = Map.groupBy(
    parties.flatMap((party) => party.native.map((text) => ({ text, entry: party.entry }))),
    ({ text }) => text,
  );
  const parts = parties.map((party) => {
    const same = new Set(party.native.flatMap((text) => bearers.get(text)?.map(({ entry }) => entry) ?? []));
    const asked = ask === "native" ? party.native : party.latin.slice(0, 1);
    const hits = asked.filter((text) => {
      const alerts = matcher.screen(namedSubject([text], askedKind(party.kind)), { limit: 50 });
      const found = alerts.some(({ entries }) => entries.some(({ list, id }) => same.has(`${list}/${id}`)));
      if (!found) missed(ask, `${text}\t${(ask === "native" ? party.latin : party.native).slice(0, 3).join(" | ")}`);
      return found;
    });
    return [hits.length, asked.length] as const;
  });
  const sum = (at: 0 | 1): number => parts.reduce((total, part) => total + part[at], 0);
  return parts.length === 0 ? "–" : shown(sum(0), sum(1), interval(parts));
}

out("\n| script | kind | native name asked, list in Latin | Latin name asked, list in native letters |\n|---|---|---|---|");
for (const script of SCRIPTS) {
  const parties = partiesOf(world, script);
  if (parties.length === 0) continue;
  const [toLatin, toNative] = [matcherOf(keepOnly(world, script, "latin")), matcherOf(keepOnly(world, script, "native"))];
  for (const [kind, of] of [
    ["people", parties.filter((party) => party.kind === "person")],
    ["bodies", parties.filter((party) => party.kind !== "person")],
  ] as const)
    if (of.length > 0) out(`| ${script} | ${kind} | ${recall(toLatin, of, "native")} | ${recall(toNative, of, "latin")} |`);
}

out("\n| script | people on no list | possible or above | strong or above |\n|---|---|---|---|");
const whole = new Map<string, Measurer>();
for (const [script, people] of [...nobody(tasks)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  let [possible, strong] = [0, 0];
  for (const { list, name } of people) {
    let matcher = whole.get(list);
    if (matcher === undefined) whole.set(list, (matcher = matcherOf(list === "world" ? world : await readYardstickList(tasks, list))));
    const [best] = matcher.screen(namedSubject([name], "person"), { limit: 1 });
    if (best === undefined) continue;
    possible++;
    if (best.band !== "possible") strong++;
    missed("alert", `${script}\t${best.weight}\t${name}\t${best.matched.query}\t${best.matched.listed}`);
  }
  out(`| ${script} | ${people.length} | ${shown(possible, people.length)} | ${shown(strong, people.length)} |`);
}
