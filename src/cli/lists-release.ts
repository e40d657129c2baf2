import { fail, listId, type ListId } from "../ground/index.ts";
import { openReader, openRegister, type Decider, type Quarantined } from "../registry/index.ts";
import { EXIT, type Call, type Command } from "./command.ts";
import { count } from "./problem-lines.ts";
import { cleaned, isolated } from "./plain-text.ts";
import { styleFor } from "./style.ts";

export const listsReleaseCommand: Command = {
  usage: "lists release ID [--reason TEXT --by NAME [--discard]]",
  about:
    "A version that is abnormal is quarantined: it waits, and the one before stays in force. Without a reason, shows why and what releasing it " +
    "would change (exit 4). With a reason and the name of the person who answers for it, lets it into force, or refuses it.",
  flags: [
    { name: "reason", value: "TEXT", says: "why it may go into force, or why it is refused; for the record" },
    { name: "by", value: "NAME", says: "the person who decides" },
    { name: "discard", says: "refuse it: the version in force stays; the file and the events too" },
  ],
  examples: [{ run: "writ lists add starter && writ lists release starter", says: "whether a version of this list waits, and why" }],
  async run(call) {
    const { flags, words } = call;
    const [id, ...more] = words;
    if (id === undefined || more.length > 0) fail("usage", { message: "takes one list's id", remedy: "writ lists status shows the ids" });
    const [reason, by] = [flags.text("reason"), flags.text("by")];
    if (reason === undefined && by === undefined && !flags.on("discard")) return show(call, listId(id));
    if (reason === undefined || reason.trim() === "")
      fail("usage", { field: "--reason", message: "no reason is given", remedy: "say why: it stands in the record" });
    if (by === undefined || by.trim() === "") fail("usage", { field: "--by", message: "no person is named", remedy: "say who decides" });
    return decide(call, { list: listId(id), reason, by });
  },
};

async function show({ flags, host, dataDir }: Call, list: ListId): Promise<number> {
  const reader = openReader(dataDir);
  let waiting: Quarantined | null;
  try {
    const loaded = reader.status(host.now(), 0).map(({ id }) => id);
    if (!loaded.includes(list))
      fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `loaded: ${loaded.join(", ") || "none"}` });
    waiting = reader.quarantined(list);
  } finally {
    reader.close();
  }
  if (flags.on("json")) await host.out.json({ quarantined: waiting });
  else if (waiting === null) await host.out.line(`No version of ${cleaned(list)} is quarantined.`);
  else await sayWaiting(host.out, waiting);
  return waiting === null ? EXIT.done : EXIT.incomplete;
}

async function sayWaiting(out: Call["host"]["out"], waiting: Quarantined): Promise<void> {
  const style = styleFor(out);
  const { list, published, at, who, entries, reasons, change, stateReleased } = waiting;
  const date = published === null ? "no date" : `published ${published}`;
  await out.line(
    style.warn(
      `${cleaned(list)}: a version is quarantined (${date}, ${count(entries, "entry", "entries")}, came ${at.slice(0, 10)} by ${cleaned(who)})`,
    ),
  );
  for (const { text } of reasons) await out.line(`  why: ${cleaned(text)}`);
  await out.line(
    `  releasing it takes ${count(change.lost, "entry", "entries")} out and brings ${count(change.gained, "entry", "entries")} in`,
  );
  for (const [sign, some, all] of [
    ["−", change.lostFirst, change.lost],
    ["+", change.gainedFirst, change.gained],
  ] as const) {
    for (const [id, caption] of some) await out.line(`    ${sign} ${cleaned(id)}  ${isolated(caption)}`);
    if (all > some.length) await out.line(`    ${sign} and ${count(all - some.length, "entry", "entries")} more`);
  }
  if (stateReleased === "partial") await out.line("  it is half a list: released, answers on it are incomplete");
  await out.line(`Release it: writ lists release ${cleaned(list)} --reason TEXT --by NAME; refuse it: the same with --discard`);
}

async function decide(
  { flags, host, dataDir }: Call,
  { list, reason, by }: { readonly list: ListId; readonly reason: string; readonly by: string },
): Promise<number> {
  const discard = flags.on("discard");
  const decider: Decider = { who: by, why: reason, at: host.now(), account: host.who };
  const register = openRegister(dataDir);
  host.stopping.before(() => register.close());
  let decided: Quarantined;
  try {
    decided = discard ? register.discardList(list, decider) : register.releaseList(list, decider);
  } finally {
    register.close();
  }
  if (flags.on("json")) await host.out.json(discard ? { discarded: decided } : { released: decided });
  else {
    const { change } = decided;
    await host.out.line(
      discard
        ? `${cleaned(list)}: refused by ${cleaned(by)}; the version in force stays.`
        : `${cleaned(list)}: released by ${cleaned(by)}: ${count(change.lost, "entry", "entries")} out, ${count(change.gained, "entry", "entries")} in.`,
    );
  }
  return !discard && decided.stateReleased === "partial" ? EXIT.incomplete : EXIT.done;
}
