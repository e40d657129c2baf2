import { allRows, alertRows, pairRows, rivalRows, sliceTables, thresholdRows } from "./markdown-rows.ts";
import { count, mark, per, percent, table } from "./markdown-cells.ts";
import type { BandTable } from "./bands.ts";
import { askedSection } from "./markdown-asked.ts";
import { failureSection } from "./markdown-failures.ts";
import type { Report } from "./report.ts";
import type { SelfMiss, SelfReport } from "./self-findings.ts";
import { LEAST_WEIGHT, LIMIT } from "./jobs.ts";

/** The report as docs/accuracy.md holds it. Names of listed people stand in the JSON only. */
export function markdown(report: Report): string {
  const { environment: place, parameters } = report;
  return [
    "# Accuracy",
    "",
    `Written by \`npm run accuracy -- --write\`; do not edit. ${place.at.slice(0, 10)} · commit ${place.commit} · parameters version ${parameters.version}, hash ${parameters.id.slice(0, 12)} · Node ${place.node} · ${place.cores} × ${place.cpu} · ${Math.ceil(report.minutes)} minutes (${report.cpuMinutes.toFixed(1)} of one processor for the yardstick's questions).`,
    "",
    `By **name only** unless a line says otherwise, **one setting for all sets**: the parameters as shipped, the ${LIMIT} best entries from ${LEAST_WEIGHT} bits, each entry a party of its own. In a measuring run a name's own row does not count towards its own frequency (people-na, -kp, -india, -congress, none-charities, -companies, -ngos). The rules are the yardstick's: thresholds are read off each system's own scores. *1‰* and *1 %*: the score that so many of the people reach who are on no list; \`*\` the same of bodies; \`°\` 3 % and 10 % of candidates for Pakistan's parliaments, of whom 1.8 % bear a listed name to the letter. Intervals are 95 %, Wilson, widened because questions about one party hang together. The scoring is our own code; a test compares it with the yardstick's script to four digits.`,
    "",
    "## What was asked",
    "",
    ...askedSection(report.asked),
    "",
    "## What the failures are",
    "",
    ...failureSection(report.failing),
    "",
    "## Every printed name finds its own entry",
    "",
    ...selfSection(report.self),
    "",
    "## Bands on ordinary people and bodies",
    "",
    ...report.bands.flatMap((one) => [bandLines(one), ""]),
    "People and bodies who are on no list, against `world` (33,781 entries, about 100,000 names); *with births* uses the invented people's dates of birth, too. Counted by weight. *identified* is extrapolated: among those above *possible* the excess in bits falls like an exponential (each further bit halves what chance alone can reach, and several words each give a part), so the mean excess, by maximum likelihood, carries the count on to the band; the interval is that of the mean and knows nothing of a heavier tail, such as people who truly bear a listed name. Alerts that are there by the rule of exact names alone are counted apart.",
    "",
    "## Thresholds",
    "",
    thresholdRows(report.full),
    "",
    `Writ was asked from ${LEAST_WEIGHT} bits: a threshold below would be read off cut answers.`,
    "",
    "## All rows, Writ on all questions",
    "",
    allRows(report.full),
    "",
    "## By script and language area",
    "",
    "The area is told from the words of the name by the shipped table (two bits ahead of the next), not from where a person is from. rapidfuzz is the one rival that ran every question.",
    "",
    ...sliceTables(report),
    "",
    "## Nobody on a list",
    "",
    alertRows(report.full),
    "",
    "## Pairs",
    "",
    pairRows(report.full),
    "",
    "## Where a rival is better",
    "",
    ...rivalRows(report),
    "",
    "## What to keep in mind",
    "",
    ...caveats,
    "",
  ].join("\n");
}

