import type { PartyProposal, RegisterReader } from "../registry/index.ts";
import type { Desk } from "./desk.ts";
import { route, wholeNumber, type AnyRoute } from "./route.ts";

const MOST = 200;

/** All proposals of the loaded lists: a search that is started, followed and stopped; what is decided is asked no more. */
export const proposalRoutes = ({ holding, search }: Pick<Desk, "holding" | "search">): AnyRoute[] => {
  const searched = (): string => holding.current.snapshot.lists.map(({ id, sha256 }) => `${id} ${sha256}`).join("\n");
  const view = (offset: number, limit: number): object => {
    const { lists, ...progress } = search.progress();
    const open = undecided(search.kept(), holding.reader);
    return {
      ...progress,
      outdated: progress.state !== "idle" && lists !== searched(),
      lists: holding.current.snapshot.lists.length,
      canDecide: holding.register !== null,
      open: open.length,
      proposals: open.slice(offset, offset + limit),
    };
  };
  return [
    route({
      method: "get",
      path: "/api/proposals",
      summary: "How far the search for parties that may be one is, and what it found, the heaviest first; decided pairs are left out",
      query: { offset: "default 0", limit: `default 50, at most ${MOST}; open says how many wait for a decision` },
      answer: "ProposalSearch",
      handle: (context) => {
        const offset = wholeNumber(context.req.query("offset"), "offset", 0);
        return context.json(view(offset, Math.min(MOST, wholeNumber(context.req.query("limit"), "limit", 50))));
      },
    }),
    route({
      method: "post",
      path: "/api/proposals",
      summary: "Starts the search over all lists; while one runs, it goes on",
      answer: "ProposalSearch",
      handle: (context) => {
        search.start(searched());
        return context.json(view(0, 50));
      },
    }),
    route({
      method: "delete",
      path: "/api/proposals",
      summary: "Stops the search; what it has found stays",
      answer: "ProposalSearch",
      handle: (context) => {
        search.stop();
        return context.json(view(0, 50));
      },
    }),
  ];
};

function undecided(found: readonly PartyProposal[], reader: Pick<RegisterReader, "rulings">): readonly PartyProposal[] {
  const decided = new Set(reader.rulings().flatMap(({ left, right }) => [`${left}\n${right}`, `${right}\n${left}`]));
  return found.filter(({ left, right }) => !decided.has(`${left}\n${right}`));
}
