import type { Environment } from "../speed/environment.ts";
import { OURS, type AlertRow, type Comparison, type Ran, type RecallRow } from "./figures.ts";
import type { Material } from "./task.ts";

export interface PageInput {
  readonly environment: Environment;
  readonly material: Material;
  readonly systems: readonly Ran[];
  readonly skipped: readonly (readonly [name: string, why: string])[];
  readonly comparison: Comparison;
  readonly command: string;
  readonly minutes: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const number = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
const milliseconds = (value: number): string => (value >= 100 ? number(value) : value >= 1 ? value.toFixed(1) : value.toFixed(3));
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(" | ")} |`,
  `|${head.map(() => "---").join("|")}|`,
  ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`),
];

/** How the server that answered was built and started; `bench/rivals/watchman-list.ts` has what it loads. */
const WATCHMAN = [
  "## How Watchman was run",
  "",
  "Version 0.65.0 from its Go module, built without its client of outside embeddings, which is off by default and a dependency of which could not be had. So nothing of it reads across scripts; with such a service of one's own it may find more in the rows of other letters. All settings of the search are its defaults. Its list is this run's, every name of it, in the shape of the UN's file, which is the one it reads here; no other list is loaded. It is asked for what it scores 0.5 and more: a right answer below is not found.",
  "",
  "```",
  "go mod download github.com/moov-io/watchman@v0.65.0",
  'cp -r "$(go env GOMODCACHE)/github.com/moov-io/watchman@v0.65.0" watchman && chmod -R u+w watchman && cd watchman',
  "rm internal/embeddings/provider_open_router.go",
  "sed -i 's/return NewOpenRouterProvider(config)/return nil, fmt.Errorf(\"built without %s\", config.Name)/' internal/embeddings/provider.go",
  "go build -ldflags '-X github.com/moov-io/watchman.Version=v0.65.0' -o ../watchman-server ./cmd/server && cd ..",
  "",
  "npm run rivals -- --only writ     # in the project: writes out/rivals/task.json",
  "mkdir lists && node bench/rivals/watchman-list.ts out/rivals/task.json lists/un_consolidated.xml",
  'printf \'Watchman:\\n  Servers:\\n    BindAddress: "127.0.0.1:8084"\\n    AdminAddress: "127.0.0.1:9094"\\n  Telemetry:\\n    ServiceName: "watchman"\\n\' > watchman.yml',
  "APP_CONFIG=watchman.yml INCLUDED_LISTS=un_csl INITIAL_DATA_DIRECTORY=lists DATA_REFRESH_INTERVAL=720h ./watchman-server &",
  "npm run rivals -- --watchman http://127.0.0.1:8084 --watchman-pid $!",
  "```",
];

