import type { AdvancedTables } from "./ofac-advanced-tables.ts";

type Pairs = readonly (readonly [key: string, value: string])[];

/**
 * What no field fits, made readable: a code comes out as its words, once (`VersionDetail@DetailType: LOOKUP`); a flag that is not raised,
 * a code that means `Unknown` and the party's own numbers repeated on its parts say nothing and are left out.
 */
export function readableRest(rest: Pairs, tables: AdvancedTables, own: ReadonlySet<string> = NOBODY): Pairs {
  const said = new Set<string>();
  return rest.flatMap(([key, value]) => {
    if (value === "false" || (own.has(value) && OWN.test(key))) return [];
    const table = key.endsWith("ID") ? key.slice(key.lastIndexOf("@") + 1, -2) : "";
    if (!tables.has(table)) return [[key, value] as const];
    const words = tables.words(table, value, 1);
    const readable = [key.slice(0, -2), words] as const;
    const once = readable.join("\n");
    if (words === "" || /^unknown$/i.test(words) || said.has(once)) return [];
    said.add(once);
    return [readable];
  });
}

const NOBODY: ReadonlySet<string> = new Set();
/** on parts of a party these repeat its number, or that of its identity */
const OWN = /@(?:FixedRef|IdentityID)$/;
