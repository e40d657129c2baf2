import type { Share } from "./interval.ts";
import type { LabReport } from "./report.ts";

const HEADER = ["table", "change", "cut_off", "bits", "band", "asked", "hits", "share", "low", "high"] as const;
type Row = readonly (string | number | null)[];

/** Every share of a run, one to a line (RFC 4180), so that any table program can sort it out. */
export function labCsv(report: LabReport): string {
  const { control, categories, cutOffs, rates, curve, slices } = report;
  const share = ({ n, hits, share, low, high }: Share): Row => [n, hits, share, low, high];
  const all = [...cutOffs, ...rates.flatMap(({ at }) => (at === null ? [] : [at]))];
  const rows: Row[] = [
    HEADER,
    ...[control, ...categories].flatMap(({ id, found, first }): Row[] => [
      ["found", id, "", null, "", ...share(found)],
      ["first", id, "", null, "", ...share(first)],
    ]),
    ...all.flatMap(({ label, bits, band, alerts, control: asListed, manipulated, categories: of }): Row[] => [
      ["alerts", "population", label, bits, band ?? "", ...share(alerts)],
      ["recall", "control", label, bits, band ?? "", ...share(asListed)],
      ["recall", "all changes", label, bits, band ?? "", ...share(manipulated)],
      ...of.map(({ id, found }): Row => ["recall", id, label, bits, band ?? "", ...share(found)]),
    ]),
    ...slices.flatMap(({ view, part, cutOffs: of }) =>
      of.flatMap(({ label, alerts, control: asListed, manipulated }): Row[] => [
        [`alerts by ${view}`, `population, ${part}`, label, null, "", ...share(alerts)],
        [`recall by ${view}`, `control, ${part}`, label, null, "", ...share(asListed)],
        [`recall by ${view}`, `all changes, ${part}`, label, null, "", ...share(manipulated)],
      ]),
    ),
    ...curve.flatMap(({ bits, alerts, control: asListed, manipulated }): Row[] => [
      ["curve", "population", "", bits, "", null, null, alerts, null, null],
      ["curve", "control", "", bits, "", null, null, asListed, null, null],
      ["curve", "all changes", "", bits, "", null, null, manipulated, null, null],
    ]),
  ];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A text that a table program might take for a formula is told to be text. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
