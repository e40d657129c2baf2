import type { RegisterContent } from "../registry/index.ts";

/** What is written out: the content of a register, the lists chosen from it, and the moment it is of. */
export interface ExportSource {
  readonly content: RegisterContent;
  /** ids of the lists that are written, in their order */
  readonly lists: readonly string[];
  /** ISO instant: when it was made */
  readonly at: string;
  /** the day and the knowledge that were asked for; null: now */
  readonly moment: { readonly asOf?: string; readonly known?: string } | null;
  /** entries written so far, of all */
  readonly onEntry?: (done: number, total: number) => void;
}

/** Field → how often. A person is told. */
export type LeftOut = Map<string, number>;

/** What a format has no place for: `left` stands where only Writ reads it back, `lost` is not written at all. */
export interface Leaving {
  readonly left: LeftOut;
  readonly lost: LeftOut;
}

export const leaveOut = (left: LeftOut, field: string, count = 1): void => {
  if (count > 0) left.set(field, (left.get(field) ?? 0) + count);
};

/** The entries of the chosen lists, list by list, with progress. */
export function* entriesOf(
  source: ExportSource,
): IterableIterator<ReturnType<RegisterContent["entries"]> extends Iterable<infer E> ? E : never> {
  const total = chosenLists(source).reduce((sum, { entries }) => sum + entries, 0);
  let done = 0;
  for (const list of source.lists) {
    for (const entry of source.content.entries(list)) {
      yield entry;
      source.onEntry?.(++done, total);
    }
  }
}

export const chosenLists = ({ content, lists }: Pick<ExportSource, "content" | "lists">): RegisterContent["lists"] =>
  content.lists.filter(({ id }) => lists.includes(id));

/** Only a register as JSON or SQLite holds what persons decided about parties. */
export const leaveRulings = ({ content }: Pick<ExportSource, "content">, { lost }: Leaving): void =>
  leaveOut(lost, "decisions of people about parties", content.rulings().length);

/** The party of each entry of a list: its own where it stands alone. */
export function partyNames({ content }: Pick<ExportSource, "content">, list: string): (id: string) => string {
  const joined = content.partyOf(list);
  return (id) => joined.get(id as Parameters<typeof joined.get>[0])?.id ?? `${list}:${id}`;
}
