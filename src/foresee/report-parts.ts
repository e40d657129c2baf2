import { escapeXml } from "../ground/index.ts";
import type { ShownTable } from "./shown-tables.ts";

/** A section of the report under its title; `body` is HTML. */
export const section = (title: string, body: string): string => `<section><h2>${escapeXml(title)}</h2>${body}</section>`;

/** A table that scrolls sideways on a narrow screen; cells are HTML. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "th" | "td", row: readonly string[]): string => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<div class="wide"><table><thead>${cells("th", head)}</thead><tbody>${rows.map((row) => cells("td", row)).join("")}</tbody></table></div>`;
}

/** A table as the page shows it; its cells are text. */
export const tableHtml = ({ head, rows }: ShownTable): string =>
  table(
    head.map(escapeXml),
    rows.map(({ title, cells }) => [escapeXml(title), ...cells.map(escapeXml)]),
  );
