import { entryId } from "../ground/index.ts";
import type { Identifier, ListId, PartialDate } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import type { Entry, EntryName, EntryRelation, NameRole } from "./entry.ts";
import { captionOf, claimsOf } from "./starter-claims.ts";
import type { CarriedName } from "./starter-claims.ts";
import type { StarterRegister } from "./starter-register.ts";
import { UNKNOWN_END } from "./starter-schema.ts";
import type { StarterDesignation, StarterName, StarterParty } from "./starter-schema.ts";

const ROLES: Readonly<Record<StarterName["role"], NameRole>> = {
  primary: "primary",
  alias: "alias",
  former: "former",
  variant: "variation",
  translation: "alias",
  original: "original",
  acronym: "acronym",
};

/** The other end's word for a relation, so that a group's own entry shows its fronts, splinters and leaders. */
const REVERSE: ReadonlyMap<string, string> = new Map([
  ["front-of", "front"],
  ["political-front-of", "political-front"],
  ["affiliate-of", "affiliate"],
  ["armed-wing-of", "armed-wing"],
  ["renamed-from", "renamed-to"],
  ["successor-of", "successor"],
  ["splinter-of", "splinter"],
  ["split-from", "split-off"],
  ["merger-of", "merged-into"],
  ["formed-by-former-members-of", "former-members-formed"],
  ["registered-by-members-of", "registered-by-its-members"],
  ["associated-with", "associated-with"],
  ["linked-to", "linked-to"],
  ["leader-of", "leader"],
  ["former-leader-of", "former-leader"],
  ["founder-of", "founder"],
  ["listed-inside", "listed-inside-this"],
  ["different-from", "different-from"],
]);

/** One entry for each party of the register, in the order of its files. */
export function entriesOf(register: StarterRegister, list: ListId): readonly Entry[] {
  return [...register.parties.values()].map((party) => entryOf(party, register, list));
}

function entryOf(party: StarterParty, register: StarterRegister, list: ListId): Entry {
  const carried = carriedBy(party, register);
  const inForce = party.designations.filter(isInForce).toSorted((left, right) => order(left) - order(right));
  const listed = inForce.map((one) => one.from).filter((from) => from !== undefined);
  const ends = party.designations.flatMap(({ to }) => (to === undefined || to === UNKNOWN_END ? [] : [to]));
  const over = ends.length > 0 && party.designations.every((one) => one.to !== undefined);
  return {
    list,
    id: entryId(party.id),
    kind: party.kind,
    names: [...party.names.map(nameOf), ...carriedNames(party, carried)],
    births: party.births.map(({ date }) => ({ from: date, to: date, circa: false })),
    birthPlaces: party.birth_places.map(({ text, country }) => ({ text, ...(country === undefined ? {} : { country }) })),
    identifiers: identifiersOf(party, register),
    addresses: party.places.map(({ text, country }) => ({ text, ...(country === undefined ? {} : { country }) })),
    nationalities: [],
    fathers: [],
    mothers: [],
    titles: [],
    positions: party.kind === "person" ? [party.role] : [],
    programmes: [...new Set(inForce.flatMap((one) => [one.list, ...(one.programmes ?? [])]))],
    legalBasis: [...new Set(inForce.map((one) => one.basis ?? register.lists.get(one.list)?.basis ?? one.list))],
    measures: [...new Set(inForce.flatMap((one) => register.lists.get(one.list)?.measures ?? []))],
    ...(listed[0] === undefined ? {} : { listedOn: listed[0] as PartialDate }),
    ...(over ? { endedOn: ends.reduce((left, right) => (left > right ? left : right)) as PartialDate } : {}),
    relations: relationsOf(party, register),
    claims: claimsOf(party, carried, register),
    remarks: remarksOf(party, inForce),
    unmapped: [],
    source: { file: register.files.get(party.id) ?? "register", line: 1 },
  };
}

