import { fail, type ListId, listId } from "../ground/index.ts";
import { textLines } from "./ftm-lines.ts";
import { PARTIES } from "./ftm-schema.ts";
import { type ListFacts, listFacts } from "./handed-on.ts";
import type { ListFile } from "./reader.ts";
import { squeeze } from "./tally.ts";
import { decodeText } from "./text.ts";

/* Which lists a file of FollowTheMoney entities holds: each says of which datasets it is. */

/** One list of the file. */
export interface FtmList {
  readonly list: ListId;
  /** the dataset whose entities it takes; null: all of the file */
  readonly only: string | null;
  /** what is of no dataset, and what is wrong with no entity in particular, goes with the first */
  readonly first: boolean;
  /** what a register said of the list when it wrote the file */
  readonly facts: ListFacts | null;
}

const SCHEMA = /"schema"\s*:\s*"([A-Za-z]+)"/;
const DATASETS = /"datasets"\s*:\s*\[([^\]]{0,20000})\]/;
const CONTEXT = /"target"\s*:\s*false/;
const TOPICS = /"topics"\s*:\s*\[\s*"/;
const WRITTEN = '"writ":{';
/** more lists than any file holds: it is not by datasets that it can be divided */
const LISTS_MOST = 1_000;

interface Survey {
  readonly counts: ReadonlyMap<string, number>;
  readonly parties: number;
  /** the datasets of the first entity, whatever it is */
  readonly first: readonly string[];
  /** entities that stand in several datasets */
  readonly several: number;
  readonly facts: readonly ListFacts[];
}

/**
 * The lists of a file. A dataset that all entities share is the list; else each dataset is one. Throws `usage` where entities of several
 * datasets are mixed with others, because no division is right; `as` takes them all as one.
 */
export async function ftmLists(file: ListFile, { fallback, as }: { readonly fallback: ListId; readonly as?: ListId }): Promise<FtmList[]> {
  const { counts, parties, first, several, facts } = await surveyed(file);
  const whole = (list: ListId, told: ListFacts | null): FtmList => ({ list, only: null, first: true, facts: told });
  if (facts.length === 1 && facts[0] !== undefined && counts.size <= 1) return [whole(listId(facts[0].id), facts[0])];
  if (facts.length === 0) {
    const shared = [...first, ...counts.keys()].find((name) => parties === 0 || (counts.get(name) ?? 0) === parties);
    if (as !== undefined || counts.size <= 1 || shared !== undefined) {
      const name = shared ?? first[0] ?? [...counts.keys()][0];
      return [whole(name === undefined ? fallback : listId(name), null)];
    }
    if (several > 0 || counts.size > LISTS_MOST)
      fail("usage", {
        file: file.name,
        field: "--as",
        value: [...counts.keys()].slice(0, 5).join(", "),
        message: `the file mixes ${counts.size} datasets, and ${several} of its ${parties} parties stand in several: it is no single list`,
        remedy: "take each dataset's own file, or name all of it one list with --as ID",
      });
  }
  // a list about which a register said nothing lost its first line: it is read all the same, as half a list
  return [...new Set([...facts.map(({ id }) => id), ...counts.keys()])].map((name, at) => ({
    list: listId(name),
    only: name,
    first: at === 0,
    facts: facts.find(({ id }) => id === name) ?? null,
  }));
}

async function surveyed(file: ListFile): Promise<Survey> {
  const counts = new Map<string, number>();
  const facts = new Map<string, ListFacts>();
  let first: readonly string[] | null = null;
  let [parties, several] = [0, 0];
  try {
    for await (const { text } of textLines(decodeText(file.chunks(), file), file.name, () => undefined)) {
      const datasets = datasetsOf(text);
      if (first === null && datasets.length > 0) first = datasets;
      if (text.includes(WRITTEN)) {
        const told = factsOf(text);
        if (told !== null && !facts.has(told.id)) facts.set(told.id, told);
      }
      // what is no party, or only context, is no entry of any list
      if (!PARTIES.has(SCHEMA.exec(text)?.[1] ?? "") || (CONTEXT.test(text) && !TOPICS.test(text))) continue;
      parties++;
      if (datasets.length > 1) several++;
      for (const name of datasets) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  } catch {
    // reading meets the same damage and tells it
  }
  return { counts, parties, first: first ?? [], several, facts: [...facts.values()] };
}

function datasetsOf(text: string): readonly string[] {
  const printed = DATASETS.exec(text)?.[1] ?? "";
  const names = parsed(`[${printed}]`);
  if (!Array.isArray(names)) return [];
  const texts = names.filter((name) => typeof name === "string").map((name) => squeeze(name.slice(0, 200)));
  return [...new Set(texts)].filter((name) => name !== "");
}

function factsOf(text: string): ListFacts | null {
  const entity = parsed(text) as { writ?: { list?: unknown } } | undefined;
  const read = listFacts.safeParse(entity?.writ?.list);
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
