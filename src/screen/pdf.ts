import { Worker } from "node:worker_threads";
import { fail } from "../ground/index.ts";

/** What the worker sends back: the pages' text, or why it has none. */
export type PdfReply =
  | { readonly pages: readonly string[]; readonly total: number }
  | { readonly failed: "password" | "damaged"; readonly said: string };

/** ms and MiB that one PDF may take before it is given up: hostile files can keep a parser busy for ever. */
const LONGEST_WORK = 60_000;
const MOST_MEMORY = 1_024;
export const MOST_PAGES = 5_000;

/** The built code lies beside this file as `.js`, the source as `.ts`. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./pdf-worker.ts" : "./pdf-worker.js", import.meta.url);

/**
 * The text of a PDF by pdf.js (unpdf), page by page, in a thread of its own that can be ended.
 * A page without text (a scan) is named in `unread`. Errors: file-unreadable (damaged, password), too-many is said in `unread`.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<{ text: string; unread: string[] }> {
  const reply = await work(bytes, file);
  if ("failed" in reply) {
    if (reply.failed === "password")
      fail("file-unreadable", { file, message: "the PDF is protected by a password", remedy: "save it without one" });
    fail("file-unreadable", { file, message: `the PDF is damaged: ${reply.said}`, remedy: "print it to a new PDF" });
  }
  const unread: string[] = [];
  const empty = reply.pages.flatMap((page, at) => (page.trim() === "" ? [at + 1] : []));
  if (empty.length > 0) {
    const shown = empty.slice(0, 20).join(", ") + (empty.length > 20 ? ", …" : "");
    unread.push(`${empty.length === 1 ? "page" : "pages"} ${shown} of the PDF hold no text (a scan?) and were not screened`);
  }
  if (reply.total > reply.pages.length) unread.push(`only the first ${reply.pages.length} of ${reply.total} pages were screened`);
  return { text: reply.pages.join("\n\n").toWellFormed(), unread };
}

async function work(bytes: Uint8Array, file: string): Promise<PdfReply> {
  // a copy of our own, because a buffer that is handed over is gone for the caller
  const copy = new Uint8Array(bytes);
  const worker = new Worker(WORKER, {
    workerData: { bytes: copy, mostPages: MOST_PAGES },
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PdfReply>();
  const timer = setTimeout(
    () => resolve({ failed: "damaged", said: `it took longer than ${LONGEST_WORK / 1_000} s to read` }),
    LONGEST_WORK,
  );
  worker.on("message", resolve);
  worker.on("error", (error) => {
    if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY")
      resolve({ failed: "damaged", said: "it took too much memory to read" });
    else reject(error);
  });
  worker.on("exit", () => resolve({ failed: "damaged", said: "the reader stopped" }));
  try {
    return await promise;
  } catch (error) {
    return fail("file-unreadable", { file, message: "the PDF could not be read", remedy: "print it to a new PDF" }, error);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
