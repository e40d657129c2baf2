import { entryId, fail, listId, partyId, type ListId } from "../ground/index.ts";
import { chanceOf, drawOf, LAB_LIMITS, type LabName, type LabReport } from "../lab/index.ts";
import { buildSnapshot, listedNames, NO_FACTS, openSnapshot, type ListedEntry, type Snapshot, type SnapshotList } from "../match/index.ts";
import { readName } from "../names/index.ts";
import type { Notices } from "./host.ts";
import { readNames } from "./lab-names.ts";
import { shownProblems } from "./problem-lines.ts";

/** The listed names that are put to the test. */
export interface DrawnNames {
  readonly names: readonly LabName[];
  readonly of: number;
  readonly leftOut: LabReport["sample"]["leftOut"];
}

export interface DrawRequest {
  readonly lists: readonly ListId[];
  readonly sample: number;
  readonly seed: number;
  readonly weak: "left out" | "taken in";
}

/** Draws names of the snapshot by chance, each as likely as another. Throws `list-unknown`, and `file-empty` for a list without names. */
export function drawNames(snapshot: Snapshot, { lists, sample, seed, weak }: DrawRequest): DrawnNames {
  for (const id of lists)
    if (!snapshot.lists.some((list) => list.id === id))
      fail("list-unknown", { field: "--lists", value: id, remedy: `Loaded: ${snapshot.lists.map((list) => list.id).join(", ")}` });
  const draw = drawOf<LabName>(sample, chanceOf(`names\n${seed}`));
  const leftOut = { weak: 0, unreadable: 0, tooLong: 0 };
  for (const { weak: isWeak, ...name } of listedNames(snapshot)) {
    if (lists.length > 0 && !lists.includes(name.list)) continue;
    if (isWeak && weak === "left out") {
      leftOut.weak++;
      continue;
    }
    const read = readName(name.text, name.kind);
    if (read.words.length === 0) leftOut.unreadable++;
    else if (read.cut > 0 || name.text.length > LAB_LIMITS.letters) leftOut.tooLong++;
    else draw.offer(name);
  }
  if (draw.seen() === 0)
    fail("file-empty", {
      field: lists.length === 0 ? "--lists" : lists.join(","),
      message: "there is no listed name to test",
      remedy: "Load a list (writ lists add), name another with --lists, or give a file of names with --names; --weak takes weak names in",
    });
  return { names: draw.drawn(), of: draw.seen(), leftOut };
}

/** A list made of a file of names, each a party of its own; its entries are known by their line. */
export async function snapshotOfNames(
  path: string,
  notices: Notices,
): Promise<{ readonly snapshot: Snapshot; readonly tooLong: number; readonly unreadable: number }> {
  const list = listId("names");
  const entries: ListedEntry[] = [];
  const read = await readNames(path, ({ line, name, kind }) => {
    if (entries.length >= LAB_LIMITS.population)
      fail("too-many", { file: path, line, message: `more than ${LAB_LIMITS.population} names`, remedy: "Give a part of the file" });
    entries.push({
      list,
      id: entryId(String(line)),
      party: partyId(`names/${line}`),
      kind: kind === "any" ? "unknown" : kind,
      caption: name,
      names: [{ text: name, weak: false, role: "primary" }],
      ...NO_FACTS,
      card: "{}",
    });
  });
  for (const line of shownProblems(read.problems, read.problemCount)) notices.say(line);
  const standing: SnapshotList = {
    id: list,
    title: read.file,
    published: null,
    checked: "1970-01-01T00:00:00.000Z",
    entries: entries.length,
    names: entries.length,
    unmapped: 0,
    problems: read.problemCount,
    sha256: read.sha256,
    state: "current",
  };
  return {
    snapshot: openSnapshot(buildSnapshot(entries, [standing]).slice().buffer),
    tooLong: read.tooLong,
    unreadable: read.problemCount - read.tooLong,
  };
}
