import { entryId, fail, listId } from "../ground/index.ts";
import { openReader } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";
import { entryLines } from "./entry-view.ts";
import { styleFor } from "./style.ts";

export const listsShowCommand: Command = {
  usage: "lists show ID ENTRY",
  about: "One entry as its list prints it: names, facts, legal basis, claims, and what was kept without being understood.",
  flags: [],
  examples: [{ run: "writ lists add starter && writ lists show starter jaish-e-mohammed", says: "one entry of the starter register" }],
  async run({ flags, words, host, dataDir }) {
    const [list, id, ...more] = words;
    if (list === undefined || id === undefined || more.length > 0) {
      fail("usage", { message: "takes a list's id and an entry's", remedy: "writ lists show starter jaish-e-mohammed" });
    }
    const reader = openReader(dataDir);
    try {
      const entry = reader.entry(listId(list), entryId(id));
      if (entry === null) {
        const loaded = reader.status(host.now(), Infinity).map((status) => String(status.id));
        // a folder without lists answers from the starter register
        if (!loaded.includes(list) && !(loaded.length === 0 && list === "starter"))
          fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `Loaded: ${loaded.join(", ") || "none"}` });
        fail("entry-unknown", {
          value: id,
          message: `${list} has no entry "${id}"`,
          remedy: "An entry's id is the publisher's own, as alerts show it",
        });
      }
      if (flags.on("json")) await host.out.json(entry);
      else await host.out.line(entryLines(entry, styleFor(host.out)).join("\n"));
      return EXIT.done;
    } finally {
      reader.close();
    }
  },
};
