import type { Spread } from "./figures.ts";
import type { FilesReport, Line, Results } from "./results.ts";

const figure = (value: number): string =>
  value === 0
    ? "0"
    : value >= 1000
      ? Math.round(value).toLocaleString("en-GB")
      : value >= 100
        ? value.toFixed(0)
        : value >= 10
          ? value.toFixed(1)
          : value >= 1
            ? value.toFixed(2)
            : value.toFixed(3);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const range = ({ least, most }: Spread): string => `${figure(least)} – ${figure(most)}`;

const whole = (count: number): string => count.toLocaleString("en-GB");

const filesAsWords = ({ lists, entries, names }: FilesReport): string =>
  `${lists.map((one) => `${[one.list, one.published].filter((word) => word !== null).join(" ")} (${whole(one.entries)} entries, ${whole(one.names)} names)`).join(", ")}; ${whole(entries)} entries and ${whole(names)} names in the snapshot`;

/** The report as docs/speed.md holds it. */
export function markdown(results: Results): string {
  const { environment: place, material, serve, serveWeak, files, every, changed } = results;
  const out: string[] = [
    "# Speed and memory",
    "",
    `Written by \`${results.command}\`; a run takes ${Math.ceil(results.minutes)} minutes. Figures are medians of ${results.repeats} fresh processes, with the least and the most beside.`,
    "",
    `${place.at.slice(0, 10)} · commit ${place.commit} · Node ${place.node} · ${place.cores} × ${place.cpu} · ${place.memoryGigabytes} GB · load ${place.load} at the start, ${results.loadAtEnd} at the end (above ${place.cores} other programs took part of the time: then the lines by the processor's clock say more)`,
    "",
    `**Listed**: ${material.listedNames.toLocaleString("en-GB")} names of ${material.entries.toLocaleString("en-GB")} entries, ${material.realNames.toLocaleString("en-GB")} of them real: ${material.origin}. Seed ${material.seed}.`,
    `**Asked**: ${serve.questions.toLocaleString("en-GB")} names, half of ordinary people who are on no list, half made from listed names by a seeded change (as listed, one typo, two edits, reordered, vowels respelt, words joined). By name alone, one thread.`,
    "",
    ...table(results.lines),
  ];
  out.push(
    "",
    files === null ? "The official files were not at hand: *files to ready* was not measured." : `The files: ${filesAsWords(files)}.`,
    ...(every === null ? [] : ["", `Every publisher's: ${filesAsWords(every)}.`]),
    "",
    `The changed list: ${whole(changed.entries)} invented entries with ${whole(changed.names)} names; ${changed.changed.added} added, ${changed.changed.removed} removed, ${changed.changed.amended} amended. It is uploaded to a \`writ serve\` over loopback HTTP while names are asked without a pause: ${whole(changed.requests)} requests in one run, ${changed.requestsMeanwhile} of them while it was taken in; a median of ${figure(changed.medianMeanwhileMs)} ms then, ${figure(changed.medianBeforeMs)} ms before.`,
  );
  out.push(
    "",
    "## Quality of the same calls",
    "",
    "Recall: the share of planted questions whose entry is among the first ten parties. *Alerted* is the share of ordinary people with any alert; among them are true homonyms, for ordinary people do bear listed names.",
    "",
    `| question | ${Object.keys(serve.recallByChange).join(" | ")} | all | ordinary p50 / p99 ms | planted p50 / p99 ms | alerted |`,
    `|---|${"---|".repeat(Object.keys(serve.recallByChange).length + 4)}`,
  );
  for (const [title, row] of [
    ["band *possible* and above (the default)", serve],
    ["band *weak* and above", serveWeak],
  ] as const) {
    out.push(
      `| ${title} | ${Object.values(row.recallByChange).map(percent).join(" | ")} | **${percent(row.recallAt10)}** | ${figure(row.ordinaryP50)} / ${figure(row.ordinaryP99)} | ${figure(row.plantedP50)} / ${figure(row.plantedP99)} | ${percent(row.ordinaryAlerted)} |`,
    );
  }
  out.push(
    "",
    "## Beside libraries from npm",
    "",
    "Same names, a seeded sample of the same questions, same machine, same run, each in a process of its own. Each library was given names without accents in lower case. None of them has a notion of how rare a name is, so their alert rates cannot be compared with ours: they rank, they do not say *nobody*. Speed is to be read with recall.",
    "",
    "| engine | settings | questions | ready ms | memory added MB | p50 ms | p99 ms | names/s | recall@10 |",
    "|---|---|---|---|---|---|---|---|---|",
  );
  const value = (what: string): number => results.lines.find((line) => line.what.startsWith(what))?.measured.median ?? Number.NaN;
  const added = (value("resident memory") - value("of it Node")).toFixed(0);
  for (const [settings, row] of [
    ["default: *possible* and above", serve],
    ["*weak* and above", serveWeak],
  ] as const) {
    out.push(
      `| **Writ** | ${settings} | ${row.questions} | ${figure(value("snapshot to ready"))} | ${added} | ${figure(row.p50)} | ${figure(row.p99)} | ${figure(row.batchPerSecond)} | ${percent(row.recallAt10)} |`,
    );
  }
  for (const rival of results.rivals) {
    out.push(
      `| ${rival.name} ${rival.version} | ${rival.settings} | ${rival.questions} | ${figure(rival.buildMs)} | ${rival.rssMegabytes.toFixed(0)} | ${figure(rival.p50)} | ${figure(rival.p99)} | ${figure(rival.perSecond)} | ${percent(rival.recallAt10)} |`,
    );
  }
  out.push(
    "",
    "Writ opens a snapshot that was built before (its build is the line *build*); the libraries build in memory at each start.",
    "",
  );
  if (results.simulations.length > 0) out.push("## Foresee", "");
  for (const { title, lines } of results.simulations) out.push(`**${title}**`, "", ...table(lines), "");
  return out.join("\n");
}

function table(lines: readonly Line[]): string[] {
  return [
    "| what | asked | measured | least – most | |",
    "|---|---|---|---|---|",
    ...lines.map(
      ({ what, asked, holds, measured, unit }) =>
        `| ${what} | ${asked} | **${figure(measured.median)} ${unit}** | ${range(measured)} | ${holds === null ? "" : holds ? "holds" : "**falls short**"} |`,
    ),
  ];
}
