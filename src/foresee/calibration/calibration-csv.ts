import type { Calibration } from "./calibration.ts";

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What was learnt of each parameter, one row each, with the share that is still the literature's. */
export function calibrationCsv({ learnt }: Calibration): string {
  const head = ["parameter", "title", "group", "unit", "before_5", "before_50", "before_95", "after_5", "after_50", "after_95"];
  const rows = learnt.map(({ parameter, title, group, unit, before, after, contraction, error, literature, rHat, bulk, tail }) =>
    [parameter, title, group ?? "", unit, ...before, ...after, contraction, error, literature, rHat, bulk, tail]
      .map((cell) => quoted(String(cell)))
      .join(","),
  );
  return [[...head, "from_data", "error", "from_literature", "r_hat", "ess_bulk", "ess_tail"].join(","), ...rows, ""].join("\r\n");
}
