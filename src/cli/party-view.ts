import type { EntryHistory, Party, PartyConflict, PartyProposal, Ruling } from "../registry/index.ts";
import { versionInWords } from "./bulletin-view.ts";
import { entryLines } from "./entry-view.ts";
import { historyLines } from "./history-view.ts";
import { cleaned, isolated, wrapped } from "./plain-text.ts";
import { count } from "./problem-lines.ts";
import type { Style } from "./style.ts";
import { signed, waterfall } from "./waterfall.ts";

/** All that is known of one party. `histories`: by `list:entry`; a moment in the past has none. */
export interface PartyCard extends Party {
  readonly histories: readonly EntryHistory[];
  readonly proposals: readonly PartyProposal[];
}

/** A party for people: what joins it, each entry with its history, what is undecided, what was decided. */
export function partyLines(party: PartyCard, style: Style): string[] {
  const lines = [style.bold(isolated(party.caption)) + style.faint(`  ${isolated(party.id)}`)];
  lines.push(...listedLines(party, style), ...linkLines(party, style), ...party.decisions.flatMap((ruling) => rulingLines(ruling, style)));
  for (const conflict of party.conflicts) lines.push(...conflictLines(conflict, style));
  for (const proposal of party.proposals) lines.push(...proposalLines(proposal, style));
  for (const entry of party.entries) {
    lines.push("", ...entryLines(entry, style));
    const history = party.histories.find(({ list, id }) => list === entry.list && id === entry.id);
    if (history !== undefined) lines.push(...historyLines(history, style, { full: false }));
  }
  return lines;
}

const hung = (text: string, style: Style, indent = "  "): string[] =>
  wrapped(text, style.width - indent.length - 2).map((line, at) => `${indent}${at === 0 ? "" : "  "}${line}`);

/** Since when the party is listed anywhere, by the lists' own days, and by the versions held. */
function listedLines({ entries, histories }: PartyCard, style: Style): string[] {
  return entries.flatMap((entry) => {
    const history = histories.find(({ list, id }) => list === entry.list && id === entry.id);
    const since = entry.listedOn === undefined ? "prints no day of listing" : `listed on ${entry.listedOn}`;
    const until = entry.endedOn === undefined ? "" : `, ended ${entry.endedOn}`;
    const held =
      history === undefined ? "" : `; held from the version of ${versionInWords(history.first)} to that of ${versionInWords(history.last)}`;
    return hung(`${isolated(`${entry.list}:${entry.id}`)}  ${cleaned(since + until)}${held}`, style);
  });
}

/** One identifier that several pairs share is told once, with every place that prints it. */
function linkLines({ links }: Party, style: Style): string[] {
  const groups = new Map<string, { readonly head: string; readonly places: Map<string, string> }>();
  for (const { left, right, by, value, printed } of links) {
    if (by === "decision") continue;
    const key = `${by} ${value}`;
    const group = groups.get(key) ?? { head: `one party by ${by} ${value}`, places: new Map<string, string>() };
    groups.set(key, group);
    for (const [name, side] of [
      [left, printed?.left],
      [right, printed?.right],
    ] as const)
      group.places.set(name, side === undefined ? name : `${name} (${side.own ? "its own key" : side.text}; ${side.file}:${side.line})`);
  }
  return [...groups.values()].flatMap(({ head, places }) =>
    hung(`${isolated(head)}: ${[...places.values()].map(isolated).join(" · ")}`, style),
  );
}

export function rulingLines({ what, left, right, who, at, why }: Ruling, style: Style): string[] {
  const verb = { joined: "joined", refused: "refused to join", split: "split" }[what];
  return hung(`${cleaned(who)} ${verb} ${isolated(left)} and ${isolated(right)} on ${at.slice(0, 10)}: ${isolated(why)}`, style);
}

export function conflictLines({ left, right, leftCaption, rightCaption, by, value, reason }: PartyConflict, style: Style): string[] {
  const [first = "", ...more] = hung(
    `not joined: ${isolated(left)} ${isolated(leftCaption)} and ${isolated(right)} ${isolated(rightCaption)} both print ${isolated(`${by} ${value}`)}, but ${isolated(reason)}`,
    style,
  );
  return [style.warn(first), ...more.map((line) => style.warn(line))];
}

export function proposalLines(proposal: PartyProposal, style: Style, { full = false } = {}): string[] {
  const { left, right, leftCaption, rightCaption, weight, band, evidence, conflicts, missing } = proposal;
  const lines = hung(
    `maybe one party: ${isolated(left)} ${isolated(leftCaption)} and ${isolated(right)} ${isolated(rightCaption)}, ${signed(weight)} bits (${band})`,
    style,
  );
  if (full) lines.push(...waterfall(evidence, weight, style, "      "));
  for (const conflict of conflicts) lines.push(...hung(style.warn(`differs: ${isolated(conflict)}`), style, "      "));
  if (full && missing.length > 0) lines.push(...hung(style.faint(`missing: ${missing.map(isolated).join(", ")}`), style, "      "));
  return lines;
}

/** What a person can do about what is undecided. */
export function undecidedLine(conflicts: number, proposals: number): string {
  return `${count(conflicts, "conflict")} and ${count(proposals, "proposal")}: writ party join LEFT RIGHT or writ party refuse LEFT RIGHT, each with --reason TEXT --by NAME`;
}