/** A ban in force: observation is none, and a disputed one is told as a claim only. */
function isInForce(one: StarterDesignation): boolean {
  return one.status === "proscribed" && one.confidence !== "contested";
}

function remarksOf(party: StarterParty, inForce: readonly StarterDesignation[]): string {
  const first = inForce.find((one) => one.from !== undefined);
  // the field listedOn cannot say so itself
  const doubt =
    first?.confidence === "recalled" ? ` Its first listing (${first.list}, ${first.from}) is recalled: no document was seen.` : "";
  return `${party.role}. Writ's own register, not an official list.${doubt}`;
}

/** Designations by their earliest possible day, undated ones last. A month counts from its first day. */
function order(one: StarterDesignation): number {
  return one.from === undefined ? Number.POSITIVE_INFINITY : Date.parse(one.from);
}

function nameOf(name: StarterName): EntryName {
  const { text, quality, printed } = name;
  const language = name.language === undefined ? {} : { language: name.language };
  return { text, ...(printed === undefined ? {} : { printed }), role: ROLES[name.role], quality, script: scriptOf(text), ...language };
}

/**
 * Parties that some list holds inside this one. What is carried over: the names the designation gives; else the child's names
 * that were read in that list's wording; else its primary name.
 */
function carriedBy(party: StarterParty, register: StarterRegister): readonly CarriedName[] {
  const carried: CarriedName[] = [];
  for (const child of register.parties.values())
    for (const designation of child.designations) {
      if (designation.inside !== party.id || designation.to !== undefined) continue;
      const wording = register.lists.get(designation.list)?.wording ?? [];
      const read = child.names
        .filter((name) => name.confidence === "seen" && name.sources.some((key) => wording.includes(key)))
        .map((name) => name.text);
      carried.push({ child, designation, texts: designation.names ?? (read.length > 0 ? read : [captionOf(child.id, register)]) });
    }
  return carried;
}

function carriedNames(party: StarterParty, carried: readonly CarriedName[]): readonly EntryName[] {
  const there = new Set(party.names.map((name) => name.text));
  const names: EntryName[] = [];
  for (const { child, designation, texts } of carried)
    for (const text of texts) {
      const name = child.names.find((one) => one.text === text);
      if (name === undefined || there.has(text)) continue;
      there.add(text);
      const made = nameOf(name);
      names.push({
        ...made,
        role: designation.inside_as === "former" ? "former" : made.role === "primary" || made.role === "variation" ? "alias" : made.role,
      });
    }
  return names;
}

/** Only the numbers of entries of its own: the number of an entry that it merely stands inside is another party's. */
function identifiersOf(party: StarterParty, register: StarterRegister): readonly Identifier[] {
  return party.designations.flatMap((one) => {
    const type = register.lists.get(one.list)?.reference_type;
    if (type === undefined || one.inside !== undefined || one.to !== undefined) return [];
    return [...(one.reference === undefined ? [] : [one.reference]), ...(one.merged_references ?? [])].map((value) => ({
      type,
      value,
      note: one.list,
    }));
  });
}

function relationsOf(party: StarterParty, register: StarterRegister): readonly EntryRelation[] {
  const link = (
    kind: string,
    to: string,
    one: { readonly since?: string | undefined; readonly confidence: string; readonly source: string; readonly note?: string | undefined },
  ): EntryRelation => ({
    kind,
    to: entryId(to),
    name: captionOf(to, register),
    note: [one.since === undefined ? null : `since ${one.since}`, one.confidence, one.source, one.note ?? null]
      .filter((part) => part !== null)
      .join("; "),
  });
  const own = party.relations.map((one) => link(one.kind, one.to, one));
  const others = [...register.parties.values()].flatMap((other) =>
    other.relations.filter((one) => one.to === party.id).map((one) => link(REVERSE.get(one.kind) ?? one.kind, other.id, one)),
  );
  return [...own, ...others];
}
