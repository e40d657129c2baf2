/**
 * `node bench/text.ts`: how well mentions in free text are found. Needs the shared measuring data.
 * Recall of the marked mentions of the UN narratives (UN list of 2022-09-15), and false mentions per 1,000 tokens of WikiGold
 * (UN, OFAC SDN and UK lists), with Wilson intervals. Option: `--show` prints what was missed and what was false.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createMatcher } from "../src/match/index.ts";
import { currentSnapshot, openRegister, type CurrentSnapshot } from "../src/registry/index.ts";
import { DEFAULT_SETTINGS, screenText, type Mention } from "../src/screen/index.ts";
import { shared } from "../test/shared.ts";
import { environment } from "./speed/environment.ts";

const AT = "2025-12-01T00:00:00Z";
/** code points: a marked mention counts when a mention that ends so near before its mark (or just after) names the entry */
const NEAR_BEFORE = 80;
const NEAR_AFTER = 12;
const Z = 1.96;

/**
 * Mentions in WikiGold that a person read in their sentences and found to be the listed party itself: text → entries.
 * Everything that is not here counts as false.
 */
const JUDGED_LISTED: ReadonlySet<string> = new Set<string>([]);

interface Narrative {
  readonly doc: string;
  readonly text: string;
  readonly gold: readonly { readonly ref: string; readonly at: number; readonly before: string }[];
}

interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const { values } = parseArgs({ options: { show: { type: "boolean", default: false } } });

/** Wilson's score interval at 95 %. */
function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: Number.NaN, low: 0, high: 1 };
  const share = hits / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return { hits, of, share, low: (middle - half) / whole, high: (middle + half) / whole };
}

async function loaded(files: readonly string[]): Promise<CurrentSnapshot> {
  const dir = mkdtempSync(join(tmpdir(), "writ-text-"));
  try {
    const register = openRegister(dir);
    try {
      await register.addLists(files, { who: "bench", at: AT });
    } finally {
      register.close();
    }
    return currentSnapshot(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function mentioner(current: CurrentSnapshot): (text: string) => Promise<readonly Mention[]> {
  const matcher = createMatcher(current.snapshot);
  const settings = { ...DEFAULT_SETTINGS, at: AT };
  return async (text) => (await screenText(text, { matcher, current, settings, document: "text" })).mentions;
}

const naming = (mention: Mention, ref: string): boolean =>
  mention.alerts.some((alert) => alert.entries.some((entry) => entry.list === "un" && entry.id === ref));

async function recall(folder: string, mentionsOf: (text: string) => Promise<readonly Mention[]>) {
  const documents = gunzipSync(readFileSync(join(folder, "text/un-narratives-with-links-dev.jsonl.gz")))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Narrative);
  let found = 0;
  let marked = 0;
  let unmarked = 0;
  const missed: string[] = [];
  const started = performance.now();
  for (const { text, gold } of documents) {
    const mentions = await mentionsOf(text);
    for (const { ref, at, before } of gold) {
      marked++;
      if (mentions.some((mention) => mention.end >= at - NEAR_BEFORE && mention.end <= at + NEAR_AFTER && naming(mention, ref))) found++;
      else missed.push(`${ref}: …${before}`);
    }
    unmarked += mentions.filter((mention) => !gold.some(({ ref }) => naming(mention, ref))).length;
  }
  return {
    documents: documents.length,
    recall: wilson(found, marked),
    mentionsNotMarked: unmarked,
    seconds: (performance.now() - started) / 1_000,
    missed,
  };
}

async function precision(folder: string, mentionsOf: (text: string) => Promise<readonly Mention[]>) {
  const sentences = gunzipSync(readFileSync(join(folder, "text/wikigold-en.conllu.gz")))
    .toString()
    .split("\n\n")
    .map((block) => block.split("\n").flatMap((line) => line.split("\t")[1] ?? []));
  let tokens = 0;
  let mentioned = 0;
  const wrong: string[] = [];
  const started = performance.now();
  for (const sentence of sentences) {
    tokens += sentence.length;
    const text = sentence.join(" ");
    for (const mention of await mentionsOf(text)) {
      mentioned++;
      const names = mention.alerts
        .map((alert) => `${alert.caption} [${alert.kind} ${alert.weight.toFixed(1)} ${alert.band}${alert.matched.exact ? " exact" : ""}]`)
        .join(" | ");
      if (!JUDGED_LISTED.has(mention.text.toLowerCase())) wrong.push(`“${mention.text}” = ${names} in: ${text.slice(0, 160)}`);
    }
  }
  const share = wilson(wrong.length, tokens);
  return {
    tokens,
    mentions: mentioned,
    false: wrong.length,
    perThousand: share.share * 1_000,
    low: share.low * 1_000,
    high: share.high * 1_000,
    seconds: (performance.now() - started) / 1_000,
    wrong,
  };
}

if (shared === null) {
  process.stdout.write("The shared measuring data is not here (WRIT_SHARED or ../shared): nothing was measured.\n");
} else {
  const folder = join(shared, "data");
  const narratives = await recall(folder, mentioner(await loaded([join(folder, "lists/un/un-consolidated-2022-09-15.xml.gz")])));
  const official = [
    "un/un-consolidated-2025-11-20.xml.gz",
    "ofac/sdn-2024-05-03.csv.gz",
    "ofac/alt-2024-09.csv.gz",
    "watchman/ofac-partial-2025-02/add.csv.gz",
    "uk/ofsi-ConList-2025-04-14.xlsx",
  ]
    .map((name) => join(folder, "lists", name))
    .filter((path) => existsSync(path));
  const prose = await precision(folder, mentioner(await loaded(official)));
  const percent = (value: number): string => (100 * value).toFixed(1);
  const lines = [
    "what                                          value   95 % interval   n        s",
    `recall of marked mentions, UN narratives      ${percent(narratives.recall.share)} %  ${percent(narratives.recall.low)}–${percent(narratives.recall.high)} %     ${narratives.recall.of}      ${narratives.seconds.toFixed(1)}`,
    `false mentions per 1,000 tokens, WikiGold     ${prose.perThousand.toFixed(2)}    ${prose.low.toFixed(2)}–${prose.high.toFixed(2)}       ${prose.tokens}    ${prose.seconds.toFixed(1)}`,
    `mentions judged listed, WikiGold              ${prose.mentions - prose.false}`,
    `mentions not marked (most are right: printed without a number), UN narratives  ${narratives.mentionsNotMarked}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (values.show) process.stdout.write(`\nmissed\n${narratives.missed.join("\n")}\n\nfalse\n${prose.wrong.join("\n")}\n`);
  const out = join(import.meta.dirname, "../out");
  mkdirSync(out, { recursive: true });
  const { missed: _missed, ...marked } = narratives;
  // sentences of the measuring data stay out of the report
  const { wrong: _wrong, ...unmarked } = prose;
  writeFileSync(
    join(out, "text.json"),
    `${JSON.stringify({ environment: environment(), narratives: marked, wikigold: unmarked }, null, 2)}\n`,
  );
}
