import type { ListFile } from "./reader.ts";
import { isDamage } from "./text.ts";

/** The first match of a number in a file, looked for without parsing; null: there is none. Source: the tag stands once all tables are over. */
export async function firstNumber(file: ListFile, tag: RegExp): Promise<string | null> {
  let kept = "";
  try {
    for await (const chunk of file.chunks()) {
      // latin1 keeps every byte one sign: only ASCII is looked for
      const text = kept + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
      const found = tag.exec(text)?.[1];
      if (found !== undefined) return found;
      kept = text.slice(-LONGEST_TAG);
    }
  } catch (error) {
    // a damaged file is told when it is read
    if (!isDamage(error)) throw error;
  }
  return null;
}

const LONGEST_TAG = 1_000;