/** The report as docs/rivals.md holds it. */
export function rivalsPage(input: PageInput): string {
  const { environment: place, material, systems, skipped, comparison } = input;
  const { marked } = material;
  const names = systems.map(({ facts }) => facts.name);
  const asked = marked.filter(({ isNobody }) => !isNobody).length;
  const out = [
    "# Beside the rivals",
    "",
    `Written by \`${input.command}\` in ${Math.ceil(input.minutes)} minutes: the same list, the same questions and the same answer sheet for every system, by name alone. The larger measurement, with stored results of the rivals, is in [accuracy.md](accuracy.md); speed on larger lists in [speed.md](speed.md).`,
    "",
    `${place.at.slice(0, 10)} · commit ${place.commit} · Node ${place.node} · ${place.cores} × ${place.cpu} · ${place.memoryGigabytes} GB · load ${place.load} at the start`,
    "",
    `**Listed**: ${number(material.entries.length)} entries, ${number(material.entries.reduce((sum, { names: printed }) => sum + printed.length, 0))} names. **Asked**: ${number(asked)} names of listed parties, ${number(comparison.nobody.people)} people and ${number(comparison.nobody.bodies)} bodies who are on no list${comparison.nobody.pakistani > 0 ? `, ${number(comparison.nobody.pakistani)} candidates for Pakistan's parliament (not checked to be unlisted)` : ""}. Seed ${material.seed}. From ${material.origin}.`,
    "",
    "**This is a small sample**: read the intervals, and a difference within them as none. With some hundred people of no list, a cut-off at 1 % rests on a handful of them.",
    "",
    "## Speed and memory",
    "",
    ...speedTable(systems),
    "",
    "Each system in a process of its own, one after the other. The processor's time is what a busy machine leaves comparable; it counts all threads. Writ's first row is the setting in which its answers are scored: everything from one bit on, so that a cut-off can be laid anywhere; the second is what a desk asks for, and is not scored. Memory is the most that the process ever held, the runtime of its language included. nomenklatura scores pairs: the search for candidates that it needs before is not in its time, and the right answer is always among its candidates, so that its recall here is an upper bound. Watchman answers over HTTP on the same machine, and a body is asked for twice, under both of its types; processor and memory are its server's. rapidfuzz compares every name of the list and has no index: its time grows with the list. So few questions leave the runtime of JavaScript no time to compile what is hot, and that compiling is in the figures of Writ, fuse.js and minisearch: [speed.md](speed.md) measures them warm and on larger lists.",
    "",
    ...(names.includes("watchman") ? [...WATCHMAN, ""] : []),
    "## Found, at equal alert rate",
    "",
    "Each system's cut-off is read off its own scores, so that the same share of people (for bodies: of bodies) of no list is put on alert. In brackets 95 % intervals. Where more people than that share tie at a system's highest score, no cut-off is left and it finds nothing.",
    "",
    ...[...Map.groupBy(comparison.recall, ({ rate }) => rate)].flatMap(([rate, rows]) => [
      `### ${percent(rate)} on alert`,
      "",
      ...recallTable(rows, names),
      "",
    ]),
    "## Alert rate, at equal recall",
    "",
    "How many of no list are put on alert when the cut-off is set so that half, seven, eight or nine in ten of the listed are found; after the stroke the share of Pakistani candidates. “–”: not within reach at any cut-off.",
    "",
    ...alertTable(comparison.alerts, names),
    "",
    "## Where a rival is better",
    "",
    ...aheadLines(comparison, systems),
    "",
    "## What was not measured",
    "",
    ...skipped.map(([name, why]) => `- **${name} did not run**: ${why}.`),
    "- Names alone: neither births nor identifiers, though Writ, nomenklatura and Watchman use them.",
    `- One list (${material.list}) and one draw. The questions are of the measuring data that the project is developed beside: on other data expect less.`,
    "- fuse.js and minisearch are search libraries and make no claim to screen names; rapidfuzz is a toolbox. They stand here since many desks build on them.",
    "- nomenklatura's own search engine (yente with its index) was not run: what it fails to bring up is not counted against it.",
    "",
  ];
  return `${out.join("\n").trimEnd()}\n`;
}

function speedTable(systems: readonly Ran[]): string[] {
  const perQuestion = ({ facts, answers }: Ran): number => facts.askCpuMs / Math.max(1, answers.size);
  const ours = systems.find(({ facts }) => facts.name === OURS);
  return table(
    [
      "system",
      "version",
      "set up",
      "ms a question",
      "ms of processor a question",
      "times Writ's first row",
      "µs a pair",
      "ready after",
      "memory",
    ],
    systems.flatMap((ran) => {
      const { facts, answers } = ran;
      const asked = Math.max(1, answers.size);
      const elsewhere = facts.unseen === true;
      const times = (cpuMs: number): string => (elsewhere || ours === undefined ? "–" : (cpuMs / asked / perQuestion(ours)).toFixed(1));
      const row = [
        facts.name,
        facts.version,
        facts.settings,
        milliseconds(facts.askMs / asked),
        elsewhere ? "its server's own" : milliseconds(facts.askCpuMs / asked),
        times(facts.askCpuMs),
        facts.pairs === undefined ? "–" : number((facts.askCpuMs / Math.max(1, facts.pairs)) * 1000),
        facts.buildMs === undefined ? "its server's own" : `${(facts.buildMs / 1000).toFixed(1)} s`,
        elsewhere ? "its server's own" : `${number(facts.peakMegabytes)} MB`,
      ];
      const { usual } = facts;
      if (usual === undefined) return [row];
      return [
        row,
        [
          facts.name,
          "",
          usual.settings,
          milliseconds(usual.askMs / asked),
          milliseconds(usual.askCpuMs / asked),
          times(usual.askCpuMs),
          "–",
          "",
          "",
        ],
      ];
    }),
  );
}

