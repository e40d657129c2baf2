import type { ListId } from "../ground/index.ts";
import { CONS, hasSdnNumber, listOfSamples, SDN } from "./ofac-list.ts";
import { ofacRows, shapeOf } from "./ofac-rows.ts";
import type { ListFile, PublicationFiles, RecognisedFile } from "./reader.ts";
import { addPart } from "./readers-parts.ts";
import { decodeText, isDamage } from "./text.ts";

/**
 * Which files belong together, and whether they are the SDN list or the other one. A main file says so by its numbers and
 * programmes; alt, add and comments go to the main file whose numbers they share, else by their own smallest number.
 */
export async function groupOfac(files: readonly RecognisedFile[]): Promise<readonly Omit<PublicationFiles, "reader">[]> {
  const groups = new Map<ListId, Map<string, ListFile>>();
  const put = (list: ListId, recognised: RecognisedFile): void => {
    const parts = groups.get(list) ?? new Map<string, ListFile>();
    addPart(parts, recognised);
    groups.set(list, parts);
  };
  const numbers = new Map<ListId, Set<string>>();
  for (const recognised of files.filter(({ part }) => part === "sdn")) {
    const rows = shapeOf(recognised.file.head)?.rows ?? [];
    const list = listOfSamples(
      rows.map((row) => ({ number: row[0] as string, programmes: (row[3] ?? "").split("] ["), text: row[11] ?? "" })),
    );
    numbers.set(list, new Set(rows.map((row) => (row[0] as string).trim())));
    put(list, recognised);
  }
  const mains = files.filter(({ part }) => part === "sdn");
  for (const recognised of files.filter(({ part }) => part !== "sdn")) {
    const own = (shapeOf(recognised.file.head)?.rows ?? []).map((row) => (row[0] as string).trim());
    let best = sharing(own, numbers);
    // comments are few: where heads share none of their numbers, the whole main files are asked
    if (best === null && mains.length > 1)
      best = sharing(
        own,
        new Map(await Promise.all([...numbers.keys()].map(async (list) => [list, await numbersIn(groups.get(list)?.get("sdn"))] as const))),
      );
    const bySmallest = hasSdnNumber(own) ? SDN : CONS;
    const only = numbers.size === 1 ? [...numbers.keys()][0] : undefined;
    // without a main file beside them the few numbers of comments tell nothing, and SDN is the larger list by far
    put(best ?? (recognised.part === "comments" ? (only ?? SDN) : bySmallest), recognised);
  }
  return [...groups].map(([list, parts]) => ({ list, parts }));
}

/** The list that shares most of these numbers, or null where none shares any. */
function sharing(own: readonly string[], numbers: ReadonlyMap<ListId, ReadonlySet<string>>): ListId | null {
  let best: ListId | null = null;
  let most = 0;
  for (const [list, known] of numbers) {
    const shared = own.filter((number) => known.has(number)).length;
    if (shared > most) [best, most] = [list, shared];
  }
  return best;
}

async function numbersIn(file: ListFile | undefined): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>();
  if (file === undefined) return numbers;
  try {
    const form = shapeOf(file.head)?.form;
    if (form === undefined) return numbers;
    for await (const row of ofacRows(decodeText(file.chunks(), file), { file: file.name, form, onProblem: () => undefined }))
      numbers.add((row.cells[0] as string).trim());
  } catch (error) {
    // a damaged file is told when it is read; what came before the damage still tells the list
    if (!isDamage(error)) throw error;
  }
  return numbers;
}
