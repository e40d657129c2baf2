import { z } from "zod";
import { partialDate } from "../ground/index.ts";
import type { ReadResult } from "./reader.ts";

/** What a register says of a list that it writes out, beside the entries: without it half a list would come back as a whole one. */
export const listFacts = z.object({
  id: z.string().min(1),
  title: z.string(),
  published: z.string().nullable(),
  /** when its publisher was last asked, ISO instant */
  checked: z.string().optional(),
  entries: z.int().min(0),
  names: z.int().min(0).optional(),
  /** bad rows and fields that the publisher's file had */
  problems: z.int().min(0).optional(),
  /** values in all that no field fits */
  unmapped: z.int().min(0).optional(),
  state: z.string().optional(),
  note: z.string().nullable().optional(),
});
export type ListFacts = Readonly<z.infer<typeof listFacts>>;

/** The facts of a list as they are written: no key without a value, the same in every format. */
export function writtenFacts({ id, title, published, checked, entries, names, problems, unmapped, state, note }: ListFacts): ListFacts {
  return {
    id,
    title,
    published,
    ...(checked === undefined ? {} : { checked }),
    entries,
    ...(names === undefined ? {} : { names }),
    ...(problems === undefined ? {} : { problems }),
    ...(unmapped === undefined ? {} : { unmapped }),
    ...(state === undefined ? {} : { state }),
    ...(note === undefined || note === null ? {} : { note }),
  };
}

/**
 * A list that comes back from a file that a register wrote: with its date, its problems and its state. How many names its publisher prints is
 * counted by the publisher's own reader, which saw more than the entries.
 */
export function asHandedOn(result: ReadResult, facts: ListFacts): ReadResult {
  const date = partialDate(facts.published ?? "");
  const note = noteOf(facts);
  return {
    ...result,
    ...(date === null ? {} : { published: date, prints: date }),
    ...(result.whole && facts.names !== undefined ? { names: facts.names } : {}),
    unmapped: besideEntries(result.unmapped, facts.unmapped ?? 0),
    problemCount: result.problemCount + (facts.problems ?? 0),
    handedOn: {
      state: facts.state === "current" ? "current" : "partial",
      ...(note === undefined ? {} : { note }),
      ...(facts.checked === undefined ? {} : { checked: facts.checked }),
    },
  };
}

/** What the publisher's reader met outside of any entry is counted as it was. */
function besideEntries(unmapped: ReadResult["unmapped"], all: number): ReadResult["unmapped"] {
  let here = 0;
  for (const count of unmapped.values()) here += count;
  return all > here ? new Map([...unmapped, ["beside the entries", all - here]]) : unmapped;
}

/** Its note as it stood. A version that was held back there is not here: that it was is all that can be said. */
function noteOf({ state, note }: ListFacts): string | undefined {
  if (state === "current" || state === "partial")
    return note ?? (state === "current" ? undefined : "it was half a list where it was written out");
  const was = state === undefined ? "does not say whether it was whole" : `had it as ${state}`;
  return `the register that wrote it out ${was}${note === undefined || note === null ? "" : `: ${note}`}`;
}