function recallTable(rows: readonly RecallRow[], names: readonly string[]): string[] {
  return table(
    ["", "n", ...names],
    rows.map(({ view, part, n, bySystem }) => {
      const most = Math.max(...[...bySystem.values()].map(({ recall }) => recall));
      return [
        view === "all" ? "**all questions**" : part,
        String(n),
        ...names.map((name) => {
          const found = bySystem.get(name);
          if (found === undefined) return "–";
          const share = percent(found.recall);
          return `${found.recall === most ? `**${share}**` : share} (${(found.ci[0] * 100).toFixed(0)}–${(found.ci[1] * 100).toFixed(0)})`;
        }),
      ];
    }),
  );
}

function alertTable(rows: readonly AlertRow[], names: readonly string[]): string[] {
  return table(
    ["found", "of", "no list", ...names],
    rows.map(({ side, recall, found, nobody, bySystem }) => [
      `${percent(recall)} of ${side}`,
      String(found),
      String(nobody),
      ...names.map((name) => {
        const at = bySystem.get(name);
        if (at === undefined || at === null) return "–";
        const pakistan = at.pakistan === null ? "" : ` / ${percent(at.pakistan)}`;
        return `${percent(at.share)} (${(at.low * 100).toFixed(1)}–${(at.high * 100).toFixed(1)})${pakistan}`;
      }),
    ]),
  );
}

function aheadLines({ ahead }: Comparison, systems: readonly Ran[]): string[] {
  const found =
    ahead.length === 0
      ? ["In no row of accuracy of this run. That says little where rows are short: see accuracy.md for the rows on all questions."]
      : [
          "Every row of this run in which a rival finds more, or alerts on fewer; *beyond*: its figure lies outside of Writ's interval, so chance alone is an unlikely cause.",
          "",
          ...table(
            ["row", "n", "rival", "theirs", "Writ", ""],
            ahead.map(({ what, n, rival, theirs, ours, beyondInterval }) => [
              what,
              String(n),
              rival,
              percent(theirs),
              percent(ours),
              beyondInterval ? "beyond" : "within the interval",
            ]),
          ),
        ];
  return [...found, "", ...cheaperLines(systems)];
}

/** Rivals that need less of the machine, each measure by itself; Watchman's start is not seen, and its process only where it was named. */
function cheaperLines(systems: readonly Ran[]): string[] {
  const ours = systems.find(({ facts }) => facts.name === OURS);
  if (ours === undefined) return [];
  const measures: readonly (readonly [what: string, of: (ran: Ran) => number, shown: (value: number) => string])[] = [
    [
      "processor's time a question",
      ({ facts, answers }) => facts.askCpuMs / Math.max(1, answers.size),
      (value) => `${milliseconds(value)} ms`,
    ],
    ["memory", ({ facts }) => facts.peakMegabytes, (value) => `${number(value)} MB`],
    ["time until ready", ({ facts }) => facts.buildMs ?? Infinity, (value) => `${(value / 1000).toFixed(1)} s`],
  ];
  return measures.map(([what, of, shown]) => {
    const less = systems.filter((ran) => ran !== ours && ran.facts.unseen !== true && of(ran) < of(ours));
    const names = less.map((ran) => `${ran.facts.name} (${shown(of(ran))})`).join(", ");
    return `- Less ${what} than Writ's first row (${shown(of(ours))}): ${names === "" ? "none" : names}.`;
  });
}
