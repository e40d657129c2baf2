import { entryId, fail, partyId } from "../ground/index.ts";
import { createMatcher } from "../match/index.ts";
import { entryHistory, openPast, openReader, proposalsFor, type Party, type RegisterReader } from "../registry/index.ts";
import { answerSubject, type Answer } from "../screen/index.ts";
import { checkedLines } from "./answer-view.ts";
import { EXIT, type Call, type Command } from "./command.ts";
import { DEFAULT_MAX_AGE_DAYS, MAX_AGE_FLAG } from "./max-age.ts";
import { MOMENT_FLAGS, openAnswers, sayMoment } from "./moment.ts";
import { partyLines, undecidedLine, type PartyCard } from "./party-view.ts";
import { styleFor } from "./style.ts";
import { subjectFromFlags } from "./subject-flags.ts";

/** Beyond this a name is too common to be a question about one party. */
const MOST = 5;

export const partyCommand: Command = {
  usage: "party NAME|ID",
  about:
    "All that the loaded lists say of the party (or parties) of this name: each entry with its names, births, legal basis, relations and history, why " +
    "entries count as one party and where that is printed, what was not joined although a number is shared, and which parties may be the same. " +
    "ID is an entry's as alerts show it (un:QDe.115, or QDe.115).",
  flags: [MAX_AGE_FLAG, ...MOMENT_FLAGS],
  examples: [
    { run: 'writ party "Jaish-e-Mohammed"', says: "every entry, its legal basis and its claims, with sources" },
    { run: "writ lists add starter && writ party starter:jaish-e-mohammed", says: "the same by its id, with its history" },
  ],
  async run(call) {
    const { flags, words, host } = call;
    const { subject } = subjectFromFlags(words, flags);
    const { current, at, when } = openAnswers(call);
    const settings = {
      limit: MOST,
      minBand: "possible",
      lists: [],
      maxAgeDays: flags.count("max-age", DEFAULT_MAX_AGE_DAYS, 0),
      at,
    } as const;
    const matcher = createMatcher(current.snapshot);
    const answer = answerSubject(matcher, current, subject, settings);
    const parties = when === null ? partiesNow(call, { answer, matcher, snapshot: current.snapshot }) : partiesThen(call, when, answer);
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
        await host.out.line(`${partyLines(party, style).join("\n")}\n`);
        const { conflicts, proposals } = party;
        if (conflicts.length + proposals.length > 0) await host.out.line(`${undecidedLine(conflicts.length, proposals.length)}\n`);
      }
      await host.out.line(checkedLines(answer, style).join("\n"));
    }
    return answer.checked.missing.length > 0 ? EXIT.incomplete : EXIT.done;
  },
};

interface Asked {
  readonly answer: Answer;
  readonly matcher: ReturnType<typeof createMatcher>;
  readonly snapshot: ReturnType<typeof openAnswers>["current"]["snapshot"];
}

function partiesNow({ words, dataDir, host }: Call, { answer, matcher, snapshot }: Asked): PartyCard[] {
  const reader = openReader(dataDir);
  try {
    const lists = snapshot.lists.map(({ id }) => id);
    const byId = partiesById(words, reader, lists);
    const named = byId.length > 0 ? byId : bestOf(answer.alerts).map(({ party }) => reader.party(party));
    const held = new Set(reader.status(host.now(), 0).map(({ id }) => id));
    return named
      .filter((party) => party !== null)
      .map((party) => ({
        ...party,
        histories: party.entries
          .filter(({ list }) => held.has(list))
          .map(({ list, id }) => entryHistory(dataDir, { list, id }))
          .filter((history) => history !== null),
        proposals: proposalsFor(party, { matcher, lists, membersOf: (id) => reader.members(id) }),
      }));
  } finally {
    reader.close();
  }
}

function partiesThen({ words, dataDir }: Call, when: NonNullable<ReturnType<typeof openAnswers>["when"]>, answer: Answer): PartyCard[] {
  const past = openPast(dataDir, when);
  try {
    const [one] = words;
    const byId = words.length === 1 && one !== undefined && one.includes(":") ? past.party(partyId(one)) : null;
    const named = byId !== null ? [byId] : bestOf(answer.alerts).map(({ party }) => past.party(party));
    return named.filter((party) => party !== null).map((party) => ({ ...party, histories: [], proposals: [] }));
  } finally {
    past.close();
  }
}

/** One word with a digit or a colon may be an id: `un:QDe.115`, `QDe.115`. */
function partiesById(words: readonly string[], reader: RegisterReader, lists: readonly Party["entries"][number]["list"][]): Party[] {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || !/[\d:]/.test(word)) return [];
  const whole = reader.party(partyId(word));
  if (whole !== null) return [whole];
  const found = lists
    .filter((list) => reader.entry(list, entryId(word)) !== null)
    .map((list) => reader.party(partyId(`${list}:${word}`)))
    .filter((party) => party !== null);
  return [...new Map(found.map((party) => [party.id, party])).values()];
}

/** The named one, or all that bear the name to the letter. */
function bestOf<Found extends { readonly matched: { readonly exact: boolean } }>(alerts: readonly Found[]): readonly Found[] {
  const exact = alerts.filter((alert) => alert.matched.exact);
  return exact.length > 0 ? exact : alerts.slice(0, 1);
}
