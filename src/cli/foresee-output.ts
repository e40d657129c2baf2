import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { fail } from "../ground/index.ts";

/** What a result can be written as, by the file's ending. */
export type Formats = Readonly<Record<string, () => string>>;

/** Refuses a file whose ending no format has, before anything is run. */
export function checkOut(files: readonly string[], endings: readonly string[]): void {
  for (const file of files)
    if (!endings.includes(extname(file).toLowerCase()))
      fail("usage", {
        field: "--out",
        value: file,
        message: `"${file}" has none of the endings that say the format`,
        remedy: `One of: ${endings.join(", ")}`,
      });
}

/** Writes each file in the format of its ending. */
export async function writeOut(files: readonly string[], formats: Formats): Promise<void> {
  for (const file of files) {
    const text = formats[extname(file).toLowerCase()]?.() ?? "";
    await writeFile(file, text).catch((error: NodeJS.ErrnoException) =>
      fail(
        error.code === "ENOSPC" ? "data-full" : error.code === "ENOENT" ? "file-not-found" : "file-unreadable",
        {
          file,
          field: "--out",
          message: `cannot be written: ${error.code ?? error.message}`,
          remedy: "Name a file in a folder that is there and may be written to",
        },
        error,
      ),
    );
  }
}
