import { problem } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { ListFile, ReadOptions } from "./reader.ts";
import { badRow, noDate, squeeze, type Tally } from "./tally.ts";
import { ALL_COLUMNS, columnNamed, FULL_LAYOUT, type Column } from "./uk-columns.ts";
import type { UkRow } from "./uk-entry.ts";
import { ROWS_MOST } from "./uk-table.ts";
import { ukDate } from "./uk-text.ts";
import { recordBuilder, unknownRecord, type XmlNode } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";

const DATE_ELEMENTS = /^(?:DateGenerated|LastUpdated|ReportDate)$/i;
/** One true or false element for each measure; their names are the measures, written together. */
const INDICATORS = /Indicators$/i;

/** Elements whose children belong together. */
const TOGETHER: ReadonlySet<string> = new Set(["name", "nonlatinname", "address", "location", "passport", "nationalidentifier"]);
/** Columns that say nothing without those beside them: they stand in such an element. */
const BESIDE_OTHERS: ReadonlySet<Column> = new Set<Column>(
  [1, 2, 3, 4, 5, 6].flatMap((at) => [`name${at}`, `address${at}`] as Column[]).concat("aliasType"),
);

/**
 * The UK Sanctions List or the ConList as XML: `root` holds `record` elements, each laid out as the rows that the same list has as a table.
 * Elements that no column fits come as extras with their path. A file that is cut or malformed is not whole.
 */
export async function readUkXml(
  file: ListFile,
  { root, record }: { readonly root: string; readonly record: string },
  {
    tally,
    options,
    onRecord,
  }: { readonly tally: Tally; readonly options: ReadOptions; readonly onRecord: (rows: readonly UkRow[]) => void },
): Promise<PartialDate | undefined> {
  let published: PartialDate | undefined;
  let count = 0;
  // what is odd of an element is so wherever it stands: told once
  const odd = new Set<string>();
  const onOdd: OnOdd = (node, message) => {
    if (!odd.has(message) && odd.size < ODD_MOST)
      tally.problem(badRow("field-invalid", { file: file.name, line: node.line, field: node.name, message }));
    odd.add(message);
  };
  const builder = recordBuilder({
    records: new Set([record]),
    onRecord(node) {
      tally.row();
      if (++count <= ROWS_MOST) onRecord(rowsOf(node, onOdd));
      else if (count === ROWS_MOST + 1) {
        tally.problem(badRow("too-many", { file: file.name, line: node.line, message: `more than ${ROWS_MOST} records` }));
        tally.broken();
      }
    },
    onOutside(name, attributes, line, depth) {
      if (depth === 2 && !DATE_ELEMENTS.test(name)) tally.problem(unknownRecord(name, file.name, line));
      for (const key of attributes.keys()) if (!key.startsWith("xmlns") && !key.startsWith("xsi:")) tally.unmapped(`${name}@${key}`);
    },
    onOutsideText(name, text) {
      if (DATE_ELEMENTS.test(name)) published = ukDate(squeeze(text).slice(0, 10)) ?? published;
      else if (name !== root) tally.unmapped(name);
    },
    onTooMany: (node) =>
      tally.problem(
        badRow("too-many", {
          file: file.name,
          line: node.line,
          field: node.name,
          message: "the record has too many elements: the rest was left out",
        }),
      ),
  });
  await walkRecords(file, builder, { root, tally, options });
  const cut = builder.unfinished();
  if (cut !== null)
    tally.problem(
      problem("xml-malformed", {
        file: file.name,
        line: cut.line,
        field: cut.name,
        message: "the record breaks off and was left out",
        remedy: "download the file again",
      }),
    );
  if (published === undefined && options.published === undefined && root === "Designations")
    tally.problem(noDate(file.name, "DateGenerated"));
  return published;
}

/** Values of one kind below each other; the rows are as many as the kind with the most has. */
function rowsOf(record: XmlNode, onOdd: OnOdd): UkRow[] {
  const into: Collected = { values: new Map(), bundles: new Map(), extras: [], measures: [], onOdd };
  collect(record, "", into);
  unsaidMeasures(into);
  const most = Math.max(1, ...[...into.values.values(), ...into.bundles.values()].map((found) => found.length));
  return Array.from({ length: most }, (_, at) => {
    const cells = ALL_COLUMNS.map(() => "");
    const put = (column: Column, text: string | undefined): void => {
      if (text !== undefined) cells[FULL_LAYOUT.at.get(column) as number] = text;
    };
    for (const [column, found] of into.values) put(column, found[at]);
    for (const found of into.bundles.values()) for (const [column, text] of found[at] ?? []) put(column, text);
    if (at > 0) return { line: record.line, cells, layout: FULL_LAYOUT };
    // the list prints its measures in words as well; the indicators add those that it forgot
    if (into.measures.length > 0) put("measures", [printedMeasures(into), ...into.measures.map(spaced)].join("|"));
    return { line: record.line, cells, layout: FULL_LAYOUT, extras: into.extras };
  });
}

