import { entryId, fail, listId, type EntryId, type ListId } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { entryHistory, openReader, type EntryHistory } from "../registry/index.ts";
import { EXIT, type Call, type Command } from "./command.ts";
import { entryLines } from "./entry-view.ts";
import { historyLines } from "./history-view.ts";
import { MOMENT_FLAGS, momentOf, openMoment, sayMoment } from "./moment.ts";
import { styleFor } from "./style.ts";

export const listsShowCommand: Command = {
  usage: "lists show ID ENTRY [--history]",
  about:
    "One entry as its list prints it: names, facts, legal basis, claims, what was kept without being understood, and since when it is listed. " +
    "With --history what was amended in each version, field by field, also of an entry that is no longer listed.",
  flags: [{ name: "history", says: "every version in which it came, was amended or left, with what changed" }, ...MOMENT_FLAGS],
  examples: [
    { run: "writ lists add starter && writ lists show starter jaish-e-mohammed", says: "one entry of the starter register" },
    { run: "writ lists add starter && writ lists show starter jaish-e-mohammed --history", says: "when it came and what changed" },
  ],
  async run(call) {
    const { flags, words, host, dataDir } = call;
    const [list, id, ...more] = words;
    if (list === undefined || id === undefined || more.length > 0) {
      fail("usage", { message: "takes a list's id and an entry's", remedy: "writ lists show starter jaish-e-mohammed" });
    }
    const named = { list: listId(list), id: entryId(id) };
    const when = momentOf(call);
    if (when !== null && flags.on("history"))
      fail("usage", {
        field: "--history",
        message: "shows all versions and no moment",
        remedy: "Leave out --as-of and --known, or --history",
      });
    const entry = when === null ? current(call, named) : past(call, named);
    const json = flags.on("json");
    // a program that asks for no history does not pay for it
    const history = when !== null || (json && !flags.on("history")) || !held(call, named.list) ? null : entryHistory(dataDir, named);
    const shown = entry ?? (flags.on("history") ? (history?.entry ?? null) : null);
    if (shown === null) return unknown(call, named, history);
    await sayMoment(call, when, json ? "notice" : "answer");
    if (json) await host.out.json(history === null ? shown : { ...shown, history: historyJson(history) });
    else {
      const style = styleFor(host.out);
      const lines = history === null ? [] : historyLines(history, style, { full: flags.on("history") });
      await host.out.line([...entryLines(shown, style), ...lines].join("\n"));
    }
    return EXIT.done;
  },
};

interface Named {
  readonly list: ListId;
  readonly id: EntryId;
}

function current({ dataDir }: Call, { list, id }: Named): Entry | null {
  const reader = openReader(dataDir);
  try {
    return reader.entry(list, id);
  } finally {
    reader.close();
  }
}

function past(call: Call, { list, id }: Named): Entry | null {
  const when = momentOf(call);
  if (when === null) return null;
  const past = openMoment(call, when);
  try {
    return past.entry(list, id);
  } finally {
    past.close();
  }
}

const loadedLists = ({ dataDir, host }: Call): string[] => {
  const reader = openReader(dataDir);
  try {
    return reader.status(host.now(), Infinity).map(({ id }) => String(id));
  } finally {
    reader.close();
  }
};
const held = (call: Call, list: ListId): boolean => loadedLists(call).includes(list);

/** Without the entry, which stands beside it. */
const historyJson = ({ inForce, first, last, versions, steps }: EntryHistory): unknown => ({ inForce, first, last, versions, steps });

function unknown(call: Call, { list, id }: Named, history: EntryHistory | null): never {
  const loaded = loadedLists(call);
  // a folder without lists answers from the starter register
  if (!loaded.includes(list) && !(loaded.length === 0 && list === "starter"))
    fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `Loaded: ${loaded.join(", ") || "none"}` });
  if (history !== null)
    fail("entry-unknown", {
      value: id,
      message: `${id} is no longer on ${list}: the version of ${history.last.day} is the last that holds it`,
      remedy: `writ lists show ${list} ${id} --history`,
    });
  return fail("entry-unknown", {
    value: id,
    message: `${list} has no entry "${id}"`,
    remedy: "An entry's id is the publisher's own, as alerts show it",
  });
}
