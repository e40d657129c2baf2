import { fail } from "../ground/index.ts";
import { openListFile, readPublication, recognise, type WrittenDecision } from "../lists/index.ts";
import { openRegister, type TakenDecisions } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";
import { cleaned, isolated } from "./plain-text.ts";
import { count } from "./problem-lines.ts";

const DONE = { joined: "joined", refused: "kept apart", split: "split" } as const;

export const partyImportCommand: Command = {
  usage: "party import FILE --reason TEXT --by NAME",
  about:
    "Takes over what people decided about parties in another register, from the file that writ export wrote of it (json or sqlite). Each becomes an event " +
    "of the person named here, which keeps who decided it first, when and why. What was decided otherwise in this register stays as it is.",
  flags: [
    { name: "reason", value: "TEXT", says: "why they are taken over; for the record" },
    { name: "by", value: "NAME", says: "the person who takes them over" },
  ],
  examples: [
    {
      run: 'writ lists add starter && writ party join starter:jaish-e-mohammed starter:khuddam-ul-islam --reason "compared by hand" --by "A. Tester" && writ export --out register.jsonl && writ lists add register.jsonl --data copy && writ party import register.jsonl --data copy --reason "the same desk" --by "B. Tester"',
      says: "what was decided in one register, in its copy too",
    },
  ],
  async run({ flags, words, host, dataDir }) {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0)
      fail("usage", { message: "takes one file", remedy: "writ party import register.jsonl --reason TEXT --by NAME" });
    const [why, who] = [flags.text("reason") ?? "", flags.text("by") ?? ""];
    if (why.trim() === "") fail("usage", { field: "--reason", message: "no reason is given", remedy: "say why: it stands in the record" });
    if (who.trim() === "") fail("usage", { field: "--by", message: "no person is named", remedy: "say who takes them over" });
    const decisions = await decisionsIn(path);
    const register = openRegister(dataDir);
    host.stopping.before(() => register.close());
    let done: TakenDecisions;
    try {
      done = register.takeDecisions(decisions, { who, why, at: host.now(), account: host.who });
    } finally {
      register.close();
    }
    if (flags.on("json")) await host.out.json({ imported: { ...done, who, why } });
    else await host.out.line(lines(done).join("\n"));
    return EXIT.done;
  },
};

/** Read to its end: a file that was cut or altered is no witness of what people decided. */
async function decisionsIn(path: string): Promise<readonly WrittenDecision[]> {
  const [group] = await recognise([await openListFile(path)]);
  if (group?.reader.format !== "writ-register")
    fail("format-unknown", {
      file: path,
      message: "it holds no decisions: only a register as json or sqlite does",
      remedy: "writ export --out register.jsonl",
    });
  const { whole, decisions = [], problems } = await readPublication(group, { onEntry: () => undefined });
  if (!whole)
    fail("file-unreadable", {
      file: path,
      message: `the file was cut or altered${problems[0] === undefined ? "" : ` (${problems.at(-1)?.message})`}`,
      remedy: "write it out again",
    });
  return decisions;
}

function lines({ taken, standing, against, resting }: TakenDecisions): string[] {
  const told = taken.map(
    ({ left, right, what, who, at, why }) =>
      `${isolated(left)} and ${isolated(right)}: ${DONE[what]}, as ${cleaned(who)} decided on ${at.slice(0, 10)}: ${cleaned(why)}`,
  );
  for (const { decision, ruling } of against)
    told.push(
      `${isolated(decision.left)} and ${isolated(decision.right)}: ${DONE[decision.what]} there, ${DONE[ruling.what]} here by ${cleaned(ruling.who)} on ${ruling.at.slice(0, 10)}: left as it is here`,
    );
  for (const name of resting) told.push(`${isolated(name)}: no list in force holds it; the decision rests until one does`);
  const sum = `${count(taken.length, "decision")} taken over${standing === 0 ? "" : `, ${standing} stood here already`}${against.length === 0 ? "" : `, ${against.length} left as decided here`}.`;
  return [...told, sum];
}