const caveats = [
  "- **The parameters were set by hand while these rows were watched.** Expect two to four points less on other names; a sealed share of the same kind of data is for blind measurement.",
  "- The population table counts words of the lists themselves, too: those that the file of `world` bears, each party for a third (docs/parameters.md). `respelt` and `cross` are made from the same lists, so a listed word's frequency is known better here than that of a list nobody has seen. No table of word pairs was learned from them.",
  "- The population was counted from people-kp, people-na, people-india, people-congress, none-charities, none-companies and none-ngos. Leaving out a name's own row removes the word itself, not its relatives: families of candidates share names.",
  "- With 10,000 negatives ten decide the threshold at 1‰: it is uncertain by a third. The rivals' thresholds on common questions come from 4,000 negatives, ours there, too.",
  "- `cross`: 83 % are copies, and below a likeness of .6 the target simply lacks the name; *not exact, near* is the row to read.",
  "- In `cross` and `un-positives` most questions come with a birth date that is not used here.",
  "- logic-v2's recall is an upper bound: its harness gave it the expected entity among the candidates.",
];

const SHOWN_MISSES = 60;

function selfSection(reports: readonly SelfReport[]): string[] {
  const missed = reports.reduce((sum, { missed: n }) => sum + n, 0);
  const sampled = reports.some(({ asked, printed }) => asked < printed);
  return [
    `Each name as printed (primary, alias, weak alias, former, original script) asked of all lists of its collection, with the kind of its entry, no limit on alerts, down to the last positive bit. Parties are joined as a desk has them: by the register, in \`world\` by the yardstick's links. Asked: 100 %, at rank one or beside parties that bear the same words. ${missed === 0 ? "**Holds.**" : `**Falls short: ${count(missed)} names stand behind another party or are not found.**`}${sampled ? " A sample, not all names." : ""}`,
    "",
    table(
      [
        "collection",
        "entries",
        "names asked",
        "alone at the top",
        "with the same words",
        "first, but another weighs the same",
        "missed",
        "found",
        "below *possible*",
      ],
      reports.map((r) => [
        `${r.collection}`,
        count(r.entries),
        r.asked === r.printed ? count(r.asked) : `${count(r.asked)} of ${count(r.printed)}`,
        count(r.first),
        count(r.homonym),
        count(r.level),
        r.missed === 0 ? "0" : `**${count(r.missed)}**`,
        percent((r.asked - r.missed) / r.asked, 3),
        count(r.belowPossible),
      ]),
    ),
    "",
    "*First, but another weighs the same*: the name is another spelling or the translation into another script of the other party's name (often the same person, whom no printed number joins); the exact one stands first. *Below possible*: weak aliases of too few bits; the rule of exact names does not lift those.",
    ...reports.flatMap((r) =>
      r.misses.length === 0
        ? []
        : ["", `Missed in *${r.collection}*, by reason (names in \`out/accuracy.json\`):`, "", ...reasons(r.misses)],
    ),
  ];
}

function reasons(misses: readonly SelfMiss[]): string[] {
  return [...Map.groupBy(misses, ({ reason }) => reason)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([reason, some]) => {
      const shown = some
        .slice(0, SHOWN_MISSES)
        .map(
          ({ entry, weight, rivals: [rival] }) =>
            `${entry}${weight === null || rival === undefined ? "" : ` (${weight.toFixed(1)}; ${rival.entry} ${rival.weight.toFixed(1)})`}`,
        );
      return `- ${reason}: ${count(some.length)}. ${shown.join(" · ")}${some.length > SHOWN_MISSES ? " …" : ""}`;
    });
}

function bandLines({ population, sets, n, rows, byRuleAlone }: BandTable): string {
  return [
    `**${population}** (${sets}; ${count(n)})`,
    "",
    table(
      ["band", "from", "allowed", "alerted", "share (95 %)", "extrapolated (95 %)", ""],
      rows.map(({ band, least, limit, alerted, ci, extrapolated, holds, wouldHoldFrom }) => [
        `*${band}*`,
        `${least} bits`,
        per(limit),
        count(alerted),
        `${percent(alerted / n)} (${percent(ci[0])}–${percent(ci[1])})`,
        extrapolated === null
          ? ""
          : `${per(extrapolated.share)} (${per(extrapolated.low)} – ${per(extrapolated.high)}), from ${extrapolated.from}`,
        holds
          ? mark(holds)
          : `${mark(holds)}${(extrapolated?.low ?? ci[0]) <= limit ? ", its interval holds the limit" : ""}; would hold from ${wouldHoldFrom} bits`,
      ]),
    ),
    "",
    `By the rule of exact names alone: ${byRuleAlone}.`,
  ].join("\n");
}
