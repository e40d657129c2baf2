import { fail, listId } from "../ground/index.ts";
import { openReader, type ListVersion } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";
import { grouped } from "./problem-lines.ts";
import { cleaned, padded } from "./plain-text.ts";
import { styleFor } from "./style.ts";

export const listsVersionsCommand: Command = {
  usage: "lists versions [ID]",
  about: "Every version of a list that was ever added, the newest first: when it was published, when it came, by whom, and its SHA-256.",
  flags: [],
  examples: [{ run: "writ lists add starter && writ lists versions starter", says: "one line for each version" }],
  async run({ flags, words, host, dataDir }) {
    const [id, ...more] = words;
    if (more.length > 0) fail("usage", { message: "takes one list's id or none", remedy: "writ lists versions un" });
    const reader = openReader(dataDir);
    let versions: ListVersion[];
    try {
      const lists = id === undefined ? reader.status(host.now(), Infinity).map((list) => list.id) : [listId(id)];
      versions = lists.flatMap((list) => reader.history(list));
    } finally {
      reader.close();
    }
    if (id !== undefined && versions.length === 0)
      fail("list-unknown", {
        value: id.slice(0, 100),
        message: `no version of a list "${cleaned(id).slice(0, 100)}" is held`,
        remedy: "writ lists status shows the lists",
      });
    if (flags.on("json")) await host.out.json({ versions });
    else if (versions.length === 0) await host.out.line("No list is loaded.");
    else {
      const style = styleFor(host.out);
      const rows = [["list", "published", "added", "by", "entries", "SHA-256", ""], ...versions.map(row)];
      const widths = (rows[0] as string[]).map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
      for (const [at, cells] of rows.entries()) {
        const line = cells
          .map((cell, column) => padded(cell, widths[column] ?? 0))
          .join("  ")
          .trimEnd();
        await host.out.line(at === 0 ? style.faint(line) : versions[at - 1]?.inForce === true ? style.bold(line) : line);
      }
    }
    return EXIT.done;
  },
};

function row({ list, published, at, who, entries, sha256, inForce, waits, state, removed }: ListVersion): string[] {
  const what = inForce
    ? "in force"
    : removed !== null
      ? "taken out"
      : state === "quarantined"
        ? waits
          ? `quarantined: writ lists release ${cleaned(list)}`
          : "held back, not in force"
        : state === "partial"
          ? "half read"
          : "history";
  return [list, published ?? "–", at.slice(0, 10), cleaned(who), grouped(entries), sha256.slice(0, 16), what];
}
