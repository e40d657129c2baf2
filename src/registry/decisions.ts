import type { PartyDecided } from "./events.ts";
import { apartInWords, pairKey, type PartyDecision, type Ruling, type RulingKind, rulingsOf } from "./ruling.ts";
import { rulingRows } from "./ruling-rows.ts";
import { contradiction } from "./contradiction.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Decider } from "./face.ts";
import { entryName } from "./join-facts.ts";
import { factsOf } from "./project.ts";
import { fail, partyId } from "../ground/index.ts";
import { storedMembers } from "./stored-party.ts";
import type { NewEvent } from "../ledger/index.ts";

const RULING = new Map<PartyDecision["what"], RulingKind>([
  ["join", "joined"],
  ["refuse", "refused"],
  ["split", "split"],
]);

/**
 * The event of a decision. Throws `field-missing` without a name or reason, `entry-unknown` for an entry that no list in force holds, and `conflict`
 * where it would change nothing, or would take back what other decisions keep apart and the person has not said that it shall.
 */
export function partyDecision(db: DatabaseSync, decision: PartyDecision, decider: Decider): NewEvent {
  const { who, why, at, account } = decider;
  if (who.trim() === "") fail("field-missing", { field: "by", message: "no person is named", remedy: "say who decides" });
  if (why.trim() === "") fail("field-missing", { field: "reason", message: "no reason is given", remedy: "say why" });
  const { named, takesBack } = decided(db, decision);
  // each pair is ruled about once: what is taken back is joined by the same event
  const pairs = new Map(
    [...named, ...takesBack.map(({ left, right }) => [left, right] as const)].map((pair) => [pairKey(...pair), inOrder(pair)]),
  );
  const data: PartyDecided = {
    pairs: [...pairs.values()],
    seen: [...(decision.seen ?? []), ...takesBack.map((ruling) => `takes back: ${rulingInWords(ruling)}`)],
    ...(takesBack.length === 0 ? {} : { takesBack: [...new Set(takesBack.map(({ seq }) => seq))] }),
    ...(account === undefined || account === who ? {} : { account }),
  };
  return { at, who: who.trim(), why: why.trim(), what: `party.${RULING.get(decision.what)}`, data: { ...data } };
}

const inOrder = ([left, right]: readonly [string, string]): readonly [string, string] => (left < right ? [left, right] : [right, left]);

const rulingInWords = (ruling: Ruling): string => `${ruling.left} and ${ruling.right} ${apartInWords(ruling)}`;

interface Decided {
  readonly named: readonly (readonly [string, string])[];
  /** the decisions that kept the two sides apart: by joining, they end */
  readonly takesBack: readonly Ruling[];
}

function decided(db: DatabaseSync, { what, left, right, takeBack = false }: PartyDecision): Decided {
  const ours = membersOf(db, left);
  if (right === null) {
    if (what !== "split") fail("usage", { message: "takes two entries", remedy: "name both as LIST:ENTRY" });
    const named = othersOf(ours, left);
    if (named.length === 0) fail("conflict", { value: left, message: `${left} is a party of its own: there is nothing to split` });
    return { named, takesBack: [] };
  }
  if (left === right) fail("usage", { value: left, message: "names one entry twice", remedy: "name two" });
  const theirs = membersOf(db, right);
  const together = ours.includes(right);
  if (what === "split" && !together) fail("conflict", { value: right, message: `${left} and ${right} are not one party` });
  if (what === "refuse" && together)
    fail("conflict", { value: right, message: `${left} and ${right} are one party`, remedy: "split them instead" });
  if (what === "join") {
    if (together) fail("conflict", { value: right, message: `${left} and ${right} are one party already` });
    const takesBack = apartBetween(db, ours, theirs);
    // who names a pair means it; of other pairs a person must be told first
    const further = takesBack.filter((ruling) => pairKey(ruling.left, ruling.right) !== pairKey(left, right));
    if (further.length > 0 && !takeBack)
      fail("conflict", {
        field: "take-back",
        value: `${left} ${right}`,
        message: `${ours.join(" + ")} and ${theirs.join(" + ")} would be one party, and that takes back: ${further.map(rulingInWords).join("; ")}`,
        remedy: "if that was wrong, join them with --take-back: both are written down",
      });
    const named: [string, string][] = [[left, right]];
    // what a number alone holds together would be torn where two of the others contradict each other
    if (contradicting(db, ours, theirs).some((pair) => pairKey(...pair) !== pairKey(left, right)))
      named.push(...othersOf(ours, left), ...othersOf(theirs, right));
    return { named, takesBack };
  }
  return { named: [[left, right]], takesBack: [] };
}

const othersOf = (members: readonly string[], one: string): [string, string][] =>
  members.filter((member) => member !== one).map((other) => [one, other]);

/** Entries of the one party and of the other that no shared number would join. */
function contradicting(db: DatabaseSync, ours: readonly string[], theirs: readonly string[]): [string, string][] {
  const facts = factsOf(db);
  return ours.flatMap((one) =>
    theirs.flatMap((other): [string, string][] => {
      const [left, right] = [facts(one), facts(other)];
      // the strictest of the types: what a weaker one joins may stand in the record all the same
      return left === null || right === null || contradiction(left, right, "passport") === null ? [] : [[one, other]];
    }),
  );
}

/** All decisions that keep an entry of one party from one of the other. */
function apartBetween(db: DatabaseSync, ours: readonly string[], theirs: readonly string[]): Ruling[] {
  const { apart } = rulingsOf(rulingRows(db));
  return ours.flatMap((one) => theirs.flatMap((other) => apart(one, other) ?? []));
}

/** All entries of the party that an entry belongs to, itself among them. Throws `entry-unknown`. */
function membersOf(db: DatabaseSync, name: string): string[] {
  const { list, id } = entryName(name);
  if (db.prepare("SELECT 1 FROM entry WHERE list = ? AND id = ?").get(list, id) === undefined)
    fail("entry-unknown", {
      value: name.slice(0, 200),
      message: `no list in force holds ${name.slice(0, 200)}`,
      remedy: "name an entry as LIST:ENTRY, as in un:QDe.115",
    });
  return storedMembers(db, partyId(name));
}
