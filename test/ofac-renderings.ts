import type { Entry } from "../src/lists/index.ts";

/** What of an entry the renderings of one publication must give alike, each as texts without order. */
export const FIELDS = {
  kind: ({ kind }: Entry) => [kind],
  names: ({ names }: Entry) => names.map(({ text, role, quality, printed }) => [text, role, quality, printed ?? ""].join(" | ")),
  births: ({ births }: Entry) => births.map(({ from, to, circa, printed }) => [from, to, circa ? "circa" : "", printed ?? ""].join(" | ")),
  birthPlaces: ({ birthPlaces }: Entry) => birthPlaces.map(({ text, country }) => `${text} | ${country ?? ""}`),
  identifiers: ({ identifiers }: Entry) =>
    identifiers.map(({ type, value, country, note }) => [type, value, country ?? "", note ?? ""].join(" | ")),
  sex: ({ sex }: Entry) => (sex === undefined ? [] : [sex]),
  nationalities: ({ nationalities }: Entry) => nationalities,
  positions: ({ positions }: Entry) => positions,
  programmes: ({ programmes }: Entry) => programmes,
  measures: ({ measures }: Entry) => measures,
  addresses: ({ addresses }: Entry) => addresses.map(({ text, note }) => `${text} | ${note ?? ""}`),
  relations: ({ relations }: Entry) => relations.map(({ kind, to, name }) => [kind, to ?? "", name ?? ""].join(" | ")),
  listedOn: ({ listedOn }: Entry) => (listedOn === undefined ? [] : [listedOn]),
  legalBasis: ({ legalBasis }: Entry) => legalBasis,
} as const satisfies Record<string, (entry: Entry) => readonly string[]>;

export type Field = keyof typeof FIELDS;

export interface Difference {
  readonly id: string;
  readonly field: Field;
  /** in the first rendering alone */
  readonly first: readonly string[];
  /** in the second alone */
  readonly second: readonly string[];
}

/** Every difference between two renderings, entry by entry and field by field; an entry that one of them lacks is one of its kind. */
export function differences(first: readonly Entry[], second: readonly Entry[]): readonly Difference[] {
  const others = new Map(second.map((entry) => [entry.id, entry]));
  const found: Difference[] = [];
  for (const entry of first) {
    const other = others.get(entry.id);
    others.delete(entry.id);
    if (other === undefined) {
      found.push({ id: entry.id, field: "kind", first: [entry.kind], second: [] });
      continue;
    }
    for (const field of Object.keys(FIELDS) as Field[]) {
      const [left, right] = [FIELDS[field](entry), FIELDS[field](other)];
      const difference = {
        id: entry.id,
        field,
        first: left.filter((text) => !right.includes(text)),
        second: right.filter((text) => !left.includes(text)),
      };
      if (difference.first.length + difference.second.length > 0) found.push(difference);
      else if (left.length !== right.length) found.push({ id: entry.id, field, first: left, second: right });
    }
  }
  for (const entry of others.values()) found.push({ id: entry.id, field: "kind", first: [], second: [entry.kind] });
  return found;
}
