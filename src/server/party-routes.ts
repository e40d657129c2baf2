import { z } from "zod";
import { fail, partyId } from "../ground/index.ts";
import { proposalsFor, type Decider } from "../registry/index.ts";
import type { Holding } from "./holding.ts";
import { part, route, wholeNumber, type AnyRoute } from "./route.ts";

/** What looking at parties and deciding about them needs. */
export interface PartyDesk {
  readonly holding: Holding;
  /** the signed-in person, now */
  readonly actor: () => { readonly who: string; readonly at: string };
}

const REASON_CHARACTERS = 2000;
const MOST = 1000;
const entryName = z.string().min(3).max(400);

const decisionBody = z.strictObject({
  what: z.enum(["join", "refuse", "split"]),
  left: entryName.describe("LIST:ENTRY"),
  right: entryName.nullable().optional().describe("LIST:ENTRY; of a split, null: from all other entries of its party"),
  reason: z.string().trim().min(1, "say why: it stands in the record").max(REASON_CHARACTERS),
  takeBack: z.boolean().optional().describe("of a join: what keeps entries of the two parties apart ends; without it, that is a conflict"),
  seen: z.array(z.string().max(500)).max(100).optional().describe("what spoke for and against, in words"),
});

/** Parties that may be one, numbers that two parties print, and what a person decides about them. */
export const partyRoutes = ({ holding, actor }: PartyDesk): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/parties/{party}/proposals",
    summary: "Parties on other lists that may be this one, by the evidence of names and facts; nothing is joined by it",
    answer: "Proposals",
    errors: ["party-unknown"],
    handle: (context) => {
      const id = part(context, "party");
      const party = holding.reader.party(partyId(id)) ?? fail("party-unknown", { value: id.slice(0, 200) });
      const lists = holding.current.snapshot.lists.map((list) => list.id);
      const proposals = proposalsFor(party, {
        matcher: holding.matcher,
        lists,
        membersOf: (other) => holding.reader.members(other),
      });
      return context.json({ proposals });
    },
  }),
  route({
    method: "get",
    path: "/api/party-conflicts",
    summary: "Numbers that entries of two lists print and that join them not, with the reason",
    query: { offset: "default 0", limit: `default 100, at most ${MOST}; total says how many there are` },
    answer: "Conflicts",
    handle: (context) => {
      const conflicts = holding.reader.refusedLinks();
      const offset = wholeNumber(context.req.query("offset"), "offset", 0);
      const limit = Math.min(MOST, wholeNumber(context.req.query("limit"), "limit", 100));
      return context.json({ conflicts: conflicts.slice(offset, offset + limit), total: conflicts.length });
    },
  }),
  route({
    method: "post",
    path: "/api/party-decisions",
    summary: "Joins two entries, refuses to, or splits a party; the reason and the signed-in person become an event",
    body: decisionBody,
    answer: "PartyDecided",
    errors: ["conflict", "entry-unknown", "data-read-only"],
    handle: (context, { what, left, right = null, takeBack, reason, seen }) => {
      if (holding.register === null) fail("data-read-only", { message: holding.readerBecause ?? "this server only reads" });
      const decider: Decider = { ...actor(), why: reason };
      const event = holding.register.decideParty(
        { what, left, right, ...(takeBack === undefined ? {} : { takeBack }), ...(seen === undefined ? {} : { seen }) },
        decider,
      );
      holding.refresh();
      return context.json({ event, party: holding.reader.party(partyId(left)) });
    },
  }),
];
