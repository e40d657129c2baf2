import { entryId } from "../ground/index.ts";
import type { ListId, Problem } from "../ground/index.ts";
import { addIdentifier, addText, addressOf, countryOrPrinted, newDraft, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { readFact } from "./ofac-fact.ts";
import { readRemarks } from "./ofac-remarks.ts";
import { addNames, countryCell, keepRest, kindOfWord, nameCell, roleOfWord } from "./ofac-text.ts";
import { badRow } from "./tally.ts";
import { takingFrom } from "./xml-taking.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

export interface OfacContext {
  readonly list: ListId;
  readonly file: string;
  readonly onProblem: (problem: Problem) => void;
}

/** What one record gave: the entry, and its names as the file prints them, for counting. */
export interface OfacEntry {
  readonly draft: Draft;
  readonly printed: readonly string[];
}

interface Reading {
  readonly draft: Draft;
  readonly take: Taking;
  readonly context: OfacContext;
}

/** The entry of one `sdnEntry`; null, and a problem, where it has no number. */
export function entryOfSdn(record: XmlNode, context: OfacContext): OfacEntry | null {
  const take = takingFrom(record);
  const at = { file: context.file, line: record.line };
  const uid = take.text(record, "uid");
  if (!/^\d{1,12}$/.test(uid)) {
    context.onProblem(
      badRow("row-malformed", { ...at, field: "uid", value: uid, message: "the entry has no number of its own and was left out" }),
    );
    return null;
  }
  const type = take.text(record, "sdnType");
  const kind = type === "" ? "unknown" : kindOfWord(type);
  const draft = newDraft({ list: context.list, id: entryId(uid), kind, source: at });
  if (kind === "unknown") {
    if (type !== "") draft.unmapped.push(["sdnType", type]);
    const message = type === "" ? "the entry does not say what it is" : `"${type.slice(0, 60)}" is no kind of party`;
    context.onProblem(badRow(type === "" ? "field-missing" : "field-invalid", { ...at, field: "sdnType", value: uid, message }));
  }
  const reading: Reading = { draft, take, context };
  addIdentifier(draft.identifiers, { type: "ofac-id", value: uid });
  const printed = takeNames(reading, record);
  for (const programme of take.all(take.one(record, "programList"), "program")) addText(draft.programmes, take.own(programme));
  addText(draft.positions, take.text(record, "title"));
  takeIds(reading, record);
  takeAddresses(reading, record);
  takeFacts(reading, record);
  takeVessel(reading, take.one(record, "vesselInfo"));
  readRemarks(draft, take.text(record, "remarks"), { ...at, onProblem: context.onProblem });
  keepRest(draft, take.rest());
  return { draft, printed };
}

function takeNames({ draft, take, context }: Reading, record: XmlNode): readonly string[] {
  // two elements: counted as they are printed, read as the tables write them
  const printed: string[] = [];
  const nameOf = (node: XmlNode): string => {
    const [last, first] = [take.text(node, "lastName"), take.text(node, "firstName")];
    printed.push(`${last} ${first}`.trim());
    return nameCell(last, first);
  };
  const main = nameOf(record);
  if (!addNames(draft, { cell: main, role: "primary", quality: "strong" }))
    context.onProblem(
      badRow("field-missing", {
        file: context.file,
        line: record.line,
        field: "lastName",
        value: draft.id,
        message: "the entry has no name",
      }),
    );
  for (const aka of take.all(take.one(record, "akaList"), "aka")) {
    const cell = nameOf(aka);
    const type = take.text(aka, "type");
    const category = take.text(aka, "category").toLowerCase();
    const quality = category === "weak" || category === "strong" ? category : "unknown";
    if (!addNames(draft, { cell, role: roleOfWord(type) ?? "alias", quality }) && cell !== "") draft.unmapped.push(["aka", cell]);
    if (cell === "")
      context.onProblem(
        badRow("field-missing", { file: context.file, line: aka.line, field: "aka", value: draft.id, message: "the alias has no name" }),
      );
    if (roleOfWord(type) === null) draft.unmapped.push(["aka/type", type]);
    if (quality === "unknown" && category !== "") draft.unmapped.push(["aka/category", category]);
  }
  return printed.filter((cell) => cell !== "");
}

/** A mixed bag: documents, contacts, sex, measures. Each is what Remarks print as `TYPE NUMBER (COUNTRY) issued … expires …`. */
function takeIds({ draft, take, context }: Reading, record: XmlNode): void {
  for (const id of take.all(take.one(record, "idList"), "id")) {
    const label = take.text(id, "idType");
    const country = take.text(id, "idCountry");
    const issued = take.text(id, "issueDate");
    const expires = take.text(id, "expirationDate");
    const text = [
      label,
      take.text(id, "idNumber"),
      country === "" ? "" : `(${country})`,
      issued === "" ? "" : `issued ${issued}`,
      expires === "" ? "" : `expires ${expires}`,
    ].filter((part) => part !== "");
    if (text.length === 0) continue;
    const where = { file: context.file, line: id.line, field: "id", onProblem: context.onProblem };
    if (label === "") {
      context.onProblem(
        badRow("field-missing", { ...where, field: "idType", value: draft.id, message: "the identifier does not say what it is" }),
      );
      draft.unmapped.push(["id", text.join(" ")]);
    } else readFact(draft, text.join(" "), { ...where, label });
  }
}

function takeAddresses({ draft, take }: Reading, record: XmlNode): void {
  for (const node of take.all(take.one(record, "addressList"), "address")) {
    const address = addressOf({
      street: ["address1", "address2", "address3"]
        .map((line) => take.text(node, line))
        .filter((line) => line !== "")
        .join(", "),
      city: take.text(node, "city"),
      region: take.text(node, "stateOrProvince"),
      postalCode: take.text(node, "postalCode"),
      country: countryCell(take.text(node, "country")),
    });
    if (address !== null) draft.addresses.push(address);
  }
}

/** Births, places, nationalities: the main one first, wherever it stands. */
function takeFacts({ draft, take, context }: Reading, record: XmlNode): void {
  const items = (list: string, item: string, value: string): readonly { readonly text: string; readonly line: number }[] =>
    take
      .all(take.one(record, list), item)
      .map((node) => ({ text: take.text(node, value), line: node.line, main: take.text(node, "mainEntry").toLowerCase() === "true" }))
      .toSorted((left, right) => Number(right.main) - Number(left.main))
      .filter(({ text }) => text !== "");
  for (const { text, line } of items("dateOfBirthList", "dateOfBirthItem", "dateOfBirth"))
    readFact(draft, `DOB ${text}`, { file: context.file, line, field: "dateOfBirth", onProblem: context.onProblem });
  for (const { text } of items("placeOfBirthList", "placeOfBirthItem", "placeOfBirth")) {
    const place = placeOf([text]);
    if (place !== null) draft.birthPlaces.push(place);
  }
  for (const { text } of items("nationalityList", "nationality", "country")) addText(draft.nationalities, countryOrPrinted(text));
  for (const { text } of items("citizenshipList", "citizenship", "country")) addText(draft.nationalities, countryOrPrinted(text));
}

function takeVessel({ draft, take }: Reading, vessel: XmlNode | null): void {
  const callSign = take.text(vessel, "callSign");
  const flag = take.text(vessel, "vesselFlag");
  const owner = take.text(vessel, "vesselOwner");
  if (callSign !== "") addIdentifier(draft.identifiers, { type: "call-sign", value: callSign });
  if (flag !== "") addText(draft.nationalities, countryOrPrinted(flag));
  if (owner !== "") draft.relations.push({ kind: "owned-by", name: owner });
}
