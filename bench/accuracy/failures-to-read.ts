import type { FailingRows } from "./failing-rows.ts";
import type { Failure } from "./failures.ts";
import type { PairFailure } from "./pair-failures.ts";

/** Failures as a person reads them, with the names, which stand in `out/` only: twenty of each row of recall, all pairs. */
export function failuresToRead({ recall, pairs }: FailingRows): string {
  return [
    ...recall.flatMap(({ row, failures, n, read }) => [
      `${row}: ${failures} of ${n} not found, ${read.length} to read`,
      ...read.map(failureLine),
      "",
    ]),
    ...pairs.flatMap(({ row, failures, threshold }) => [
      `${row}: ${failures.length} wrong at ${threshold} bits`,
      ...failures.map(pairLine),
      "",
    ]),
  ].join("\n");
}

function failureLine({ task, limit, weight, isFirst, nearest, kind }: Failure): string {
  const short = `${(limit - weight).toFixed(1)} bits short${isFirst ? ", first" : ""}`;
  if (nearest === null) return `  ${kind} · ${task.id} ${task.name} · ${short}`;
  const { listed, own, asked, left, over } = nearest;
  const words = [left.length > 0 ? `asked besides: ${left.join(" ")}` : "", over.length > 0 ? `listed besides: ${over.join(" ")}` : ""];
  return `  ${[kind, `${task.id} ${task.name} → ${listed}`, short, `to the letter ${own.toFixed(1)}, asked of itself ${asked.toFixed(1)}`, ...words.filter((text) => text !== "")].join(" · ")}`;
}

function pairLine({ task: { id, left, right, match }, score, kind, disputed }: PairFailure): string {
  return `  ${match ? "missed" : "false"} · ${kind} · ${id} ${left.names.join(" / ")} | ${right.names.join(" / ")} · ${score.toFixed(1)}${disputed ? " · disputed" : ""}`;
}
