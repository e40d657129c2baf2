import { ONE_BODY_IN } from "./bodies.ts";
import { categoryChart, costChart, escaped, weightChart } from "./chart-svg.ts";
import { MADE_UP } from "./people.ts";
import { number, paragraph, per1000Text, section, shareText, table } from "./report-parts.ts";
import { REPORT_STYLE } from "./report-style.ts";
import type { LabReport } from "./report.ts";
import type { CategoryResult, CutOffResult } from "./result.ts";
import { summaryOf } from "./summary.ts";

const KEY =
  '<p class="faint"><span class="key control" style="margin-left:0"></span>names as listed<span class="key manipulated"></span>changed names' +
  '<span class="key population"></span>people of the population</p>';

/** One file that holds the whole report: it opens anywhere, offline, without scripts, and asks nothing of anybody. Same report, same bytes. */
export function labHtml(report: LabReport): string {
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>Test of name screening</title><style>${REPORT_STYLE}</style></head><body><main>`,
    `<h1>Test of name screening</h1><p class="faint">${escaped(headLine(report))}</p>`,
    section("In short", summaryOf(report).map(paragraph).join("")),
    section(
      "What these figures do not say",
      `<div class="scope"><ul>${report.notMeasured.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul></div>`,
    ),
    section("What was done", done(report)),
    section("What a cut-off costs", cost(report)),
    section("By kind of change", byCategory(report)),
    section("By kind of party and by script", bySlice(report)),
    section("Where the weights lie", weights(report)),
    section("Names that were missed", missed(report)),
    section("Lists, population and settings", inputs(report)),
    "</main></body></html>\n",
  ].join("");
}

function headLine({ engine, seed, lists, sample, people }: LabReport): string {
  const names = `${number(sample.drawn)} listed names of ${lists.map(({ id }) => id).join(", ")}`;
  return `${engine.name}${engine.version === null ? "" : ` ${engine.version}`} · ${names} · ${number(people.asked)} people · seed ${seed}`;
}

function done({ sample, floor, limit }: LabReport): string {
  return [
    "Each listed name was asked letter for letter as it is listed (the control), and again changed in one way at a time (the variants). It is found when an alert names the listed party it was made from, or another party that bears the very same name. Besides, people who are taken to be on no list were asked, to see how many of them are put on alert.",
    `Up to ${sample.variants === 1 ? "one variant" : `${number(sample.variants)} variants`} of a name in each kind of change. Alerts were read from ${floor} bits on, the best ${number(limit)} parties a question: what is lighter or comes later counts as not found.`,
    "Figures in brackets are 95 % intervals (Wilson). Where several questions are about one party the interval is widened, since they tell less than as many independent ones.",
  ]
    .map(paragraph)
    .join("");
}

function cost(report: LabReport): string {
  const rows = (all: readonly CutOffResult[]): string[][] =>
    all.map(({ label, alerts, control, manipulated }) => [label, per1000Text(alerts), shareText(control), shareText(manipulated)]);
  const head = ["an alert counts from", "alerts per 1,000 people", "names as listed found", "changed names found"];
  const rates = report.rates.flatMap(({ per1000, at }) =>
    at === null
      ? [[`${per1000} in 1,000`, "too few people to say", "–", "–", "–"]]
      : [[`${per1000} in 1,000`, ...(rows([at])[0] as string[])]],
  );
  return (
    `${KEY}<figure>${costChart(report)}<figcaption>Each point of a line is a cut-off. To the left fewer people are on alert, upwards more names are found.</figcaption></figure>` +
    table("Bands, and cut-offs that were asked for", head, rows(report.cutOffs)) +
    table("Which cut-off lets at most so many people through", ["alerts allowed", "cut-off", ...head.slice(1)], rates) +
    (report.population.byExactRule > 0
      ? paragraph(
          `${number(report.population.byExactRule)} of the people are on alert only because they bear a listed name to the letter, which is always shown; their weight alone would not reach the band.`,
        )
      : "")
  );
}

function byCategory(report: LabReport): string {
  const shown = report.cutOffs.filter(({ from }) => from !== "rate");
  const all = [report.control, ...report.categories];
  const charts = shown
    .map(({ label, control, categories }) => {
      const rows = [
        { title: report.control.title, found: control, isControl: true },
        ...report.categories.map(({ id, title }) => ({ title, found: foundOf(categories, id), isControl: false })),
      ];
      return `<figure><h3>Found from ${escaped(label)} on</h3>${categoryChart(rows, `Names found from ${label} on, by kind of change, with 95 % intervals`)}</figure>`;
    })
    .join("");
  const head = [
    "change",
    "asked",
    "parties",
    "among the alerts",
    "first",
    ...shown.map(({ label }) => `from ${label}`),
    "bits lost, middle",
    "does not apply",
    "is another's name",
  ];
  const rows = all.map((of) => [
    of.title,
    number(of.asked),
    number(of.parties),
    shareText(of.found),
    shareText(of.first),
    ...shown.map(({ control, categories }) => shareText(of.id === report.control.id ? control : foundOf(categories, of.id))),
    of.id === report.control.id || of.loss === null ? "–" : of.loss.p50.toFixed(1),
    number(of.notApplying),
    number(of.anothers),
  ]);
  const meaning = `<ul>${report.categories.map(({ title, says }) => `<li><strong>${escaped(title)}</strong>: ${escaped(says)}</li>`).join("")}</ul>`;
  return table("Found, by kind of change", head, rows) + charts + `<h3>What the changes are</h3>${meaning}`;
}

const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ["Latn", "Latin"],
  ["Arab", "Arabic, Persian, Urdu"],
  ["Cyrl", "Cyrillic"],
  ["Hani", "Han"],
  ["Hang", "Hangul"],
  ["Deva", "Devanagari"],
  ["Grek", "Greek"],
  ["Hebr", "Hebrew"],
]);

function bySlice({ slices, cutOffs }: LabReport): string {
  if (cutOffs.length === 0) return paragraph("No cut-off was named.");
  const rows = slices.map(({ part, cutOffs: of }) => [
    SCRIPTS.get(part) ?? part,
    number(of[0]?.control.n ?? 0),
    number(of[0]?.manipulated.n ?? 0),
    number(of[0]?.alerts.n ?? 0),
    ...of.flatMap(({ alerts, control, manipulated }) => [per1000Text(alerts), shareText(control), shareText(manipulated)]),
  ]);
  const head = [
    "kind or script",
    "asked as listed",
    "asked changed",
    "asked of the population",
    ...cutOffs.flatMap(({ label }) => [`alerts per 1,000, from ${label}`, `as listed, from ${label}`, `changed, from ${label}`]),
  ];
  return table(
    "Alerts and names found, by kind of party and by the script in which the name is listed, or asked of the population",
    head,
    rows,
  );
}

const foundOf = (categories: CutOffResult["categories"], id: string): CutOffResult["control"] =>
  categories.find((row) => row.id === id)?.found ?? { share: null, low: 0, high: 1, hits: 0, n: 0 };

function weights(report: LabReport): string {
  const rows = [report.control, ...report.categories].map(({ title, weight }) => [
    title,
    ...(weight === null
      ? ["–", "–", "–", "–", "–"]
      : [weight.p5, weight.p25, weight.p50, weight.p75, weight.p95].map((value) => value.toFixed(1))),
  ]);
  return (
    `${KEY}<figure>${weightChart(report)}<figcaption>Weights of the right party, and of the best alert of each person. Those without any alert are not drawn.</figcaption></figure>` +
    table(
      "Weight in bits of the names that were found: a twentieth, a quarter, half … weigh no more",
      ["change", "5 %", "25 %", "50 %", "75 %", "95 %"],
      rows,
    )
  );
}

function missed(report: LabReport): string {
  const rows = [report.control, ...report.categories].flatMap((of: CategoryResult) =>
    of.missed.map(({ listed, asked, list, entry, weight, band }) => [
      of.title,
      { text: asked, words: true as const },
      { text: listed, words: true as const },
      `${list} ${entry}`,
      weight === null ? "not found" : `${weight.toFixed(1)} bits${band === null ? "" : `, ${band}`}`,
    ]),
  );
  if (rows.length === 0) return paragraph("None of the names asked was missed or only weakly found.");
  return (
    paragraph("The first few of each kind that were not found, or only below the band possible. They are examples and no sample.") +
    table("Missed names", ["change", "asked", "listed", "entry", "came to"], rows)
  );
}

function inputs({ lists, people, engine, sample, seed }: LabReport): string {
  const listRows = lists.map(({ id, title, published, entries, names, sha256, state }) => [
    id,
    { text: title, words: true as const },
    published ?? "not stated",
    number(entries),
    number(names),
    state,
    { text: sha256, words: true as const },
  ]);
  const made = MADE_UP.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(", ");
  return (
    table("Lists", ["list", "title", "published", "entries", "names", "state", "SHA-256"], listRows) +
    paragraph(
      people.origin === "synthetic"
        ? `Population: ${number(people.asked)} invented people and bodies, one in ${ONE_BODY_IN} a body. Names are made from common given and family names: ${made}; a body's of a family's name and a trade.`
        : `Population: ${number(people.asked)} of ${number(people.of)} names of ${people.name}, SHA-256 ${people.sha256 ?? "not known"}.`,
    ) +
    paragraph(
      `Engine: ${engine.name}${engine.version === null ? "" : `, version ${engine.version}`}${engine.parameters === null ? "" : `, parameters ${engine.parameters}`}${engine.snapshot === null ? "" : `, snapshot ${engine.snapshot}`}.`,
    ) +
    paragraph(
      `${number(sample.drawn)} names drawn of ${number(sample.of)}, seed ${seed}. The same snapshot of the lists, settings and seed give this report again to the byte.`,
    )
  );
}
