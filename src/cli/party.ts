import { fail } from "../ground/index.ts";
import { createMatcher } from "../match/index.ts";
import { openPast, openReader, type Party } from "../registry/index.ts";
import { answerSubject } from "../screen/index.ts";
import { checkedLines } from "./answer-view.ts";
import { EXIT, worstExit, type Command } from "./command.ts";
import { entryLines } from "./entry-view.ts";
import { DEFAULT_MAX_AGE_DAYS, MAX_AGE_FLAG } from "./max-age.ts";
import { MOMENT_FLAGS, openAnswers, sayMoment } from "./moment.ts";
import { isolated } from "./plain-text.ts";
import { styleFor } from "./style.ts";
import { subjectFromFlags } from "./subject-flags.ts";

/** Beyond this a name is too common to be a question about one party. */
const MOST = 5;

export const partyCommand: Command = {
  usage: "party NAME",
  about: "All that the loaded lists say of the party (or parties) of this name: each entry, and why entries count as one party.",
  flags: [MAX_AGE_FLAG, ...MOMENT_FLAGS],
  examples: [{ run: 'writ party "Jaish-e-Mohammed"', says: "every entry, its legal basis and its claims, with sources" }],
  async run(call) {
    const { flags, words, host, dataDir } = call;
    const { subject } = subjectFromFlags(words, flags);
    const { current, at, when } = openAnswers(call);
    const settings = {
      limit: MOST,
      minBand: "possible",
      lists: [],
      maxAgeDays: flags.count("max-age", DEFAULT_MAX_AGE_DAYS, 0),
      at,
    } as const;
    const answer = answerSubject(createMatcher(current.snapshot), current, subject, settings);
    const reader = when === null ? openReader(dataDir) : openPast(dataDir, when);
    let parties: Party[];
    try {
      parties = bestOf(answer.alerts)
        .map(({ party }) => reader.party(party))
        .filter((party) => party !== null);
    } finally {
      reader.close();
    }
    if (parties.length === 0)
      fail("party-unknown", {
        value: words.join(" "),
        message: `no party "${words.join(" ")}" on the loaded lists`,
        remedy: "writ screen shows what is near",
      });
    await sayMoment(call, when, flags.on("json") ? "notice" : "answer");
    if (flags.on("json")) await host.out.json({ parties, checked: answer.checked, engine: answer.engine });
    else {
      const style = styleFor(host.out);
      for (const party of parties) {
        await host.out.line(style.bold(`${isolated(party.caption)}  ${style.faint(party.id)}`));
        for (const { left, right, by, value } of party.links)
          await host.out.line(`  one party: ${isolated(left)} and ${isolated(right)}, by ${isolated(by)} ${isolated(value)}`);
        for (const entry of party.entries) await host.out.line(`\n${entryLines(entry, style).join("\n")}`);
        await host.out.line("");
      }
      await host.out.line(checkedLines(answer, style).join("\n"));
    }
    return worstExit([answer.checked.missing.length > 0 ? EXIT.incomplete : EXIT.done]);
  },
};

/** The named one, or all that bear the name to the letter. */
function bestOf<Found extends { readonly matched: { readonly exact: boolean } }>(alerts: readonly Found[]): readonly Found[] {
  const exact = alerts.filter((alert) => alert.matched.exact);
  return exact.length > 0 ? exact : alerts.slice(0, 1);
}
