import { entryId, fail, listId, partyId } from "../ground/index.ts";
import { verifyData } from "../registry/index.ts";
import { actorOf, momentFor, type Desk } from "./desk.ts";
import { MOMENT_QUERY } from "./history-routes.ts";
import { part, route, type AnyRoute } from "./route.ts";

/** What the register holds: entries, lists, parties, its own soundness. */
export const registerRoutes = (desk: Desk): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/lists/{list}/entries/{entry}",
    summary: "One entry as its list prints it",
    query: MOMENT_QUERY,
    answer: "Entry",
    errors: ["entry-unknown", "version-unknown"],
    handle: async (context) => {
      const list = part(context, "list");
      const id = part(context, "entry");
      const moment = await momentFor(desk, context);
      return context.json(
        (moment?.past ?? desk.holding.reader).entry(listId(list), entryId(id)) ??
          fail("entry-unknown", { value: `${list} ${id}`.slice(0, 200) }),
      );
    },
  }),
  route({
    method: "delete",
    path: "/api/lists/{list}",
    summary: "Takes a list out of force; its history and its raw files stay in the register",
    answer: null,
    errors: ["list-unknown", "data-read-only"],
    handle: (context) => {
      const { holding } = desk;
      if (holding.register === null) fail("data-read-only", { message: holding.readerBecause ?? "this server only reads" });
      const list = listId(part(context, "list"));
      holding.register.removeList(list, actorOf(desk, "taken out on the page"));
      holding.refresh();
      desk.reports.delete(list);
      return context.body(null, 204);
    },
  }),
  route({
    method: "get",
    path: "/api/parties/{party}",
    summary: "A party with the entries about it, and why they were joined",
    query: MOMENT_QUERY,
    answer: "Party",
    errors: ["party-unknown", "version-unknown"],
    handle: async (context) =>
      context.json(
        ((await momentFor(desk, context))?.past ?? desk.holding.reader).party(partyId(part(context, "party"))) ??
          fail("party-unknown", { value: part(context, "party").slice(0, 200) }),
      ),
  }),
  route({
    method: "post",
    path: "/api/verify",
    summary: "Checks every event of the ledger and every raw file",
    answer: "Verified",
    handle: async (context) => context.json(await verifyData(desk.holding.dir)),
  }),
];
