import type { ListId } from "../ground/index.ts";
import type { ListFile, ListReader, PublicationFiles, ReadOptions, ReadResult } from "./reader.ts";

/*
 * The readers of all formats are a hundred files and a few libraries, and most commands read no list: they come with the first that does,
 * which takes a third off the start of every other command.
 */

/** Every format that Writ reads, in the order in which they are asked. */
export const allReaders = async (): Promise<readonly ListReader[]> => (await import("./readers.ts")).READERS;

/** Which publications the given files are, by their content alone; see `recognise` in readers.ts. */
export async function recognise(
  files: readonly ListFile[],
  readers?: readonly ListReader[],
  options: { readonly as?: ListId } = {},
): Promise<readonly PublicationFiles[]> {
  return (await import("./readers.ts")).recognise(files, readers, options);
}

/** Reads one publication; entries go to `options.onEntry`. */
export function readPublication(group: PublicationFiles, options: ReadOptions): Promise<ReadResult> {
  return group.reader.read(group.parts, { list: group.list, ...options });
}
