import {
  bytesOf,
  doubled,
  dressed,
  flips,
  headedTwice,
  missing,
  mixed,
  renamed,
  renamedElements,
  reordered,
  tableIn,
  truncations,
  wrongDates,
} from "./wound.ts";
import type { Chance, Table, Wound } from "./wound.ts";
import type { DamageCase } from "./case.ts";
import { complains, flipped, same, sameOrTold, sameToldOrKept, sound, wordsOf, type Verdict } from "./oracle.ts";
import { readWith, type Outcome, type Read } from "./outcome.ts";

export const KINDS = [
  "cut short",
  "one byte changed",
  "columns in another order",
  "columns renamed",
  "columns missing",
  "two headers",
  "line ends and marks",
  "encodings mixed",
  "wrong dates",
  "records twice",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Report {
  readonly wounds: number;
  /** outcome → how often: what docs/lists.md says of the reader */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
}

/** Damages a case in one way, many times, and judges what comes out. */
export async function damage(given: DamageCase, kind: Kind, chance: Chance): Promise<Report> {
  const base = await readWith(given, bytesOf(given));
  if (base.kind === "refused")
    return { wounds: 1, outcomes: new Map(), wrong: [`the unharmed file is refused: ${base.code} ${base.message}`] };
  const wrong: string[] = [];
  const outcomes = new Map<string, number>();
  let wounds = 0;
  for await (const { wound, judge } of woundsOf(given, { base, kind, chance })) {
    wounds++;
    const got = await readWith(given, wound.bytes).catch(
      (error: unknown) => `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    const verdict = typeof got === "string" ? got : (sound(got) ?? judge(got));
    if (verdict !== null) wrong.push(`${wound.what}: ${verdict}`);
    const outcome = typeof got === "string" ? "crash" : nameOf(base, got);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return { wounds, outcomes, wrong };
}

function nameOf(base: Read, got: Outcome): string {
  if (got.kind === "refused") return `refused (${got.code})`;
  if (got.result.list !== base.result.list) return "read as a list of its own";
  if (!got.result.whole) return "not whole";
  return complains(base, got) ? "problems" : "read";
}

interface Judged {
  readonly wound: Wound;
  readonly judge: (got: Outcome) => Verdict;
}

async function* woundsOf(given: DamageCase, { base, kind, chance }: { base: Read; kind: Kind; chance: Chance }): AsyncGenerator<Judged> {
  const table: Table | null = given.shape === "csv" ? await tableIn(given) : null;
  const encoding = table?.encoding ?? "utf8";
  const all = (wounds: readonly Wound[], judge: (base: Read, got: Outcome) => Verdict): Judged[] =>
    wounds.map((wound) => ({ wound, judge: (got) => judge(base, got) }));
  const text = bytesOf(given).toString(encoding);
  const raw = wordsOf(text);
  // words that the place stands in and those beside it
  const around = (at: number): string =>
    given.shape === "workbook" ? "" : bytesOf(given).toString(encoding, Math.max(0, at - 60), at + 60);
  switch (kind) {
    case "cut short":
      yield* all(truncations(given), sameOrTold);
      return;
    case "one byte changed":
      for (const wound of flips(given, chance)) yield { wound, judge: (got) => flipped(base, got, { around: around(wound.at), raw }) };
      return;
    case "columns in another order":
      if (table !== null) yield* all(reordered(table, chance.seed), table.header < 0 || given.format === "eu-fsf-csv" ? sameOrTold : same);
      return;
    case "columns renamed":
      // a table of one's own has no layout that it could be compared with
      if (given.format === "custom-table") return;
      if (table !== null) yield* all(renamed(table), (was, got) => sameToldOrKept(was, got, raw));
      if (given.shape === "xml") yield* all(renamedElements(given), (was, got) => sameToldOrKept(was, got, raw));
      return;
    case "columns missing":
      if (given.format === "custom-table") return;
      if (table !== null) yield* all(missing(table), sameOrTold);
      return;
    case "two headers":
      if (table !== null) yield* all(headedTwice(table), sameOrTold);
      return;
    case "line ends and marks":
      if (given.shape !== "workbook") yield* all(dressed(given, encoding), same);
      return;
    case "encodings mixed":
      if (given.shape !== "workbook")
        for (const wound of mixed(given)) yield { wound, judge: (got) => flipped(base, got, { around: around(wound.at), raw }) };
      return;
    case "wrong dates":
      if (given.shape !== "workbook")
        for (const wound of wrongDates(given, encoding))
          yield { wound, judge: (got) => flipped(base, got, { around: around(wound.at), raw }) };
      return;
    case "records twice":
      if (given.shape !== "workbook") yield* all(doubled(given, table), sameOrTold);
      return;
  }
}
