import { parseBirth, type Kind } from "../../src/ground/index.ts";
import { createMatcher, openSnapshot, type Snapshot, type Subject } from "../../src/match/index.ts";

export type Measurer = ReturnType<typeof createMatcher>;

/** The kind of a listed party, as one asks for it. */
export const askedKind = (kind: Kind | "any"): Subject["kind"] => (kind === "unknown" ? "any" : kind);

/** The same with births. Those that cannot be read are left out. */
export function withBirths(subject: Subject, births: readonly string[]): Subject {
  return { ...subject, births: births.map((text) => parseBirth(text)).filter((birth) => birth !== null) };
}

/** A matcher and its snapshot for each list, opened when first asked. */
export function matchers(
  buffers: ReadonlyMap<string, SharedArrayBuffer>,
): (list: string) => { readonly matcher: Measurer; readonly snapshot: Snapshot } {
  const open = new Map<string, { readonly matcher: Measurer; readonly snapshot: Snapshot }>();
  return (list) => {
    const there = open.get(list);
    if (there !== undefined) return there;
    const buffer = buffers.get(list);
    if (buffer === undefined) throw new Error(`no list ${list}`);
    const snapshot = openSnapshot(buffer);
    const made = { matcher: createMatcher(snapshot), snapshot };
    open.set(list, made);
    return made;
  };
}
