import type { ListFile, ReadOptions } from "./reader.ts";
import { watched, type Tally } from "./tally.ts";
import { decodeText } from "./text.ts";
import { readXml } from "./xml.ts";
import type { recordBuilder } from "./xml-record.ts";

/**
 * Reads a file of records to its end. Whole is a file that is well-formed throughout and closes its root; of any other the tally is
 * told that it is broken.
 */
export async function walkRecords(
  file: ListFile,
  builder: Pick<ReturnType<typeof recordBuilder>, "onOpen" | "onClose">,
  { root, tally, options }: { readonly root: string; readonly tally: Tally; readonly options: Pick<ReadOptions, "onProgress"> },
): Promise<{ readonly whole: boolean }> {
  let closed = false;
  const chunks = watched(file.chunks(), (bytes) => options.onProgress?.(bytes, file.size));
  const { whole } = await readXml(decodeText(chunks, file), {
    file: file.name,
    onOpen: builder.onOpen,
    onClose(name, text, line) {
      builder.onClose(name, text, line);
      if (name === root) closed = true;
    },
    onProblem: tally.problem,
  });
  if (!whole || !closed) tally.broken();
  return { whole: whole && closed };
}
