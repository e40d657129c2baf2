import type { PartyDecided } from "./events.ts";
import { apartInWords, pairKey, type PartyDecision, type RulingKind, rulingsOf } from "./ruling.ts";
import { rulingRows } from "./ruling-rows.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Decider } from "./face.ts";
import { entryName } from "./join-facts.ts";
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
 * where it would change nothing or would join what another decision keeps apart.
 */
export function partyDecision(db: DatabaseSync, decision: PartyDecision, decider: Decider): NewEvent {
  const { who, why, at, account } = decider;
  if (who.trim() === "") fail("field-missing", { field: "by", message: "no person is named", remedy: "say who decides" });
  if (why.trim() === "") fail("field-missing", { field: "reason", message: "no reason is given", remedy: "say why" });
  const pairs = pairsOf(db, decision).map(([left, right]) => (left < right ? ([left, right] as const) : ([right, left] as const)));
  const data: PartyDecided = {
    pairs,
    seen: decision.seen ?? [],
    ...(account === undefined || account === who ? {} : { account }),
  };
  return { at, who: who.trim(), why: why.trim(), what: `party.${RULING.get(decision.what)}`, data: { ...data } };
}

function pairsOf(db: DatabaseSync, { what, left, right }: PartyDecision): (readonly [string, string])[] {
  const ours = membersOf(db, left);
  if (right === null) {
    if (what !== "split") fail("usage", { message: "takes two entries", remedy: "name both as LIST:ENTRY" });
    const others = ours.filter((member) => member !== left);
    if (others.length === 0) fail("conflict", { value: left, message: `${left} is a party of its own: there is nothing to split` });
    return others.map((other) => [left, other]);
  }
  if (left === right) fail("usage", { value: left, message: "names one entry twice", remedy: "name two" });
  const theirs = membersOf(db, right);
  const together = ours.includes(right);
  if (what === "split" && !together) fail("conflict", { value: right, message: `${left} and ${right} are not one party` });
  if (what === "refuse" && together)
    fail("conflict", { value: right, message: `${left} and ${right} are one party`, remedy: "split them instead" });
  if (what === "join") {
    if (together) fail("conflict", { value: right, message: `${left} and ${right} are one party already` });
    const { apart } = rulingsOf(rulingRows(db));
    for (const one of ours) {
      for (const other of theirs) {
        const ruling = pairKey(one, other) === pairKey(left, right) ? null : apart(one, other);
        if (ruling !== null)
          fail("conflict", {
            value: `${one} ${other}`,
            message: `${one} and ${other} would be joined too, and are ${apartInWords(ruling)}`,
            remedy: `join ${one} and ${other} first, if that was wrong`,
          });
      }
    }
  }
  return [[left, right]];
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
