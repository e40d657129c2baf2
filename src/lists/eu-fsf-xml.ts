import { listId, problem } from "../ground/index.ts";
import { addContact } from "./eu-address.ts";
import { isoDate } from "./eu-birth.ts";
import { newEuEntity, type EuContext, type EuEntity } from "./eu-entity.ts";
import { euFields, type EuBlockKind, type EuField } from "./eu-fields.ts";
import { ownDate } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import { xmlRoot } from "./xml.ts";
import { recordBuilder, unknownRecord, type XmlNode } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";

const ROOT = "export";
const RECORD = "sanctionEntity";
const BLOCKS = new Map<string, EuBlockKind>([
  ["nameAlias", "name"],
  ["address", "address"],
  ["birthdate", "birth"],
  ["identification", "document"],
  ["citizenship", "citizenship"],
]);

/**
 * EU Financial Sanctions Files as XML 1.1: `export/sanctionEntity`, everything in attributes. One entry per `logicalId`, streamed.
 * Source: formats.md 6.3.
 */
export const euFsfXml: ListReader = {
  format: "eu-fsf-xml",
  list: listId("eu"),
  title: "European Union, consolidated financial sanctions",
  recognise: (file) => (xmlRoot(file.head) === ROOT && /<(?:\w+:)?sanctionEntity\b|\/fsd\/export\b/.test(file.head) ? "whole" : null),
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return readEuXml(file, options);
  },
};

async function readEuXml(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? euFsfXml.list;
  const context: EuContext = { list, file: file.name, onProblem: tally.problem, onUnmapped: tally.unmapped };
  const seen = new Set<string>();
  let generated: string | undefined;
  const at = (node: XmlNode, field: string, value?: string): { file: string; line: number; field: string; value?: string } => ({
    file: file.name,
    line: node.line,
    field,
    ...(value === undefined ? {} : { value }),
  });
  const builder = recordBuilder({
    records: new Set([RECORD]),
    onRecord(record) {
      tally.row();
      const id = squeeze(record.attributes.get("logicalId") ?? "");
      if (id === "") {
        tally.problem(badRow("row-malformed", { ...at(record, "logicalId"), message: "the entity has no logical id and was left out" }));
        return;
      }
      if (seen.has(id))
        tally.problem(badRow("row-malformed", { ...at(record, "logicalId", id), message: `${id} stands in the file twice` }));
      seen.add(id);
      const entity = entityOf(record, id, context);
      if (entity.draft.names.length === 0)
        tally.problem(badRow("field-missing", { ...at(record, "wholeName", id), message: "the entity has no name" }));
      tally.entry(entity.entry(), printedNames(record));
    },
    onOutside(name, attributes, line, depth) {
      if (name !== ROOT) tally.unmapped(name);
      if (depth === 2) tally.problem(unknownRecord(name, file.name, line));
      for (const [key, value] of attributes) {
        if (name === ROOT && key === "generationDate") generated = value;
        else if (!/^(?:xmlns|xsi:)/.test(key)) tally.unmapped(`${name}@${key}`);
      }
    },
    onOutsideText: (name) => tally.unmapped(name),
    onTooMany: (node) =>
      tally.problem(badRow("too-many", { ...at(node, node.name), message: "the entity has too many elements: the rest was left out" })),
  });
  await walkRecords(file, builder, { root: ROOT, tally, options });
  const cut = builder.unfinished();
  if (cut !== null)
    tally.problem(
      problem("xml-malformed", {
        ...at(cut, RECORD),
        message: "the entity breaks off and was left out",
        remedy: "download the file again",
      }),
    );
  const date = generated === undefined ? null : isoDate(generated.slice(0, 10));
  const own = ownDate({ file: file.name, field: "generationDate", text: generated, date }, { tally, options });
  return tally.result({ list, format: euFsfXml.format, ...own, missingParts: [] });
}

function printedNames(record: XmlNode): readonly string[] {
  return record.children.flatMap((node) => {
    const name = node.name === "nameAlias" ? squeeze(node.attributes.get("wholeName") ?? "") : "";
    return name === "" ? [] : [name];
  });
}

