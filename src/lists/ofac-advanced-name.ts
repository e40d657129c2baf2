import type { Draft } from "./draft.ts";
import type { NameRole } from "./entry.ts";
import type { AdvancedTables } from "./ofac-advanced-tables.ts";
import { addScriptName, nameCell, roleOfWord } from "./ofac-text.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

interface NameReading {
  readonly draft: Draft;
  readonly take: Taking;
  readonly tables: AdvancedTables;
}

interface NamePart {
  readonly type: string;
  readonly text: string;
}

const GIVEN = /^(?:first|middle) name$/i;
const PLAIN = /^(?:last|first|entity|vessel|aircraft) name$/i;

/** The names of one `Identity`; `main` says whether it is the party's own. Gives them as the tables print them: `SURNAME, Given`. */
export function takeIdentityNames(reading: NameReading, identity: XmlNode, { main }: { readonly main: boolean }): readonly string[] {
  const { draft, take, tables } = reading;
  const types = partTypes(reading, identity);
  const printed: string[] = [];
  const aliases = take
    .all(identity, "Alias")
    .map((node) => ({ node, primary: take.attribute(node, "Primary") === "true" }))
    .toSorted((left, right) => Number(right.primary) - Number(left.primary));
  for (const { node: alias, primary } of aliases) {
    const word = tables.words("AliasType", take.attribute(alias, "AliasTypeID"), alias.line);
    const known = roleOfWord(word);
    const role: NameRole = primary && main ? "primary" : (known ?? "alias");
    if (known === null && !/^name$/i.test(word) && word !== "") draft.unmapped.push(["AliasType", word]);
    const quality = take.attribute(alias, "LowQuality") === "true" ? "weak" : "strong";
    for (const [place, name] of take.all(alias, "DocumentedName").entries()) {
      const { parts, script, acronym } = partsOf(reading, name, types);
      const { last, given } = sides(parts);
      const cell = nameCell(last, given);
      if (cell === "") continue;
      printed.push(cell);
      // beside the Latin spelling stands the original script
      const as: NameRole = place > 0 && role === "primary" ? "original" : acronym && role === "alias" ? "acronym" : role;
      if (!addScriptName(draft, { cell, last, given, role: as, quality })) draft.unmapped.push(["DocumentedName", cell]);
      if (script !== "" && !/^latin$/i.test(script)) draft.unmapped.push(["Script", `${script}: ${cell}`]);
      for (const { type, text } of parts) if (!PLAIN.test(type)) draft.unmapped.push([`namePart: ${type}`, text]);
    }
  }
  return printed;
}

/** What kind of part each group of parts is: surname, given name … */
function partTypes({ take, tables }: NameReading, identity: XmlNode): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const groups of take.all(identity, "NamePartGroups"))
    for (const master of take.all(groups, "MasterNamePartGroup"))
      for (const group of take.all(master, "NamePartGroup"))
        types.set(take.attribute(group, "ID"), tables.words("NamePartType", take.attribute(group, "NamePartTypeID"), group.line));
  return types;
}

function partsOf(
  { take, tables }: NameReading,
  name: XmlNode,
  types: ReadonlyMap<string, string>,
): { readonly parts: readonly NamePart[]; readonly script: string; readonly acronym: boolean } {
  const parts: NamePart[] = [];
  let script = "";
  let acronym = false;
  for (const part of take.all(name, "DocumentedNamePart"))
    for (const value of take.all(part, "NamePartValue")) {
      const text = take.own(value);
      const group = take.attribute(value, "NamePartGroupID");
      script = tables.words("Script", take.attribute(value, "ScriptID"), value.line);
      acronym ||= take.attribute(value, "Acronym") === "true";
      // a part whose group is not there still belongs to the name
      if (text !== "") parts.push({ type: types.get(group) ?? `group ${group}`, text });
    }
  return { parts, script, acronym };
}

/** Given and middle names, and a father's name that follows them, on the one side; all that make up the surname on the other. */
function sides(parts: readonly NamePart[]): { readonly last: string; readonly given: string } {
  const last: string[] = [];
  const given: string[] = [];
  const surname = parts.some(({ type }) => /^last name$/i.test(type));
  for (const { type, text } of parts) {
    const follows = /^patronymic$/i.test(type) && surname && given.length > 0;
    (GIVEN.test(type) || follows ? given : last).push(text);
  }
  return { last: last.join(" "), given: given.join(" ") };
}
