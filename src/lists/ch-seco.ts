import { fail, listId } from "../ground/index.ts";
import type { PartialDate, Problem } from "../ground/index.ts";
import { entryOfTarget } from "./ch-entry.ts";
import type { TargetState } from "./ch-state.ts";
import { survey, type Survey } from "./ch-survey.ts";
import type { Entry } from "./entry.ts";
import { dayOfInstant, ownDate } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze, watched, type Tally } from "./tally.ts";
import { decodeText } from "./text.ts";
import { recordBuilder, unknownRecord } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";
import { readXml, xmlRoot } from "./xml.ts";

const ROOT = "swiss-sanctions-list";
const WHOLE = "whole-list";
const TARGETS = new Set(["target"]);
const RECORDS: ReadonlySet<string> = new Set(["target", "place", "sanctions-program"]);
/** what the survey takes from them; the same words in other languages are translations */
const OUTSIDE: ReadonlySet<string> = new Set([
  "sanctions-program",
  "place",
  "program-key",
  "program-name",
  "sanctions-set",
  "location",
  "area",
  "country",
]);
const OUTSIDE_ATTRIBUTES: ReadonlySet<string> = new Set(["ssid", "lang", "iso-code"]);
/** copies of old and new states within a modification: nothing in them is the state of today */
const COPIES: ReadonlySet<string> = new Set(["added", "removed"]);
/** more targets than this share without a state that can be told: the file has changed, and nothing of it may be trusted to be all */
const UNCLEAR_MOST = 0.01;

/**
 * Switzerland, SECO whole list, XML. The file keeps released targets and old states: only targets whose latest modification lists
 * or amends them become entries. Read twice, because targets point forward to places. Source: formats.md 9; no real file was tried.
 */
export const chSeco: ListReader = {
  format: "ch-seco-xml",
  list: listId("ch"),
  title: "Switzerland, SECO, sanctions list",
  recognise: (file) => (xmlRoot(file.head) === ROOT ? "whole" : null),
  read: (parts, options) => readSeco(parts.get("whole") as ListFile, options),
};

