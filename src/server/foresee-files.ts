import { chartFile, comparisonCsv, comparisonHtml, type Comparison } from "../foresee/index.ts";
import { fail } from "../ground/index.ts";

/** A file to be kept. */
export interface ForeseeFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export const TYPES = {
  html: "text/html; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
} as const;

/** The whole comparison, as `writ foresee compare --out` writes it. Throws `field-invalid` for another format. */
export function reportFile(comparison: Comparison, format: string): ForeseeFile {
  const text =
    format === "html"
      ? comparisonHtml(comparison)
      : format === "csv"
        ? comparisonCsv(comparison)
        : format === "json"
          ? `${JSON.stringify(comparison)}\n`
          : fail("field-invalid", { field: "format", value: format.slice(0, 50), remedy: "html, csv or json" });
  return { name: `foresee.${format}`, type: TYPES[format as "html" | "csv" | "json"], text };
}

/** One chart. Throws `not-found`, and `field-invalid` for another format. */
export function pictureFile(comparison: Comparison, chart: string, format: string): ForeseeFile {
  if (format !== "svg" && format !== "csv") fail("field-invalid", { field: "format", value: format.slice(0, 50), remedy: "svg or csv" });
  const files =
    chartFile(comparison, chart) ??
    fail("not-found", { field: "chart", value: chart.slice(0, 200), message: "this comparison has no such chart" });
  return { name: `${chart.replace(/[^\w.-]/g, "_")}.${format}`, type: TYPES[format], text: files[format] };
}
