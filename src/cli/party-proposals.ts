import { fail, listId } from "../ground/index.ts";
import { createMatcher } from "../match/index.ts";
import { allProposals, openReader, PROPOSAL_BITS } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";
import { openCurrent } from "./current.ts";
import { conflictLines, proposalLines, rulingLines, undecidedLine } from "./party-view.ts";
import { styleFor } from "./style.ts";

const ALL = 1_000_000_000;

export const partyProposalsCommand: Command = {
  usage: "party proposals [flags]",
  about:
    "What waits for a person: entries that print the same number and contradict each other (conflicts), and parties on different lists that may be one " +
    `by the evidence of names and facts, from ${PROPOSAL_BITS} bits on (proposals). Nothing is joined by itself. Goes through all parties, some hundred a ` +
    "second; what it finds is printed at once.",
  flags: [
    { name: "lists", value: "ID,ID", says: "only parties with an entry on one of these" },
    { name: "conflicts", says: "only the conflicts, which are known without a search" },
    { name: "decided", says: "only what persons have decided so far" },
    { name: "limit", value: "N", says: "stop after so many proposals; default all" },
    { name: "min-weight", value: "BITS", says: `least weight of a proposal; default ${PROPOSAL_BITS}` },
  ],
  examples: [
    { run: "writ lists add starter && writ party proposals", says: "one list alone proposes nothing: lists are compared with each other" },
    { run: "writ lists add starter && writ party proposals --conflicts --json", says: "JSON lines, one for each" },
  ],
  async run(call) {
    const { flags, words, host, dataDir } = call;
    if (words.length > 0)
      fail("usage", { value: words.join(" "), message: "takes no name", remedy: "writ party NAME shows those of one party" });
    const { snapshot } = openCurrent(call);
    const lists = snapshot.lists.map(({ id }) => id);
    const about = flags.text("lists")?.split(",").filter(Boolean);
    for (const list of about ?? [])
      if (!lists.includes(listId(list)))
        fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `loaded: ${lists.join(", ") || "none"}` });
    const style = styleFor(host.out);
    const say = async (value: { readonly kind: string }, lines: readonly string[]): Promise<void> =>
      flags.on("json") ? host.out.json(value) : host.out.line(lines.join("\n"));
    const concerns = ({ left, right }: { readonly left: string; readonly right: string }): boolean =>
      about === undefined || about.some((list) => left.startsWith(`${list}:`) || right.startsWith(`${list}:`));
    const reader = openReader(dataDir);
    let [conflicts, proposals] = [0, 0];
    try {
      if (flags.on("decided")) {
        for (const ruling of reader.rulings().filter(concerns)) await say({ kind: "decision", ...ruling }, rulingLines(ruling, style));
        return EXIT.done;
      }
      const decided = new Set(reader.rulings().map(({ left, right }) => `${left}\n${right}`));
      for (const conflict of reader.refusedLinks().filter(concerns)) {
        if (decided.has(`${conflict.left}\n${conflict.right}`) || decided.has(`${conflict.right}\n${conflict.left}`)) continue;
        conflicts++;
        await say({ kind: "conflict", ...conflict }, conflictLines(conflict, style));
      }
      const most = flags.count("limit", ALL, 0);
      if (flags.on("conflicts") || most === 0) return EXIT.done;
      const progress = host.notices.progress("comparing parties");
      const entries = new Map(snapshot.lists.map((list) => [list.id, list.entries]));
      const run = {
        reader,
        matcher: createMatcher(snapshot),
        lists,
        entries,
        leastBits: flags.count("min-weight", PROPOSAL_BITS, 0),
        onProgress: (done: number, total: number) => progress.at(done, total),
        ...(about === undefined ? {} : { about }),
      };
      try {
        for (const proposal of allProposals(run)) {
          await say({ kind: "proposal", ...proposal }, proposalLines(proposal, style, { full: true }));
          if (++proposals >= most) break;
        }
      } finally {
        progress.finish();
      }
    } finally {
      reader.close();
    }
    if (!flags.on("json")) await host.out.line(undecidedLine(conflicts, proposals));
    return EXIT.done;
  },
};
