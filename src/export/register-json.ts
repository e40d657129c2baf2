import { chosenLists, type ExportSource } from "./source.ts";
import { REGISTER_SCHEMA } from "../lists/index.ts";

/**
 * The whole register as JSON lines, in sections: a head that names the lists, then of each list a line of its own and its entries as they are
 * kept, then the parties, what persons decided, and an end that says how many lines there were. `writ lists add` reads it back.
 */
export function* registerJson(source: ExportSource): IterableIterator<string> {
  const lists = chosenLists(source);
  let lines = 0;
  const line = (value: unknown): string => {
    lines++;
    return `${JSON.stringify(value)}\n`;
  };
  const { at, moment, content } = source;
  yield line({
    schema: REGISTER_SCHEMA,
    at,
    ...moment,
    lists: lists.map(({ id, title, published, checked, entries, names, state, sha256, note }) => ({
      id,
      title,
      published,
      checked,
      entries,
      names,
      state,
      sha256,
      note,
    })),
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
  yield line({ section: "end", lines: lines + 1 });
}
