import type { Evidence } from "../match/index.ts";
import { clipped, isolated, padded, told, wrapped } from "./plain-text.ts";
import type { Style } from "./style.ts";

const LABEL = 13;
const BITS = 7;
/** Narrower than this, the bars go and the words stay. */
const ROOM_FOR_BARS = 72;

/**
 * Evidence line by line: what, left and right, bits, and a bar that starts where the last one ended, so that the sum can be read off.
 * The last line is the sum.
 */
export function waterfall(evidence: readonly Evidence[], weight: number, style: Style, indent: string): string[] {
  const barRoom = style.width >= ROOM_FOR_BARS ? 22 : 0;
  const wordRoom = style.width - indent.length - LABEL - BITS - barRoom - 3;
  const scale = scaleOf(evidence, weight, barRoom);
  let sum = 0;
  const lines = evidence.flatMap((item) => {
    const from = sum;
    sum += item.bits;
    const bar = barRoom === 0 ? "" : barBetween(scale, from, sum, item.bits < 0 ? style.warn : style.good);
    const [first = "", ...more] = wrapped(sidesOf(item), wordRoom - 2).map((words) => clipped(words, wordRoom));
    const label = padded(clipped(item.what, LABEL - 1), LABEL);
    return [
      `${indent}${label}${padded(first, wordRoom)} ${signed(item.bits).padStart(BITS - 1)}  ${bar}`.trimEnd(),
      ...more.map((words) => `${indent}${" ".repeat(LABEL)}  ${words}`),
    ];
  });
  const total = barRoom === 0 ? "" : barBetween(scale, 0, weight, style.bold);
  return [...lines, `${indent}${padded("weight", LABEL + wordRoom)} ${signed(weight).padStart(BITS - 1)}  ${total}`.trimEnd()];
}

/** `+3.1`, `−2.0` */
export function signed(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return text === "0.0" ? "0.0" : bits < 0 ? `−${text}` : `+${text}`;
}

function sidesOf(item: Evidence): string {
  const { left, right, note } = item;
  // the note is often the sides over again
  if (left !== null && right !== null && note.startsWith(`${left} stands for ${right}`)) return told(note);
  const sides = sidesAlone(item);
  return note === "" || note === sides ? sides : sides === "" ? told(note) : `${sides}: ${told(note)}`;
}

/** lines of which both sides agree, even where that counts against it */
const OF_NAMES = new Set(["name", "plural", "across names"]);

function sidesAlone({ what, left, right, bits, note }: Evidence): string {
  if (left === null && right === null) return "";
  // a note says by itself on which side it stands
  if (right === null) return `${isolated(left ?? "")}${note === "" ? " (only asked)" : ""}`;
  if (left === null) return `${isolated(right)}${note === "" ? " (only listed)" : ""}`;
  if (left.toLowerCase() === right.toLowerCase()) return isolated(left);
  return `${isolated(left)} ${bits < 0 && !OF_NAMES.has(what) ? "≠" : "~"} ${isolated(right)}`;
}

interface Scale {
  readonly least: number;
  readonly perColumn: number;
}

function scaleOf(evidence: readonly Evidence[], weight: number, columns: number): Scale {
  let sum = 0;
  let least = Math.min(0, weight);
  let most = Math.max(0, weight);
  for (const { bits } of evidence) {
    sum += bits;
    least = Math.min(least, sum);
    most = Math.max(most, sum);
  }
  return { least, perColumn: Math.max(most - least, 1e-9) / Math.max(1, columns) };
}

function barBetween({ least, perColumn }: Scale, from: number, to: number, dye: (text: string) => string): string {
  const left = Math.round((Math.min(from, to) - least) / perColumn);
  const right = Math.round((Math.max(from, to) - least) / perColumn);
  if (from === to) return "";
  // too small to draw is still there
  const block = right === left ? "▏" : (to < from ? "▒" : "█").repeat(right - left);
  return " ".repeat(left) + dye(block);
}
