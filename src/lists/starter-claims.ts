import type { PartialDate } from "../ground/index.ts";
import type { EntryClaim } from "./entry.ts";
import type { StarterRegister } from "./starter-register.ts";
import { UNKNOWN_END } from "./starter-schema.ts";
import type { StarterDesignation, StarterParty } from "./starter-schema.ts";

/** A designation of one party, told about itself (`inside` null) or about the entry that it stands inside. */
export interface CarriedName {
  readonly child: StarterParty;
  readonly designation: StarterDesignation;
  readonly texts: readonly string[];
}

type Fact = {
  readonly confidence: EntryClaim["confidence"];
  readonly source: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

const STATUS_WORDS: Readonly<Record<StarterDesignation["status"], string>> = {
  proscribed: "proscribed",
  observed: "under observation",
  lapsed: "proscribed, lapsed since",
  delisted: "proscribed, delisted since",
};

/** Everything the register says of one party, dated and sourced, in this order: designations by date, contested, events, facilities, the rest, names. */
export function claimsOf(party: StarterParty, carried: readonly CarriedName[], register: StarterRegister): readonly EntryClaim[] {
  const make = (what: string, text: string, fact: Fact): EntryClaim => claim(what, text, fact, register);
  return [
    ...byDate(party.designations.map((one) => designationClaim(one, register))),
    ...carried.map((one) => insideClaim(one, register)),
    ...party.contested.flatMap((one) => one.answers.map((answer) => make("contested", `${one.question} ${answer.text}`, answer))),
    ...register.events
      .filter((one) => one.about.includes(party.id))
      .map((one) => make("event", withNote(one.text, one.note), { ...one, from: one.date })),
    ...facilityClaims(party, register),
    ...party.known_different.map((one) => make("known different", `${one.name}: ${one.why}`, one)),
    ...party.services.map((one) => make("services", one.what.join(", "), one)),
    ...party.places.map((one) => make("place", one.text, one)),
    ...party.births.map((one) => make("birth", one.date, one)),
    ...party.birth_places.map((one) => make("birth place", one.text, one)),
    ...party.relations.map((one) =>
      make("relation", withNote(`${one.kind} ${captionOf(one.to, register)}`, one.note), {
        confidence: one.confidence,
        source: one.source,
        from: one.since,
      }),
    ),
    ...party.statements.map((one) => make("statement", one.text, one)),
    ...party.names.map((one) => ({
      ...make("name", withNote(one.text, one.note), { ...one, source: one.sources[0] as string }),
      source: one.sources.map((key) => sourceText(key, register)).join("; "),
    })),
    ...carried.flatMap((one) => carriedNameClaims(one, register)),
  ];
}

/** The primary name of a party of the register. */
export function captionOf(id: string, register: StarterRegister): string {
  const party = register.parties.get(id);
  return party?.names.find((one) => one.role === "primary")?.text ?? id;
}

/** `UNXML: UN Security Council consolidated list, file generated …` */
export function sourceText(key: string, register: StarterRegister): string {
  const source = register.sources.get(key);
  return source === undefined ? key : `${key}: ${source.title}`;
}

function claim(what: string, text: string, fact: Fact, register: StarterRegister): EntryClaim {
  return {
    what,
    text,
    ...(fact.from === undefined ? {} : { from: fact.from as PartialDate }),
    ...(fact.to === undefined || fact.to === UNKNOWN_END ? {} : { to: fact.to as PartialDate }),
    source: sourceText(fact.source, register),
    confidence: fact.confidence,
  };
}

function designationClaim(one: StarterDesignation, register: StarterRegister): EntryClaim {
  const list = register.lists.get(one.list);
  const by = list?.who ?? one.list;
  const basis = one.basis ?? list?.basis ?? one.list;
  const parts = [
    `${by}, ${list?.title ?? one.list} (${basis}): ${STATUS_WORDS[one.status]}${one.status === "lapsed" || one.status === "delisted" ? ` ${one.to}` : ""}`,
    one.inside === undefined
      ? null
      : `as ${one.inside_as === "former" ? "a former" : "another"} name of ${captionOf(one.inside, register)}, with no entry of its own on this list`,
    one.under === undefined ? null : `listed under ${captionOf(one.under, register)}`,
    one.reference === undefined ? null : `number ${one.reference}`,
    one.merged_references === undefined ? null : `with which ${one.merged_references.join(", ")} was merged`,
    one.printed === undefined ? null : `printed as “${one.printed}”`,
    one.programmes === undefined ? null : `programmes ${one.programmes.join(", ")}`,
    one.from === undefined ? "since when is not known to this register" : null,
    one.to === UNKNOWN_END ? "until when is not known to this register" : null,
    one.note ?? null,
  ];
  const made = claim("designation", parts.filter((part) => part !== null).join("; "), one, register);
  return { ...made, by, basis, status: one.status, ...(one.reference === undefined ? {} : { reference: one.reference }) };
}

function insideClaim({ child, designation, texts }: CarriedName, register: StarterRegister): EntryClaim {
  const list = register.lists.get(designation.list);
  const elsewhere = child.designations
    .filter((one) => one.inside === undefined)
    .map((one) => register.lists.get(one.list)?.who ?? one.list);
  const apart = elsewhere.length === 0 ? "" : `; an entry of its own on other lists (${[...new Set(elsewhere)].join(", ")})`;
  const text = `${list?.who ?? designation.list}, ${list?.title ?? designation.list}, prints ${texts.map((one) => `“${one}”`).join(", ")} as ${designation.inside_as === "former" ? "a former" : "another"} name of this entry${apart}. In this register: ${child.id}`;
  return claim("listed inside", text, designation, register);
}

function carriedNameClaims({ child, designation, texts }: CarriedName, register: StarterRegister): readonly EntryClaim[] {
  const list = register.lists.get(designation.list)?.who ?? designation.list;
  return texts.map((text) =>
    claim(
      "name",
      `${text} (name of ${captionOf(child.id, register)}, here because of ${list})`,
      { confidence: designation.confidence, source: designation.source },
      register,
    ),
  );
}

function facilityClaims(party: StarterParty, register: StarterRegister): readonly EntryClaim[] {
  return register.facilities.flatMap((facility) =>
    facility.operators
      .filter((one) => one.by === party.id)
      .map((one) => {
        const then = facility.operators
          .filter((next) => next !== one && next.from !== undefined && next.from >= (one.to ?? ""))
          .map((next) => `${next.name ?? captionOf(next.by ?? "", register)} since ${next.from}`);
        const last = facility.names.at(-1)?.text;
        const now = last === facility.names[0]?.text ? "" : `, now ${last}`;
        const text = `ran ${facility.names[0]?.text ?? facility.id} (${facility.kind})${now}${then.length === 0 ? "" : `; run by ${then.join(", ")}`}. A facility is not the organisation that ran it`;
        return claim("facility", text, one, register);
      }),
  );
}

function byDate(claims: readonly EntryClaim[]): readonly EntryClaim[] {
  // undated ones last
  return claims.toSorted((left, right) =>
    (left.from ?? "9999") < (right.from ?? "9999") ? -1 : (left.from ?? "9999") > (right.from ?? "9999") ? 1 : 0,
  );
}

function withNote(text: string, note: string | undefined): string {
  return note === undefined ? text : `${text} (${note})`;
}
