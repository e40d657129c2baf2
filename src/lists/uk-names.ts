import { scriptOf } from "../names/index.ts";
import type { EntryName, NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { squeeze } from "./tally.ts";
import type { Column } from "./uk-columns.ts";
import { keep, unreadable, type UkContext, type UkFacts } from "./uk-facts.ts";
import { LANGUAGES } from "./uk-languages.ts";

const ROLES = new Map<string, NameRole>([
  ["primary name", "primary"],
  ["prime alias", "primary"],
  ["primary name variation", "variation"],
  ["alias", "alias"],
  ["aka", "alias"],
  ["a.k.a", "alias"],
  ["fka", "former"],
  ["f.k.a", "former"],
]);
/** A longer cell is no name with its abbreviation: it is kept whole. */
const NAME_LENGTH = 2_000;

/** `Good quality`, `Low quality a.k.a` */
function qualityOf(printed: string): NameQuality {
  if (/^good\b/i.test(printed)) return "strong";
  return /^low\b/i.test(printed) ? "weak" : "unknown";
}

/** The name of a row in its six parts, and the name in its own script that stands beside it. */
export function takeName(
  facts: UkFacts,
  row: { readonly cell: (column: Column) => string; readonly line: number },
  context: UkContext,
): void {
  const { cell, line } = row;
  const parts = (["name1", "name2", "name3", "name4", "name5", "name6"] as const).map(cell);
  const text = squeeze(parts.join(" "));
  const printedRole = cell("aliasType");
  const printedQuality = cell("aliasQuality");
  const role = ROLES.get(printedRole.toLowerCase().replace(/\.$/, ""));
  const quality = qualityOf(printedQuality);
  if (printedRole !== "" && role === undefined) unreadable(facts, { field: "Alias Type", value: printedRole, line }, context);
  if (printedQuality !== "" && quality === "unknown") unreadable(facts, { field: "Alias Quality", value: printedQuality, line }, context);
  for (const name of namesOf(text, { role: role ?? "alias", quality, body: facts.kind === "organisation" }))
    facts.names.add(`${name.text}\n${name.role}\n${quality}\n${name.printed ?? ""}`, name);
  const original = cell("original");
  const language = cell("originalLanguage");
  const code = LANGUAGES.get(language.toLowerCase());
  if (original !== "") {
    facts.names.add(`${original}\noriginal`, {
      text: original,
      role: "original",
      quality: "unknown",
      script: scriptOf(original),
      ...(code === undefined ? {} : { language: code }),
    });
    if (language !== "" && code === undefined) keep(facts, "Non-Latin Script Language", language);
  } else {
    // a script or language without the name it speaks of
    if (cell("originalScript") !== "") keep(facts, "Non-Latin Script Type", cell("originalScript"));
    if (language !== "") keep(facts, "Non-Latin Script Language", language);
  }
}

function namesOf(
  text: string,
  { role, quality, body }: { readonly role: NameRole; readonly quality: NameQuality; readonly body: boolean },
): readonly EntryName[] {
  if (text === "") return [];
  // bodies print their abbreviation in brackets; a person's brackets, or those that open a name, abbreviate nothing
  const taken =
    body && !text.startsWith("(") && text.length <= NAME_LENGTH ? namesOfCell({ cell: text, role, quality, person: false }) : [];
  return taken.length > 0 ? taken : [{ quality, role, script: scriptOf(text), text }];
}
