import { withoutEntities } from "../ground/index.ts";

/** The title of a web page, perhaps empty; null for what is none. */
export function pageTitle(head: string): string | null {
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (!/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(start)) return null;
  const title = /<title[^>]*>([\s\S]{0,300}?)<\/title>/i.exec(start)?.[1] ?? "";
  return withoutEntities(title).replace(/\s+/g, " ").trim().slice(0, 80);
}
