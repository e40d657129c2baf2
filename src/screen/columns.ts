import { mapColumns, parseMapping, subjectOfRow, type Mapping } from "../lists/index.ts";

/** Reads the rows of a table of subjects by its header or by a mapping. */
export interface ColumnReader {
  /** in words: columns that nothing uses */
  readonly notes: readonly string[];
  /** the row under Writ's field names, still to be validated, and in words what of it was not understood */
  read(cells: readonly string[]): { readonly raw: Readonly<Record<string, unknown>>; readonly remarks: readonly string[] };
}

/** `mapping` as text (YAML or JSON; docs/lists.md), or undefined. Throws `mapping-invalid`. */
export function tableMapping(text: string | undefined): Mapping | undefined {
  return text === undefined ? undefined : parseMapping(text);
}

/** Which column holds what. Throws `format-unknown` or `mapping-invalid` with the columns found. */
export function columnReader(
  headers: readonly string[],
  { file, line, mapping }: { readonly file: string; readonly line: number; readonly mapping: Mapping | undefined },
): ColumnReader {
  const plan = mapColumns(headers, mapping, { file, line });
  const unused = new Set(plan.unused.map((place) => headers[place]?.trim() || `column ${place + 1}`));
  return {
    notes: unused.size === 0 ? [] : [`columns that were not used: ${[...unused].join(", ")}`],
    read(cells) {
      const { raw, unmapped } = subjectOfRow(plan, cells);
      // an unused column is told once for the file, not in every row
      const remarks = unmapped
        .filter(([header]) => !unused.has(header))
        .map(([header, value]) => `${header}: “${value.slice(0, 80)}” was not understood`);
      return { raw: { ...raw }, remarks };
    },
  };
}
