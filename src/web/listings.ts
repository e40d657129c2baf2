import type { Claim, Entry } from "./shapes/entry.ts";
import type { ListStatus } from "./shapes/list.ts";

/** One ban or listing as a person asks for it: by whom, since when, on what basis, says who, how sure. */
export interface Listing {
  /** `Pakistan`, or a list's title */
  readonly by: string;
  /** the office within it, and the list's own number, where known */
  readonly detail: string;
  /** `proscribed by`, `listed on` … */
  readonly verb: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly basis: string;
  readonly source: string;
  readonly confidence: Claim["confidence"];
}

export const titleOfList = (id: string, lists: readonly ListStatus[]): string => lists.find((list) => list.id === id)?.title ?? id;

const VERBS: ReadonlyMap<string, string> = new Map([
  ["proscribed", "proscribed by"],
  ["observed", "under observation by"],
  ["lapsed", "was proscribed by"],
  ["delisted", "was proscribed by"],
]);

/** `Pakistan (Ministry of Interior)` → the state, and the office in it. */
function splitOffice(by: string): readonly [who: string, office: string] {
  const parts = /^([^(]+?)\s*\((.+)\)$/.exec(by);
  return parts === null ? [by, ""] : [parts[1] ?? by, parts[2] ?? ""];
}

function fromClaim(claim: Claim): Listing {
  const [by, office] = splitOffice(claim.by ?? claim.text);
  return {
    by,
    detail: [office, claim.reference === undefined ? "" : `no. ${claim.reference}`].filter((text) => text !== "").join(", "),
    verb: VERBS.get(claim.status ?? "") ?? "listed by",
    since: claim.from ?? null,
    until: claim.to ?? null,
    basis: claim.basis ?? "",
    source: claim.source,
    confidence: claim.confidence,
  };
}

/** Whose list it is, by the fixed ids of docs/interface.md, so that a register's claim and the list's own entry name the same state. */
const STATES: ReadonlyMap<string, string> = new Map([
  ["un", "United Nations"],
  ["us-sdn", "United States"],
  ["us-cons", "United States"],
  ["us-csl", "United States"],
  ["us-dpl", "United States"],
  ["uk", "United Kingdom"],
  ["eu", "European Union"],
  ["au", "Australia"],
  ["ca", "Canada"],
  ["ch", "Switzerland"],
  ["pk", "Pakistan"],
  ["in", "India"],
]);

function fromEntry(entry: Entry, lists: readonly ListStatus[]): Listing {
  const state = STATES.get(entry.list);
  const title = titleOfList(entry.list, lists);
  return {
    by: state ?? title,
    detail: `${state === undefined ? "" : `${title}, `}no. ${entry.id}`,
    verb: state === undefined ? "listed on" : "listed by",
    since: entry.listedOn ?? null,
    until: entry.endedOn ?? null,
    basis: [...entry.legalBasis, ...entry.programmes].join("; "),
    source: `${entry.source.file}, line ${entry.source.line}`,
    confidence: "seen",
  };
}

/** The command line's rule, too: in force, under observation, over; the state whose ban the register carries out first, then the surest, then the oldest. */
function order(listing: Listing): string {
  const watched = listing.verb === "under observation by";
  const standing = watched ? 1 : listing.until === null && !listing.verb.startsWith("was ") ? 0 : 2;
  const home = listing.by === "Pakistan" ? 0 : 1;
  const sureness = { seen: 0, recalled: 1, contested: 2 }[listing.confidence];
  return `${standing}${home}${sureness}${listing.since ?? "9999"}`;
}

/** Every ban that the entries about one party speak of: a register's dated designations, and each official list's own entry. */
export function listingsOf(entries: readonly Entry[], lists: readonly ListStatus[]): Listing[] {
  const found = entries.flatMap((entry) => {
    const designations = entry.claims.filter((claim) => claim.what === "designation");
    return designations.length > 0 ? designations.map(fromClaim) : [fromEntry(entry, lists)];
  });
  return found.toSorted((left, right) => (order(left) < order(right) ? -1 : 1));
}

/** A list that prints a name as another name of this entry, though the body has an entry of its own elsewhere. */
export interface Inside {
  readonly by: string;
  readonly since: string | null;
  /** another list gives it an entry of its own */
  readonly apart: boolean;
}

/** Where the matched name stands in these entries only because some lists print it there: what the others say of the entry is not said of the name. */
export function insideOf(entries: readonly Entry[], listedName: string): Inside[] {
  const claims = entries.flatMap((entry) =>
    entry.claims.filter((claim) => claim.what === "listed inside" && claim.text.includes(`“${listedName}”`)),
  );
  return claims.map((claim) => ({
    by: splitOffice(claim.by ?? /^[^(,]+(\([^)]*\))?/.exec(claim.text)?.[0] ?? "").at(0) ?? "",
    since: claim.from ?? null,
    apart: claim.text.includes("an entry of its own on other lists"),
  }));
}

/** Claims that contradict each other, by the question they answer: `Is it …?` → its answers. */
export function contestedOf(entries: readonly Entry[]): { readonly question: string; readonly answers: readonly Claim[] }[] {
  const questions = new Map<string, Claim[]>();
  for (const claim of entries.flatMap((entry) => entry.claims)) {
    if (claim.what !== "contested") continue;
    const end = claim.text.indexOf("? ");
    const question = end < 0 ? "Sources differ" : claim.text.slice(0, end + 1);
    const answer = end < 0 ? claim : { ...claim, text: claim.text.slice(end + 2) };
    questions.set(question, [...(questions.get(question) ?? []), answer]);
  }
  return [...questions].map(([question, answers]) => ({ question, answers }));
}

const SHOWN_ELSEWHERE = new Set(["designation", "contested", "name", "birth", "birth place", "place", "relation"]);

/** What else the register says: events, facilities, whom it must not be taken for. */
export const statementsOf = (entries: readonly Entry[]): Claim[] =>
  entries.flatMap((entry) => entry.claims.filter((claim) => !SHOWN_ELSEWHERE.has(claim.what)));