interface Collected {
  readonly values: Map<Column, string[]>;
  /** what stands in one `Name`, `Address`, `Passport` … belongs together */
  readonly bundles: Map<string, Map<Column, string>[]>;
  readonly extras: [string, string][];
  /** indicators that are true */
  readonly measures: XmlNode[];
  readonly onOdd: OnOdd;
}

type OnOdd = (node: XmlNode, message: string) => void;
const ODD_MOST = 100;

const printedMeasures = ({ values }: Collected): string => values.get("measures")?.[0] ?? "";
const spaced = ({ name }: XmlNode): string => name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, "");

/** An indicator's name is all that says what it indicates: one that the printed measures do not name may be none. */
function unsaidMeasures(into: Collected): void {
  const said = printedMeasures(into).split("|").map(lettersOf);
  for (const node of into.measures) {
    const letters = lettersOf(node.name);
    if (!said.some((measure) => measure !== "" && (measure.includes(letters) || letters.includes(measure))))
      into.onOdd(node, `${node.name} is true where no printed measure says so: it was added to the measures`);
  }
}

function collect(node: XmlNode, path: string, into: Collected): void {
  takeAttributes(node, path, into);
  if (squeeze(node.text) !== "") into.extras.push([`${path}#text`, squeeze(node.text)]);
  for (const child of node.children) {
    if (INDICATORS.test(child.name)) for (const one of child.children) takeIndicator(one, `${path}${child.name}/`, into);
    else if (child.children.length === 0) takeLeaf(child, { path, parent: node.name }, into);
    else if (TOGETHER.has(child.name.toLowerCase())) takeBundle(child, `${path}${child.name}/`, into);
    else {
      const torn = child.children.find(({ name }) => BESIDE_OTHERS.has(columnNamed(name) as Column));
      if (torn !== undefined)
        into.onOdd(child, `${child.name} holds ${torn.name}, which belongs with what stands beside it: they were read apart`);
      collect(child, `${path}${child.name}/`, into);
    }
  }
}

function takeBundle(node: XmlNode, path: string, into: Collected): void {
  const bundle = new Map<Column, string>();
  takeAttributes(node, path, into);
  for (const child of node.children) {
    const column = columnNamed(child.name);
    const text = squeeze(child.text);
    if (child.children.length > 0) collect(child, `${path}${child.name}/`, into);
    else if (column !== null && !bundle.has(column)) {
      takeAttributes(child, path + child.name, into);
      bundle.set(column, text);
    } else if (text !== "") into.extras.push([`${path}${child.name}`, text]);
  }
  const name = node.name.toLowerCase();
  const known = into.bundles.get(name);
  if (known === undefined) into.bundles.set(name, [bundle]);
  else known.push(bundle);
}

function takeLeaf(leaf: XmlNode, { path, parent }: { readonly path: string; readonly parent: string }, into: Collected): void {
  const text = squeeze(leaf.text);
  takeAttributes(leaf, path + leaf.name, into);
  if (text === "") return;
  const column = columnNamed(leaf.name) ?? columnNamed(parent);
  if (column === null) into.extras.push([`${path}${leaf.name}`, text]);
  else {
    const known = into.values.get(column);
    if (known === undefined) into.values.set(column, [text]);
    else known.push(text);
  }
}

function takeAttributes(node: XmlNode, path: string, { extras }: Collected): void {
  for (const [name, value] of node.attributes)
    if (!/^(?:xmlns|xsi:)/.test(name) && squeeze(value) !== "") extras.push([`${path}@${name}`, squeeze(value)]);
}

function takeIndicator(node: XmlNode, path: string, into: Collected): void {
  const text = squeeze(node.text);
  // true or false is all that these say
  if (/^(?:true|1|yes)$/i.test(text)) into.measures.push(node);
  else if (!/^(?:false|0|no|)$/i.test(text)) into.extras.push([`${path}${node.name}`, text]);
  for (const child of node.children) takeIndicator(child, `${path}${node.name}/`, into);
}
