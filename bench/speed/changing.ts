import { seeded, type Seeded } from "./seeded.ts";
import { inventedWords, uneven } from "./syllables.ts";

/** A list of invented parties in two versions, as the tables that a desk of its own would keep. */
export interface ChangingList {
  /** CSV */
  readonly versions: readonly [string, string];
  /** which column holds what */
  readonly mapping: string;
  readonly entries: number;
  readonly names: number;
  readonly changed: { readonly added: number; readonly removed: number; readonly amended: number };
  /** stands on the second version alone, and nothing like it on the first */
  readonly onlyInSecond: string;
  /** names of the first version, to be asked all the while */
  readonly asked: readonly string[];
}

const MAPPING = `list: changing
kind: { column: kind }
columns:
  id: id
  name: name
  alias: { column: aliases, split: ";" }
  birth: born
  nationality: country
  programme: programme
  remarks: remarks
`;
const HEADER = "id,kind,name,aliases,born,country,programme,remarks";

interface Party {
  readonly id: number;
  readonly body: boolean;
  readonly names: readonly string[];
  readonly born: string;
  readonly country: string;
}

/** Words as uneven as names are, put together anew for each party: the same bytes for the same seed. */
export function changingList({
  entries,
  changes,
  seed,
}: {
  readonly entries: number;
  readonly changes: number;
  readonly seed: number;
}): ChangingList {
  const random = seeded(seed);
  const words = { given: inventedWords(random, 6_000), family: inventedWords(random, 20_000) };
  const first = Array.from({ length: entries }, (_, id) => party(random, words, id));
  const third = Math.floor(changes / 3);
  const touched = random.sample(
    first.map(({ id }) => id),
    2 * third,
  );
  const removed = new Set(touched.slice(0, third));
  const amended = new Set(touched.slice(third));
  const second = [
    ...first.flatMap((one) =>
      removed.has(one.id) ? [] : amended.has(one.id) ? [{ ...party(random, words, one.id), body: one.body }] : [one],
    ),
    ...Array.from({ length: third }, (_, at) => party(random, words, entries + at)),
  ];
  const onlyInSecond = "Zwqx Vrkljpfnt";
  second.push({ ...party(random, words, entries + third), names: [onlyInSecond] });
  return {
    versions: [table(first), table(second)],
    mapping: MAPPING,
    entries,
    names: first.reduce((sum, { names }) => sum + names.length, 0),
    changed: { added: third + 1, removed: removed.size, amended: amended.size },
    onlyInSecond,
    asked: random.sample(first, 500).map(({ names }) => names[0] ?? ""),
  };
}

type Words = Readonly<Record<"given" | "family", readonly string[]>>;

function party(random: Seeded, words: Words, id: number): Party {
  const body = random.next() < 0.3;
  const family = (): string => uneven(random, words.family);
  const name = (): string =>
    body
      ? `${family()} ${family()} ${random.pick(["Trading", "Company", "Group", "Foundation", "Shipping"])}`
      : `${uneven(random, words.given)} ${random.next() < 0.5 ? `${uneven(random, words.given)} ` : ""}${family()}`;
  return {
    id,
    body,
    names: Array.from({ length: 1 + random.below(3) }, name).map(capitals),
    born: body ? "" : `${1940 + random.below(65)}-0${1 + random.below(9)}-1${random.below(9)}`,
    country: random.pick(["Iran", "Russia", "Syria", "Pakistan", "Mali", "Yemen", ""]),
  };
}

const capitals = (name: string): string => name.replace(/(^| )(.)/g, (_all, blank: string, letter: string) => blank + letter.toUpperCase());

function table(parties: readonly Party[]): string {
  const rows = parties.map(
    ({ id, body, names: [name = "", ...aliases], born, country }) =>
      `${id},${body ? "organisation" : "person"},${name},${aliases.join(";")},${born},${country},PROGRAMME-${id % 12},listed under paragraph ${id % 40} of an invented order`,
  );
  return [HEADER, ...rows, ""].join("\n");
}
