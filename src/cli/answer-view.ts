import type { EntryId, ListId } from "../ground/index.ts";
import type { Alert, Band } from "../match/index.ts";
import type { Answer, Checked, SaidAlert } from "../screen/index.ts";
import { listingsOf, type Cards } from "./card.ts";
import { claimText } from "./entry-view.ts";
import { listingInWords } from "./listing.ts";
import { cleaned, clipped, echoed, isolated, told, wrapped } from "./plain-text.ts";
import { count } from "./problem-lines.ts";
import type { Style } from "./style.ts";
import { waterfall } from "./waterfall.ts";

const INDENT = "    ";

/** One answer for people: the answer in a sentence, then each alert with its evidence, then what was and was not checked. */
export function answerLines(answer: Answer, minBand: Band, cards: Cards, style: Style): string[] {
  return [
    ...wrapped(leadOf(answer, minBand, cards, style), style.width),
    ...answer.alerts.flatMap((alert, index) => ["", ...alertLines(alert, index + 1, cards, style)]),
    "",
    ...checkedLines(answer, style),
    ...(answer.warnings ?? []).map((warning) => style.warn(`Not used: ${cleaned(warning)}`)),
  ];
}

function leadOf({ subject, alerts, checked }: Answer, minBand: Band, cards: Cards, style: Style): string {
  const asked = `“${echoed(subject.names[0] ?? "this identifier")}”`;
  const [best] = alerts;
  const gaps = checked.missing.length === 0 ? "" : " The check is incomplete; see below what is missing.";
  if (best === undefined) {
    const lists = count(checked.lists.length, "list");
    if (gaps !== "") return style.warn(`Not known: nothing found for ${asked}, and that is no clearance.${gaps}`);
    return style.good(`No: nothing at or above “${minBand}” for ${asked} on ${lists}.`);
  }
  const others = alerts.length === 1 ? "" : ` ${count(alerts.length - 1, "other party is", "other parties are")} worth a look, too.`;
  const { lead, words, caveat } = best.says;
  return (
    style.bold(`${lead}: ${told(words)}${listedInWords(best, cards)}.`) + others + (caveat === null ? "" : ` ${caveat}`) + style.warn(gaps)
  );
}

/** In one sentence: more than this many bodies are for the card. */
const MOST_IN_A_SENTENCE = 4;

/** `Jaish-e-Mohammed, banned by the United Nations since 17 October 2001, by Pakistan since …; source …`: whom, by whom, since when, says who. */
export const headOf = (alert: Alert, cards: Cards): string => `${echoed(alert.caption)}${listedInWords(alert, cards)}`;

/** `, banned by the United Nations since 17 October 2001, …; source …` */
function listedInWords(alert: Alert, cards: Cards): string {
  const listings = alert.entries.flatMap(({ list, id }) => listingsOf(list, id, cards));
  const inForce = listings.filter((listing) => !listing.verb.startsWith("formerly"));
  const shown = inForce.length > 0 ? inForce : listings;
  let verb = "";
  const parts = shown.slice(0, MOST_IN_A_SENTENCE).map((listing) => {
    const words = listingInWords({ ...listing, basis: "", verb: listing.verb === verb ? "by" : listing.verb });
    verb = listing.verb;
    return isolated(words);
  });
  const more = shown.length > parts.length ? [`and ${shown.length - parts.length} more`] : [];
  const lists = [...new Set(alert.entries.map((entry) => cleaned(cards.titleOf(entry.list))))];
  return `${["", ...parts, ...more].join(", ")}; source: ${lists.join(", ")}`;
}

function alertLines(alert: SaidAlert, number: number, cards: Cards, style: Style): string[] {
  const dye = alert.band === "identified" || alert.band === "strong" ? style.alarm : style.warn;
  const rule = alert.byExactRule ? ", by the rule of exact names alone" : "";
  const lines = [
    `${style.bold(`${number}. ${echoed(alert.caption)}`)}  ${dye(alert.band)}, ${alert.weight.toFixed(1)} bits, ${alert.kind}${rule}`,
  ];
  const { query, listed, exact } = alert.matched;
  const turned = alert.evidence.some(({ what, bits }) => what === "name-order" && bits < 0);
  const to = turned ? "  the same words in another order" : "  to the letter";
  if (query !== "")
    lines.push(`${INDENT}${echoed(query)} ${exact && !turned ? "=" : "~"} ${echoed(listed)}${exact ? style.faint(to) : ""}`);
  lines.push(...waterfall(alert.evidence, alert.weight, style, INDENT));
  for (const conflict of alert.conflicts) lines.push(...inset(`differs: ${isolated(conflict)}`, style).map(style.warn));
  if (alert.missing.length > 0)
    lines.push(...inset(`missing, and would settle it: ${alert.missing.map(isolated).join(", ")}`, style).map(style.faint));
  for (const { list, id, weight } of alert.entries) lines.push(...entryLinesOf(list, id, weight, cards, style));
  return lines;
}

/** A list's entry under the alert: its bans with legal basis and source, what is contested, and how much more there is. */
function entryLinesOf(list: ListId, id: EntryId, weight: number, cards: Cards, style: Style): string[] {
  const { claims = [], remarks } = cards.of(list, id);
  const contested = claims.filter((claim) => claim.by === undefined && claim.confidence === "contested");
  const more = claims.filter((claim) => claim.by === undefined).length - contested.length;
  return [
    `${INDENT}${style.bold(cleaned(list))} ${isolated(id)}  ${style.faint(`${weight.toFixed(1)} bits`)}`,
    ...listingsOf(list, id, cards).flatMap((listing) =>
      inset(`${isolated(listingInWords(listing))} ${style.faint(`[${cleaned(listing.source)}]`)}`, style, 2),
    ),
    ...contested.flatMap((claim) => inset(claimText(claim), style, 2)),
    ...(remarks === undefined ? [] : inset(style.faint(clipped(isolated(remarks), 240)), style, 2)),
    ...(more > 0
      ? inset(style.faint(`${count(more, "more claim")} with sources: writ lists show ${cleaned(list)} ${isolated(id)}`), style, 2)
      : []),
  ];
}

function inset(text: string, style: Style, deeper = 0): string[] {
  const indent = INDENT + " ".repeat(deeper);
  return wrapped(text, style.width - indent.length - 2).map((line, index) => indent + (index === 0 ? "" : "  ") + line);
}

/** Which lists answered, what they leave out, and by which engine: under every answer. */
export function checkedLines(
  { checked, engine }: { readonly checked: Checked; readonly engine: Answer["engine"] },
  style: Style,
): string[] {
  const lists = checked.lists.map(
    ({ id, published, entries }) => `${cleaned(id)} (${published === null ? "" : `${published}, `}${count(entries, "entry", "entries")})`,
  );
  return [
    ...wrapped(`Checked: ${lists.length === 0 ? "nothing" : lists.join(", ")}.`, style.width).map(style.faint),
    ...(checked.notes ?? []).flatMap((note) => wrapped(`Note: ${cleaned(note)}.`, style.width)),
    ...checked.missing.flatMap((gap) => wrapped(`INCOMPLETE: ${cleaned(gap)}.`, style.width)).map(style.warn),
    style.faint(`writ ${engine.version}, snapshot ${engine.snapshot.slice(0, 12)}, parameters ${engine.parameters.slice(0, 12)}`),
  ];
}
