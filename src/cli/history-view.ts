import type { EntryHistory, HistoryStep } from "../registry/index.ts";
import { changeLines, fieldWord, versionInWords } from "./bulletin-view.ts";
import type { Kind } from "../ground/index.ts";
import { cleaned, wrapped } from "./plain-text.ts";
import { count } from "./problem-lines.ts";
import type { Style } from "./style.ts";

/** When an entry came, what changed and when it left; `full`: field by field. */
export function historyLines(history: EntryHistory, style: Style, { full }: { readonly full: boolean }): string[] {
  const { steps, versions, inForce, last } = history;
  const lead = inForce
    ? `on the list, by the version of ${versionInWords(last)}`
    : `no longer on the list: the version of ${versionInWords(last)} is the last that holds it`;
  return [
    "",
    style.bold("History") + style.faint(`  ${count(versions, "version")} held`),
    ...steps.flatMap((step) => stepLines(step, style, { full, kind: history.entry.kind })),
    `  ${inForce ? lead : style.warn(lead)}`,
  ];
}

function stepLines(step: HistoryStep, style: Style, { full, kind }: { readonly full: boolean; readonly kind: Kind }): string[] {
  const fields = step.fields.map(({ field }) => fieldWord(field, kind)).join(", ");
  const words = {
    came:
      step.since === null ? "listed then or before: no older version is held" : `new since the version of ${versionInWords(step.since)}`,
    left: step.since === null ? "gone" : `gone since the version of ${versionInWords(step.since)}`,
    amended: `amended${step.since === null ? "" : ` since ${cleaned(step.since.day)}`}: ${fields}`,
  }[step.what];
  const [first = "", ...rest] = wrapped(`${cleaned(step.version.day)}  ${words}`, style.width - 2);
  return [
    `  ${first}`,
    ...rest.map((line) => `              ${line}`),
    ...(full ? step.fields.flatMap((change) => changeLines(change, style, { kind, indent: 14 })) : []),
  ];
}
