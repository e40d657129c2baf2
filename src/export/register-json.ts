import { createHash } from "node:crypto";
import { REGISTER_SCHEMA, writtenFacts } from "../lists/index.ts";
import { chosenLists, type ExportSource } from "./source.ts";

/**
 * The whole register as JSON lines, in sections: a head that names the lists, then of each list a line of its own and its entries as they are
 * kept, then the parties, what persons decided, and an end with the number of lines and the hash of
 * all before it. `writ lists add` reads it back.
 */
export function* registerJson(source: ExportSource): IterableIterator<string> {
  const lists = chosenLists(source);
  let lines = 0;
  const hash = createHash("sha256");
  const line = (value: unknown): string => {
    lines++;
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text, "utf8");
    return text;
  };
  const { at, moment, content } = source;
  yield line({
    schema: REGISTER_SCHEMA,
    at,
    ...moment,
    lists: lists.map((list) => ({ ...writtenFacts(list), sha256: list.sha256 })),
  });
  const total = lists.reduce((sum, { entries }) => sum + entries, 0);
  let done = 0;
  for (const { id, entries } of lists) {
    yield line({ section: "list", list: id, entries });
    for (const entry of content.entries(id)) {
      yield line(entry);
      source.onEntry?.(++done, total);
    }
  }
  const chosen = new Set(source.lists);
  const isChosen = (name: string): boolean => chosen.has(name.slice(0, name.indexOf(":")));
  yield line({ section: "parties" });
  for (const { id, caption, entries, links } of content.parties()) {
    const members = entries.filter(isChosen);
    if (members.length > 1)
      yield line({ id, caption, entries: members, links: links.filter(({ left, right }) => isChosen(left) && isChosen(right)) });
  }
  yield line({ section: "decisions" });
  for (const ruling of content.rulings()) yield line(ruling);
  yield `${JSON.stringify({ section: "end", lines: lines + 1, sha256: hash.digest("hex") })}\n`;
}