function entityOf(record: XmlNode, id: string, context: EuContext): EuEntity {
  const entity = newEuEntity(id, record.line, context);
  entity.takeEntity(euFields(attributesOf(record, "", ["logicalid"])), record.line);
  // the kind decides how names are read, and its own legal acts say more than those of its names: they come first, wherever they stand
  for (const node of record.children) {
    if (node.name === "regulation") takeRegulation(entity, node, "regulation");
    if (node.name !== "subjectType") continue;
    const type = new Map(
      [...attributesOf(node, "subjectType@", [])].map(([name, field]) => [name === "code" ? "subjecttype" : name, field]),
    );
    entity.takeEntity(euFields(type), node.line);
    leftOver(entity, node, "subjectType/");
  }
  for (const node of record.children) {
    const block = BLOCKS.get(node.name);
    if (block !== undefined) takeBlock(entity, node, block);
    else if (node.name === "remark") takeRemark(entity, node);
    else if (node.name !== "subjectType" && node.name !== "regulation") keepTree(entity, node, "");
  }
  entity.keep(RECORD, squeeze(record.text));
  return entity;
}

function takeRemark(entity: EuEntity, node: XmlNode): void {
  entity.takeEntity(euFields(new Map([["remark", { label: "remark", text: node.text }]])), node.line);
  for (const [name, text] of node.attributes) entity.keep(`remark@${name}`, squeeze(text));
  for (const child of node.children) keepTree(entity, child, "remark/");
}

function takeBlock(entity: EuEntity, node: XmlNode, block: EuBlockKind): void {
  const fields = attributesOf(node, `${node.name}@`, []);
  const remarks = node.children.filter(({ name }) => name === "remark").map(({ text }) => squeeze(text));
  const remark = remarks.filter((text) => text !== "").join("; ");
  if (remark !== "") fields.set("remark", { label: `${node.name}/remark`, text: remark });
  entity.takeBlock(block, euFields(fields), node.line);
  for (const child of node.children) {
    if (child.name === "regulationSummary") takeRegulation(entity, child, `${node.name}/regulationSummary`);
    else if (child.name === "contactInfo") takeContact(entity, child);
    else if (child.name !== "remark") keepTree(entity, child, `${node.name}/`);
  }
  entity.keep(node.name, squeeze(node.text));
}

function takeContact(entity: EuEntity, node: XmlNode): void {
  const [key, value] = [squeeze(node.attributes.get("key") ?? ""), squeeze(node.attributes.get("value") ?? "")];
  if (value !== "" && !addContact(entity.draft, key, value)) entity.keep(`contactInfo ${key}`.trim(), value);
  for (const [name, text] of node.attributes) if (name !== "key" && name !== "value") entity.keep(`contactInfo@${name}`, squeeze(text));
  leftOver(entity, node, "contactInfo/");
}

function takeRegulation(entity: EuEntity, node: XmlNode, label: string): void {
  const fields = attributesOf(node, `${label}@`, []);
  const urls = node.children.filter(({ name }) => name === "publicationUrl");
  const url = squeeze(urls[0]?.text ?? "");
  if (url !== "" && !fields.has("publicationurl")) fields.set("publicationurl", { label: `${label}/publicationUrl`, text: url });
  entity.takeRegulation(euFields(fields));
  for (const child of node.children) if (child !== urls[0]) keepTree(entity, child, `${label}/`);
  for (const [name, text] of urls[0]?.attributes ?? []) entity.keep(`${label}/publicationUrl@${name}`, squeeze(text));
  entity.keep(label, squeeze(node.text));
}

function attributesOf(node: XmlNode, prefix: string, but: readonly string[]): Map<string, EuField> {
  const fields = new Map<string, EuField>();
  for (const [name, text] of node.attributes) {
    const key = name.toLowerCase();
    if (!/^(?:xmlns|xsi:)/.test(name) && !but.includes(key)) fields.set(key, { label: `${prefix}${name}`, text });
  }
  return fields;
}

/** Text and children of an element that should have none. */
function leftOver(entity: EuEntity, node: XmlNode, path: string): void {
  entity.keep(path.slice(0, -1), squeeze(node.text));
  for (const child of node.children) keepTree(entity, child, path);
}

function keepTree(entity: EuEntity, node: XmlNode, path: string): void {
  entity.keep(`${path}${node.name}`, squeeze(node.text));
  for (const [name, text] of node.attributes) entity.keep(`${path}${node.name}@${name}`, squeeze(text));
  for (const child of node.children) keepTree(entity, child, `${path}${node.name}/`);
}
