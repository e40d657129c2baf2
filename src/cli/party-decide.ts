import { fail } from "../ground/index.ts";
import { openRegister, type PartyDecision } from "../registry/index.ts";
import { EXIT, type Call, type Command, type Flag } from "./command.ts";
import { cleaned, isolated } from "./plain-text.ts";

const DECIDE_FLAGS: readonly Flag[] = [
  { name: "reason", value: "TEXT", says: "why; for the record" },
  { name: "by", value: "NAME", says: "the person who decides" },
];

const SIGNED = '--reason "compared by hand" --by "A. Tester"';

export const partyJoinCommand: Command = {
  usage: "party join LEFT RIGHT --reason TEXT --by NAME",
  about:
    "Two entries (LIST:ENTRY, as cards and alerts show them) are one party: accepts a proposal, or joins what nothing printed joins. An event of the " +
    "record; it stands whatever publishers print later, until it is split. Each brings its whole party: what was decided to keep any two of them apart is " +
    "shown, and ends with --take-back.",
  flags: [...DECIDE_FLAGS, { name: "take-back", says: "also where that ends what keeps entries of the two parties apart" }],
  examples: [
    {
      run: `writ lists add starter && writ party join starter:jaish-e-mohammed starter:khuddam-ul-islam ${SIGNED}`,
      says: "two entries of the starter register as one party",
    },
  ],
  run: (call) => decide(call, "join"),
};

export const partyRefuseCommand: Command = {
  usage: "party refuse LEFT RIGHT --reason TEXT --by NAME",
  about: "Two entries are not one party: refuses a proposal, which is not shown again, and keeps them apart whatever number they share.",
  flags: DECIDE_FLAGS,
  examples: [
    {
      run: `writ lists add starter && writ party refuse starter:jaish-e-mohammed starter:khuddam-ul-islam ${SIGNED}`,
      says: "these two stay two",
    },
  ],
  run: (call) => decide(call, "refuse"),
};

export const partySplitCommand: Command = {
  usage: "party split ENTRY [OTHER] --reason TEXT --by NAME",
  about:
    "Takes an entry out of its party: apart from all the others, or from OTHER alone. What it was joined by stays on the card, as refused.",
  flags: DECIDE_FLAGS,
  examples: [
    {
      run: `writ lists add starter && writ party join starter:jaish-e-mohammed starter:khuddam-ul-islam ${SIGNED} && writ party split starter:khuddam-ul-islam ${SIGNED}`,
      says: "joined by mistake, and split again",
    },
  ],
  run: (call) => decide(call, "split"),
};

async function decide({ flags, words, host, dataDir }: Call, what: PartyDecision["what"]): Promise<number> {
  const [left, right = null, ...more] = words;
  if (left === undefined || more.length > 0 || (right === null && what !== "split"))
    fail("usage", {
      message: what === "split" ? "takes one entry, or two" : "takes two entries",
      remedy: `name each as LIST:ENTRY: writ party ${what} un:QDe.115 uk:7178 --reason TEXT --by NAME`,
    });
  const [why, who] = [flags.text("reason") ?? "", flags.text("by") ?? ""];
  if (why.trim() === "") fail("usage", { field: "--reason", message: "no reason is given", remedy: "say why: it stands in the record" });
  if (who.trim() === "") fail("usage", { field: "--by", message: "no person is named", remedy: "say who decides" });
  const register = openRegister(dataDir);
  host.stopping.before(() => register.close());
  let event: number;
  try {
    event = register.decideParty(
      { what, left, right, ...(flags.on("take-back") ? { takeBack: true } : {}) },
      { who, why, at: host.now(), account: host.who },
    );
  } finally {
    register.close();
  }
  const done = { join: "joined", refuse: "kept apart", split: "split" }[what];
  if (flags.on("json")) await host.out.json({ decided: { what, left, right, event, who, why } });
  else
    await host.out.line(
      `${isolated(left)}${right === null ? "" : ` and ${isolated(right)}`}: ${done} by ${cleaned(who)} (event ${event}).`,
    );
  return EXIT.done;
}
