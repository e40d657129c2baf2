import { fail } from "../ground/index.ts";
import type { ForeseeFile } from "./foresee-files.ts";
import type { ServerContext } from "./route.ts";
import { plainFileName } from "./uploads.ts";

/** The name of the file in the body, safe to show. */
export function fileNameOf(context: ServerContext, usual: string): string {
  const header = context.req.header("x-file-name") ?? usual;
  try {
    return plainFileName(decodeURIComponent(header));
  } catch {
    return plainFileName(header);
  }
}

/** The body as text, never more of it in memory than `bytes`. */
export async function textOf(
  context: ServerContext,
  { file, bytes: most, remedy }: { readonly file: string; readonly bytes: number; readonly remedy: string },
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) fail("file-too-large", { file, remedy: `At most ${most / 2 ** 20} MiB; is it the right file?` });
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    return fail("encoding-damaged", { file, remedy }, error);
  }
}

/** A file to be kept, never shown in the browser. */
export function send(context: ServerContext, { name, type, text }: ForeseeFile): Response {
  context.header("content-type", type);
  context.header("content-disposition", `attachment; filename="${name}"`);
  return context.body(text);
}
