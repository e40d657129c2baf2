import type { DatabaseSync } from "node:sqlite";
import { fail } from "../ground/index.ts";
import type { NewEvent } from "../ledger/index.ts";
import type { WrittenDecision } from "../lists/index.ts";
import type { PartyDecided } from "./events.ts";
import type { Decider, TakenDecisions } from "./face.ts";
import { pairKey, type Ruling } from "./ruling.ts";
import { rulingRows } from "./ruling-rows.ts";

/** Those of them that do not stand here, whatever does. */
export function openDecisions(rulings: readonly Ruling[], decisions: readonly WrittenDecision[]): WrittenDecision[] {
  const here = new Map(rulings.map((ruling) => [pairKey(ruling.left, ruling.right), ruling.what]));
  return decisions.filter(({ left, right, what }) => here.get(pairKey(left, right)) !== what);
}

/**
 * The events by which a person takes decisions over: each is that person's, and names who decided it first, when and why. A file is no person:
 * nothing is taken over without one. Throws `field-missing` without a name or reason.
 */
export function takingEvents(
  db: DatabaseSync,
  decisions: readonly WrittenDecision[],
  { who, why, at, account }: Decider,
): TakenDecisions & { readonly events: readonly NewEvent[] } {
  if (who.trim() === "") fail("field-missing", { field: "by", message: "no person is named", remedy: "say who takes them over" });
  if (why.trim() === "") fail("field-missing", { field: "reason", message: "no reason is given", remedy: "say why" });
  const rulings = rulingRows(db);
  const here = new Map(rulings.map((ruling) => [pairKey(ruling.left, ruling.right), ruling]));
  const open = openDecisions(rulings, decisions);
  const taken = open.filter(({ left, right }) => !here.has(pairKey(left, right))).toSorted((a, b) => a.seq - b.seq);
  const against = open.flatMap((decision) => {
    const ruling = here.get(pairKey(decision.left, decision.right));
    return ruling === undefined ? [] : [{ decision, ruling }];
  });
  const listed = db.prepare("SELECT 1 FROM entry WHERE list = ? AND id = ?");
  const resting = new Set(taken.flatMap(({ left, right }) => [left, right]).filter((name) => listed.get(...listAndId(name)) === undefined));
  return {
    taken,
    standing: decisions.length - open.length,
    against,
    resting: [...resting],
    events: taken.map((decision) => {
      const { left, right, what, seq } = decision;
      const imported = { who: decision.who, at: decision.at, why: decision.why, event: seq };
      const data: PartyDecided = {
        pairs: [left < right ? [left, right] : [right, left]],
        seen: [],
        imported,
        ...(account === undefined || account === who ? {} : { account }),
      };
      return { at, who: who.trim(), why: inWords(decision, why.trim()), what: `party.${what}`, data: { ...data } };
    }),
  };
}

/** What the card shows as the reason: the first person's, and whose word it is taken on. */
const inWords = ({ who, at, why }: WrittenDecision, reason: string): string =>
  `${why} (decided by ${who} on ${at.slice(0, 10)}; taken over: ${reason})`;

function listAndId(name: string): [list: string, id: string] {
  const at = name.indexOf(":");
  return [name.slice(0, at), name.slice(at + 1)];
}
