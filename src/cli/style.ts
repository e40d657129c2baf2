import type { Output } from "./host.ts";

/** Colours for a terminal; plain text elsewhere. What a colour says is always said in words too. */
export interface Style {
  readonly width: number;
  bold(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  alarm(text: string): string;
}

export function styleFor(out: Output): Style {
  const dye = (code: string) => (text: string) => (out.colours && text !== "" ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { width: Math.min(out.width, 120), bold: dye("1"), faint: dye("2"), good: dye("32"), warn: dye("33"), alarm: dye("1;31") };
}
