import { openReader, type ListStatus, type Past, type When } from "../registry/index.ts";
import { EXIT, worstExit, type Call, type Command } from "./command.ts";
import { DEFAULT_MAX_AGE_DAYS, MAX_AGE_FLAG } from "./max-age.ts";
import { MOMENT_FLAGS, momentOf, openMoment, sayMoment } from "./moment.ts";
import { grouped } from "./problem-lines.ts";
import { cleaned, padded } from "./plain-text.ts";
import { styleFor } from "./style.ts";

export const listsStatusCommand: Command = {
  usage: "lists status [flags]",
  about: "Which lists are loaded, how old they are and in what state. Exit 4 when one is stale, quarantined or half read.",
  flags: [MAX_AGE_FLAG, ...MOMENT_FLAGS],
  examples: [{ run: "writ lists add starter && writ lists status", says: "one line for each list" }],
  async run(call) {
    const { flags, host, dataDir } = call;
    const { lists, missing, notes, when } = statusesOf(call, flags.count("max-age", DEFAULT_MAX_AGE_DAYS, 0));
    for (const line of [...missing, ...notes]) host.notices.say(cleaned(line));
    await sayMoment(call, when, flags.on("json") ? "notice" : "answer");
    if (flags.on("json")) await host.out.json({ lists: lists.map(statusJson) });
    else if (lists.length === 0) {
      await host.out.line(`No list is loaded in ${dataDir}: answers come from the starter register. Add one: writ lists add FILE`);
    } else {
      const style = styleFor(host.out);
      const table = [["list", "state", "published", "age", "entries", "names", "unmapped", "problems", "title"], ...lists.map(row)];
      const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
      for (const [index, cells] of table.entries()) {
        const line = cells
          .map((cell, column) => (column > 2 && column < 8 ? cell.padStart(widths[column]!) : padded(cell, widths[column]!)))
          .join("  ");
        await host.out.line(
          index === 0 ? style.faint(line.trimEnd()) : lists[index - 1]!.state === "current" ? line.trimEnd() : style.warn(line.trimEnd()),
        );
      }
    }
    return worstExit([
      ...lists.map((list) => (list.state === "current" ? EXIT.done : EXIT.incomplete)),
      missing.length === 0 ? EXIT.done : EXIT.incomplete,
    ]);
  },
};

interface Statuses extends Pick<Past, "missing" | "notes"> {
  readonly lists: readonly ListStatus[];
  readonly when: When | null;
}

/** Now, or at the moment asked about. */
function statusesOf(call: Call, maxAgeDays: number): Statuses {
  const when = momentOf(call);
  if (when !== null) {
    const past = openMoment(call, when);
    try {
      return { lists: past.status(maxAgeDays), missing: past.missing, notes: past.notes, when };
    } finally {
      past.close();
    }
  }
  const reader = openReader(call.dataDir);
  try {
    return { lists: reader.status(call.host.now(), maxAgeDays), missing: [], notes: [], when };
  } finally {
    reader.close();
  }
}

/** The contract's fields first, then ours. */
function statusJson(list: ListStatus): unknown {
  const { id, published, checked, entries, names, unmapped, problems, sha256, state, ...more } = list;
  return { id, published, checked, entries, names, unmapped, problems, sha256, state, ...more };
}

function row(list: ListStatus): string[] {
  const age = `${Math.floor(list.ageDays)} d`;
  const counts = [list.entries, list.names, list.unmapped, list.problems].map((number) => grouped(number));
  return [
    list.id,
    list.state,
    list.published ?? "–",
    age,
    ...counts,
    cleaned(list.note === undefined ? list.title : `${list.title} (${list.note})`),
  ];
}
