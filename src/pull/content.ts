import { problem, type Problem, WritError } from "../ground/index.ts";
import { openListFile, pageTitle, recognise } from "../lists/index.ts";
import type { Source } from "./sources.ts";

export interface Fault {
  readonly problem: Problem;
  /** it may be better in a moment */
  readonly passing: boolean;
}

/** What speaks against fetched files by what is in them, before they are added; null: they are this list. */
export async function contentFault(source: Source, paths: readonly string[]): Promise<Fault | null> {
  let page: Fault | null = null;
  try {
    const files = await Promise.all(paths.map((path) => openListFile(path)));
    page = files.map(({ name, head }) => pageFault(source, { name, head })).find((found) => found !== null) ?? null;
    const groups = await recognise(files);
    const lists = [...new Set(groups.map(({ list }) => list))];
    if (groups.length === 1 && lists[0] === source.list) return null;
    const what = groups.length === 1 ? `this is the list ${lists[0]}` : `these are ${groups.length} publications (${lists.join(", ")})`;
    return (
      page ?? {
        problem: problem("format-unknown", { field: source.list, message: `${what}, not ${source.list}`, remedy: "check the address" }),
        passing: false,
      }
    );
  } catch (error) {
    // some publishers give their list as a page: what no reader knows is a page of another kind
    if (error instanceof WritError) return page ?? { problem: error.problem, passing: error.code !== "format-unknown" };
    throw error;
  }
}

function pageFault({ page }: Source, { name, head }: { readonly name: string; readonly head: string }): Fault | null {
  const title = pageTitle(head);
  if (title === null) return null;
  return {
    problem: problem("format-unknown", {
      file: name,
      message: `a web page came instead of the list${title === "" ? "" : ` ("${title}")`}`,
      remedy: `look at ${page}; a sign-in page or a block stands before the file`,
    }),
    passing: true,
  };
}
