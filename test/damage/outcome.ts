import { WritError } from "../../src/ground/index.ts";
import { listFileFromBytes, readPublication, recognise } from "../../src/lists/index.ts";
import type { Entry, ReadResult } from "../../src/lists/index.ts";
import type { DamageCase } from "./case.ts";

/** What came out of one reading. */
export type Outcome =
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  | {
      readonly kind: "read";
      readonly format: string;
      readonly result: ReadResult;
      /** each entry as text, without the place it stands at */
      readonly entries: readonly { readonly id: string; readonly text: string; readonly entry: Entry }[];
    };
export type Read = Extract<Outcome, { kind: "read" }>;

/** Reads the case with other bytes in the place of its wounded file. Anything but a WritError goes through: that is a crash. */
export async function readWith(given: DamageCase, bytes: Buffer): Promise<Outcome> {
  const entries: { id: string; text: string; entry: Entry }[] = [];
  try {
    const files = await Promise.all(given.files.map((file, at) => listFileFromBytes(file.name, at === given.target ? bytes : file.bytes)));
    const groups = await recognise(files);
    let result: ReadResult | null = null;
    for (const group of groups) {
      const read = await readPublication(group, {
        onEntry: (entry) => entries.push({ id: `${entry.list}/${entry.id}`, text: textOf(entry), entry }),
      });
      result = result === null ? read : joined(result, read);
    }
    if (result === null) return { kind: "refused", code: "format-unknown", message: "nothing was recognised" };
    return { kind: "read", format: groups.map(({ reader }) => reader.format).join("+"), result, entries };
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    return { kind: "refused", code: error.code, message: error.problem.message };
  }
}

/** files of one set that no longer belong together come out as two publications */
function joined(a: ReadResult, b: ReadResult): ReadResult {
  return {
    ...a,
    entries: a.entries + b.entries,
    rows: a.rows + b.rows,
    problems: [...a.problems, ...b.problems],
    problemCount: a.problemCount + b.problemCount,
    whole: a.whole && b.whole,
    missingParts: [...a.missingParts, ...b.missingParts],
  };
}

function textOf(entry: Entry): string {
  const { source: _, unmapped, ...rest } = entry;
  // the order of columns says nothing
  return JSON.stringify({ ...rest, unmapped: unmapped.map((pair) => JSON.stringify(pair)).toSorted() });
}
