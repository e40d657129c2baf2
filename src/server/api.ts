import { askRoutes } from "./ask-routes.ts";
import { nowOf, type Desk } from "./desk.ts";
import { historyRoutes } from "./history-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { partyRoutes } from "./party-routes.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { quarantineRoutes } from "./quarantine-routes.ts";
import { registerRoutes } from "./register-routes.ts";
import type { AnyRoute } from "./route.ts";
import { uploadRoutes } from "./upload-routes.ts";

/** Everything that asks for a session, but for the session itself. */
export function apiRoutes(desk: Desk): AnyRoute[] {
  const { holding } = desk;
  const actor = () => ({ who: desk.who, at: nowOf(desk) });
  return [
    ...askRoutes(desk),
    ...registerRoutes(desk),
    ...quarantineRoutes({ holding, actor, forget: (list) => void desk.reports.delete(list) }),
    ...partyRoutes({ holding, actor }),
    ...proposalRoutes(desk),
    ...historyRoutes({ history: desk.history, reader: holding.reader, now: () => nowOf(desk) }),
    ...uploadRoutes(desk),
    ...jobRoutes(desk),
  ];
}
