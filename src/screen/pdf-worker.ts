import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";
import type { PdfReply } from "./pdf.ts";

const { bytes, mostPages } = workerData as { readonly bytes: Uint8Array; readonly mostPages: number };

async function read(): Promise<PdfReply> {
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true });
    const total = pdf.numPages;
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(total, mostPages); number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      let text = "";
      for (const item of items) {
        if ("str" in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      }
      pages.push(text);
      page.cleanup();
    }
    return { pages, total };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { failed: error instanceof Error && error.name === "PasswordException" ? "password" : "damaged", said: said.slice(0, 200) };
  }
}

parentPort?.postMessage(await read());
