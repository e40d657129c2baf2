/** What a child process printed after the register had acknowledged it. */
export type Acknowledged =
  | { readonly what: "open" }
  | { readonly what: "screening"; readonly seq: number; readonly run: string }
  | { readonly what: "removed"; readonly list: string; readonly seq: number }
  | {
      readonly what: "list";
      readonly list: string;
      readonly sha256: string;
      readonly filed: "in-force" | "history" | "unchanged";
      readonly at: string;
    };

/** Whole lines only: the kill may have come in the middle of one. */
export function acknowledgedIn(output: string): Acknowledged[] {
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}