async function readSeco(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const list = options.as ?? options.list ?? chSeco.list;
  const tally = newTally(options);
  const known = await survey(file);
  const told = { released: 0, unclear: 0, targets: 0 };
  const relations: { readonly from: string; readonly to: string; readonly line: number }[] = [];
  const delivered = new Set<string>();
  let printed: string | undefined;
  let published: PartialDate | null = null;
  let closed = false;
  let depth = 0;
  let skipping = 0;
  const problemAt = (line: number, code: Problem["code"], message: string, field = "target"): void =>
    tally.problem(badRow(code, { file: file.name, line, field, message }));

  const builder = recordBuilder({
    records: TARGETS,
    onOutside(name, attributes, line, level) {
      if (!OUTSIDE.has(name)) tally.unmapped(name);
      // the root is not shown to the builder: what stands in it is level 1
      if (level === 1 && !RECORDS.has(name)) tally.problem(unknownRecord(name, file.name, line));
      for (const [attribute] of attributes) if (!OUTSIDE_ATTRIBUTES.has(attribute)) tally.unmapped(`${name}@${attribute}`);
    },
    onOutsideText: () => undefined,
    onTooMany: (record) => problemAt(record.line, "too-many", "the target has too many elements: the rest was left out"),
    onRecord(record) {
      tally.row();
      told.targets++;
      const entry = targetInForce(record);
      if (entry === null) return;
      delivered.add(entry.id);
      for (const { to } of entry.relations) if (to !== undefined) relations.push({ from: entry.id, to, line: record.line });
      tally.entry(entry);
    },
  });

  function targetInForce(record: XmlNode): Entry | null {
    const ssid = squeeze(record.attributes.get("ssid") ?? "");
    if (ssid === "") {
      problemAt(record.line, "field-missing", "the target has no ssid and was left out", "ssid");
      return null;
    }
    const state: TargetState = known.states.get(ssid) ?? { state: "unclear", reason: "it was not met when the file was first read" };
    const copy = delivered.has(ssid);
    if (known.twice.has(ssid))
      problemAt(record.line, "row-malformed", `target ${ssid} stands in the file twice${copy ? ": this one was left out" : ""}`, "ssid");
    if (copy) return null;
    switch (state.state) {
      case "released":
        told.released++;
        if (state.note !== null)
          problemAt(record.line, "field-invalid", `target ${ssid}: released on ${state.on}, but ${state.note}`, "modification");
        if (published !== null && state.on > published)
          problemAt(
            record.line,
            "field-invalid",
            `target ${ssid} is released on ${state.on}, after the day of the list: it was left out already`,
            "modification",
          );
        return null;
      case "unclear":
        told.unclear++;
        problemAt(record.line, "field-invalid", `target ${ssid} was left out: ${state.reason}`, "modification");
        return null;
      case "in-force":
        if (state.note !== null) problemAt(record.line, "field-invalid", `target ${ssid}: ${state.note}`, "modification");
        return entryOfTarget(record, { list, file: file.name, places: known.places, sets: known.sets, onProblem: tally.problem });
    }
  }

  const chunks = watched(file.chunks(), (bytes) => options.onProgress?.(bytes, file.size));
  const { whole } = await readXml(decodeText(chunks, file), {
    file: file.name,
    onOpen(name, attributes, line) {
      depth++;
      if (depth === 1) {
        printed = dateOfRoot(attributes, { file: file.name, tally });
        published = printed === undefined ? null : dayOfInstant(printed);
      }
      if (skipping > 0 || (depth === 4 && COPIES.has(name))) {
        if (skipping === 0) tally.unmapped(`modification/${name}`);
        skipping++;
        return;
      }
      // only right below the root is a target a target
      if (depth > 1) builder.onOpen(name === "target" && depth > 2 ? "target (nested)" : name, attributes, line);
    },
    onClose(name, text, line) {
      if (skipping > 0) skipping--;
      else if (depth > 1) builder.onClose(name, text, line);
      if (depth === 1 && name === ROOT) closed = true;
      depth--;
    },
    onProblem: tally.problem,
  });
  if (!whole || !closed || told.unclear > told.targets * UNCLEAR_MOST) tally.broken();
  checkRelations(relations, known, (line, message) => problemAt(line, "entry-unknown", message, "relation"));
  if (known.placesTwice > 0)
    problemAt(1, "row-malformed", `${known.placesTwice} places stand in the file twice: the first was taken`, "place");
  if (known.notEnglish > 0)
    problemAt(1, "field-missing", `${known.notEnglish} programmes have no English name: that of another language was taken`, "program-key");
  for (let at = 0; at < told.released; at++) tally.unmapped("target (de-listed)");
  const own = ownDate({ file: file.name, field: "date", text: printed, date: published }, { tally, options });
  return tally.result({ list, format: chSeco.format, missingParts: [], ...own });
}

/** The date of the list as printed; other types than the whole list are parts of it and are refused. */
function dateOfRoot(
  attributes: ReadonlyMap<string, string>,
  { file, tally }: { readonly file: string; readonly tally: Tally },
): string | undefined {
  const type = attributes.get("list-type") ?? "";
  if (type !== WHOLE)
    fail("format-unknown", {
      file,
      line: 1,
      field: "list-type",
      value: type,
      message: `this is a part of the Swiss list (list-type "${type}"), not the whole of it`,
      remedy: "download the whole list",
    });
  for (const [name] of attributes)
    if (name !== "list-type" && name !== "date" && !name.startsWith("xmlns")) tally.unmapped(`${ROOT}@${name}`);
  return attributes.get("date");
}

/** A relation to a target that is not in the file is told; one to a released target stands, and leads to no entry. */
function checkRelations(
  relations: readonly { readonly from: string; readonly to: string; readonly line: number }[],
  { states }: Survey,
  tell: (line: number, message: string) => void,
): void {
  for (const { from, to, line } of relations)
    if (!states.has(to)) tell(line, `target ${from} has a relation to ${to}, which is not in the file`);
}
