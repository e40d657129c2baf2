import type { ForeseeDesk } from "./desk.ts";
import type { FitDesk } from "./fit-desk.ts";

/** A strategy's file is some kilobytes; whatever is larger is some other file. */
const MOST_BYTES = 500_000;
/** what a posterior says of itself stands at its beginning */
const BEGINNING = 400;

/** Files as they are dropped or chosen: counts, what was learnt from them, a strategy, a situation. What each is, its content says. */
export async function takeFiles(files: Iterable<File>, desk: ForeseeDesk, fits: FitDesk): Promise<void> {
  for (const file of files) {
    const beginning = (await file.slice(0, BEGINNING).text()).trimStart();
    if (beginning !== "" && !beginning.startsWith("{") && !beginning.startsWith("[") && isTable(file, beginning)) fits.takeCounts(file);
    else if (beginning.includes("writ-posterior/")) fits.takeLearnt(file);
    else {
      const name = file.size > MOST_BYTES ? `${file.name} (more than ${MOST_BYTES / 1000} kB)` : file.name;
      await desk.take(file.size > MOST_BYTES ? "" : await file.text(), name);
    }
  }
}

/** by its name, or by a first line with separators */
const isTable = (file: File, beginning: string): boolean =>
  /\.(csv|tsv|txt)$/i.test(file.name) || /[,;\t]/.test(beginning.split("\n", 1)[0] ?? "");
