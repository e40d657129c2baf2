import { listId } from "../ground/index.ts";
import type { ListId } from "../ground/index.ts";
import { csvHead, csvRows } from "./csv.ts";
import type { ListFile, PublicationFiles, RecognisedFile } from "./reader.ts";
import { addPart } from "./readers-parts.ts";
import { decodeText, isDamage } from "./text.ts";

export const SDN = listId("us-sdn");
export const CONS = listId("us-cons");
/** part → how many columns it has */
export const COLUMNS: ReadonlyMap<string, number> = new Map([
  ["sdn", 12],
  ["alt", 5],
  ["add", 6],
  ["comments", 2],
]);

/** programmes that by themselves put nobody on the SDN list */
const NON_SDN = /^(?:NS-.*|UKRAINE-EO13662|561.*|FSE-.*|CMIC-EO13959|NS-CMIC.*|CAPTA.*|HFSR.*|13599)$/;
const NOT_SDN_REMARK = /Not on the SDN List|Directive Determination|CMIC|Purchase\/Sales For Divestment/i;
const NUMBER = /^\d{1,9}$/;
/** the SDN list begins at entry 36, the other one never held a number below this */
const FIRST_CONS_NUMBER = 4_000;
const REMARK = /[;:] |^[a-z ]|(?:DOB|POB|Linked To|a\.k\.a\.|Address|Number|No\.) /;

export interface OfacShape {
  readonly part: string;
  readonly separator: string;
  readonly rows: readonly (readonly string[])[];
}

/** Which of the four files this is, by its columns alone; null: not OFAC's CSV. */
export function shapeOf(head: string): OfacShape | null {
  for (const separator of [",", "|", "@"]) {
    const all = csvHead(head, { separator });
    const first = all[0]?.[0]?.trim() ?? "";
    const rows = all.filter((row) => !isEndMark(row)).slice(NUMBER.test(first) ? 0 : 1);
    if (rows.length === 0) continue;
    if (!NUMBER.test(first) && !/^(?:ent_?num|uid|id|entity_?number)$/i.test(first)) continue;
    const part = [...COLUMNS.keys()].find(
      (name) => rows.filter((row) => fits(name, row)).length > rows.length * (name === "comments" ? 0.8 : 0.5),
    );
    if (part !== undefined) return { part, separator, rows };
  }
  return null;
}

function fits(part: string, row: readonly string[]): boolean {
  const at = (column: number): string => (row[column] ?? "").trim();
  if (row.length !== COLUMNS.get(part) || !NUMBER.test(at(0))) return false;
  if (part === "sdn") return /^(?:individual|vessel|aircraft|entity|-0-)$/i.test(at(2)) && at(1) !== "";
  if (part === "alt") return NUMBER.test(at(1)) && /^(?:[afn]ka|strong|weak)$/i.test(at(2).replaceAll(".", ""));
  if (part === "add") return NUMBER.test(at(1)) && (at(5) === "-0-" || at(5) === "" || at(2) === "-0-" || at(3) === "-0-");
  return !NUMBER.test(at(1)) && REMARK.test(row[1] ?? "");
}

/** The 0x1A byte of OFAC's own files, or the `^Z` of a copy that went through a spreadsheet. */
export function isEndMark(row: readonly string[]): boolean {
  const first = (row[0] ?? "").replaceAll("\u001a", "").trim();
  return (first === "" || first === "^Z") && row.slice(1).every((cell) => cell.trim() === "");
}

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
    const list = isCons(rows) ? CONS : SDN;
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
    const bySmallest = Math.min(...own.map(Number)) < FIRST_CONS_NUMBER ? SDN : CONS;
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
    const separator = shapeOf(file.head)?.separator ?? ",";
    for await (const row of csvRows(decodeText(file.chunks(), file), { file: file.name, separator, onProblem: () => undefined }))
      numbers.add((row.cells[0] as string).trim());
  } catch (error) {
    // a damaged file is told when it is read; what came before the damage still tells the list
    if (!isDamage(error)) throw error;
  }
  return numbers;
}

function isCons(rows: readonly (readonly string[])[]): boolean {
  if (rows.some((row) => Number(row[0]) < FIRST_CONS_NUMBER)) return false;
  const other = rows.filter(
    (row) => (row[3] ?? "").split("] [").every((code) => NON_SDN.test(code.trim())) || NOT_SDN_REMARK.test(row[11] ?? ""),
  );
  return other.length * 2 > rows.length;
}
