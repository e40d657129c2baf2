import { setImmediate as breathe } from "node:timers/promises";
import { namedSubject } from "../match/index.ts";
import type { Alert, Matcher } from "../match/index.ts";
import type { CurrentSnapshot } from "../registry/index.ts";
import { checkSettings, outcomeOf, standing } from "./answer.ts";
import type { Mention, ScreenSettings, TextAnswer } from "./face.ts";
import { judge, type Setting, type Verdict } from "./mention-rules.ts";
import { LONGEST_WORD, spansOf, usesCapitals, type Span } from "./spans.ts";
import { wordsOf, type Word } from "./words.ts";

export interface TextRun {
  readonly matcher: Matcher;
  readonly current: CurrentSnapshot;
  readonly settings: ScreenSettings;
  /** how the answer calls the document */
  readonly document: string;
  /** in words: what of the document could not be read (`ReadDocument.unread`) */
  readonly unread?: readonly string[];
}

/** Windows screened between two looks at the event loop. */
const BREATHE = 64;
/** Windows whose alerts are remembered: a text repeats its names. */
const REMEMBERED = 20_000;

interface Found extends Span {
  readonly alerts: readonly Alert[];
  readonly verdict: Verdict;
}

/**
 * Every listed name that a text mentions, where, and with what evidence. Offsets count code points, half open.
 * Candidate windows go through the matcher like any subject; `mention-rules.ts` says what prose must offer besides.
 * What overlaps is settled by weight. The method is argued in docs/screening.md.
 */
export async function screenText(text: string, run: TextRun): Promise<TextAnswer> {
  const stand = standing(run.current, checkSettings(run.settings));
  const words = wordsOf(text);
  const found = await candidates(text, words, run.matcher, stand.options);
  const sure = chosen(found.filter((one) => one.verdict === "mention"));
  // an acronym on its own says little; beside the full name of its group it says enough
  const parties = new Set(sure.flatMap((one) => one.alerts.map((alert) => alert.party)));
  const short = found
    .filter((one) => one.verdict === "with-full-name")
    .map((one) => ({ ...one, alerts: one.alerts.filter((alert) => parties.has(alert.party)) }))
    .filter((one) => one.alerts.length > 0);
  const all = chosen([...sure, ...short]).sort((left, right) => left.from - right.from);
  const point = codePoints(text);
  const mentions: Mention[] = all.map(({ from, to, alerts }) => {
    const start = (words[from] as Word).start;
    const end = (words[to] as Word).end;
    return { start: point(start), end: point(end), text: text.slice(start, end).toWellFormed(), alerts };
  });
  const missing = [...stand.checked.missing, ...(run.unread ?? []), ...unreadWords(words)];
  return {
    document: run.document,
    outcome: outcomeOf(
      missing,
      all.flatMap((one) => one.alerts),
    ),
    mentions,
    checked: { ...stand.checked, missing },
    engine: stand.engine,
  };
}

async function candidates(
  text: string,
  words: readonly Word[],
  matcher: Matcher,
  options: Parameters<Matcher["screen"]>[1],
): Promise<Found[]> {
  const setting: Setting = settingOf(words);
  const known = new Map<string, readonly Alert[]>();
  const found: Found[] = [];
  let screened = 0;
  for (const span of spansOf(text, words)) {
    let alerts = known.get(span.query);
    if (alerts === undefined) {
      alerts = matcher.screen(namedSubject([span.query], "any"), { ...options, names: "asked" });
      if (known.size >= REMEMBERED) known.clear();
      known.set(span.query, alerts);
      if (++screened % BREATHE === 0) await breathe();
    }
    if (alerts.length === 0) continue;
    for (const verdict of ["mention", "with-full-name"] as const) {
      const kept = alerts.filter((alert) => judge(alert, { words, from: span.from, to: span.to, setting }) === verdict);
      if (kept.length > 0) found.push({ ...span, alerts: kept, verdict });
    }
  }
  return found;
}

/** The heaviest first; whatever overlaps a chosen one falls away. Of equals the longer name, then the earlier. */
function chosen(found: readonly Found[]): Found[] {
  const weight = (one: Found): number => one.alerts[0]?.weight ?? 0;
  const ranked = [...found].sort(
    (left, right) => weight(right) - weight(left) || right.to - right.from - (left.to - left.from) || left.from - right.from,
  );
  const taken = new Set<number>();
  const kept: Found[] = [];
  for (const one of ranked) {
    let free = true;
    for (let at = one.from; at <= one.to && free; at++) free = !taken.has(at);
    if (!free) continue;
    for (let at = one.from; at <= one.to; at++) taken.add(at);
    kept.push(one);
  }
  return kept;
}

/** Which words the text itself uses in lower case: those are no names when they begin a sentence or a heading. A text without capitals tells nothing. */
function settingOf(words: readonly Word[]): Setting {
  const lower = new Set<string>();
  if (!usesCapitals(words)) return { lower };
  for (const [at, word] of words.entries()) {
    if (word.look === "lower" && word.joint !== "hyphen" && words[at + 1]?.joint !== "hyphen") lower.add(word.text.toLowerCase());
  }
  return { lower };
}

function unreadWords(words: readonly Word[]): string[] {
  const long = words.filter((word) => word.text.length > LONGEST_WORD).length;
  return long === 0
    ? []
    : [`${long} runs of more than ${LONGEST_WORD} letters without a blank (a script that is not cut into words here?) were not screened`];
}

/** Offsets in UTF-16 units → in code points. */
function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (const found of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(found.index);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
