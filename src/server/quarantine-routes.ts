import { z } from "zod";
import { fail, listId } from "../ground/index.ts";
import type { Decider } from "../registry/index.ts";
import type { Holding } from "./holding.ts";
import { part, route, type AnyRoute } from "./route.ts";

/** What deciding about a quarantined version needs. */
export interface QuarantineDesk {
  readonly holding: Holding;
  /** the signed-in person, now */
  readonly actor: () => { readonly who: string; readonly at: string };
  /** the list has another version in force: what its adding said is about the past */
  readonly forget: (list: string) => void;
}

const REASON_CHARACTERS = 2000;

const decisionBody = z.object({
  /** what the person saw; another version there is a conflict */
  version: z.int().positive(),
  decide: z.enum(["release", "discard"]),
  reason: z.string().trim().min(1, "say why: it stands in the record").max(REASON_CHARACTERS),
});

/** A version that the guard has stopped: why, what releasing it would change, and the decision of the person who signs. */
export const quarantineRoutes = ({ holding, actor, forget }: QuarantineDesk): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/lists/{list}/quarantine",
    summary: "The version of a list that waits for a person's decision: why, and what releasing it would change",
    answer: "Quarantined",
    errors: ["not-found"],
    handle: (context) =>
      context.json(
        holding.reader.quarantined(listId(part(context, "list"))) ??
          fail("not-found", { value: part(context, "list").slice(0, 100), message: "no version of this list is quarantined" }),
      ),
  }),
  route({
    method: "post",
    path: "/api/lists/{list}/quarantine",
    summary: "Releases the quarantined version into force, or discards it; the reason and the signed-in person become an event",
    body: decisionBody,
    answer: "Quarantined",
    errors: ["conflict", "data-read-only"],
    handle: (context, { version, decide, reason }) => {
      if (holding.register === null) fail("data-read-only", { message: holding.readerBecause ?? "this server only reads" });
      const list = listId(part(context, "list"));
      const decider: Decider = { ...actor(), why: reason, version };
      const decided = decide === "release" ? holding.register.releaseList(list, decider) : holding.register.discardList(list, decider);
      holding.refresh();
      forget(list);
      return context.json(decided);
    },
  }),
];
