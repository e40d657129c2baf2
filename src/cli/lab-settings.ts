import { fail, listId, type ListId } from "../ground/index.ts";
import { categoriesOf, LAB_LIMITS, type CutOff, type VariantPlan } from "../lab/index.ts";
import { BANDS } from "../match/index.ts";
import type { Flags } from "./flags.ts";
import { seedFrom } from "./foresee-input.ts";

/** What is taken where a flag is not given. */
export const USUAL = { sample: 500, people: 5_000, floor: 6, limit: 50 } as const;
const MOST_PARTIES = 1_000;

/** What one run is to do, checked before anything is read. */
export interface LabSettings {
  readonly seed: number;
  readonly sample: number;
  readonly plan: VariantPlan;
  readonly lists: readonly ListId[];
  /** a file of people, or the shipped population */
  readonly population: string | undefined;
  /** how many of them; null: all of the file, or as many as usual */
  readonly people: number | null;
  /** another engine's command */
  readonly command: string | undefined;
  readonly unit: "bits" | "points";
  readonly floor: number;
  readonly limit: number;
  readonly cutOffs: readonly CutOff[];
}

/** Throws `usage` and `too-many`, naming the flag. */
export function labSettings(flags: Flags): LabSettings {
  const command = flags.text("engine");
  const unit = command === undefined ? "bits" : "points";
  const seed = seedFrom(flags);
  const floor = flags.on("floor") ? bitsOf(flags.text("floor") ?? "", "--floor") : command === undefined ? USUAL.floor : 0;
  const yours = cutOffsFrom(flags, { floor, unit });
  return {
    seed,
    sample: bounded(flags, "sample", USUAL.sample, LAB_LIMITS.sample),
    plan: { categories: categoriesOf(wordsIn(flags.text("only"))), variants: bounded(flags, "variants", 1, LAB_LIMITS.variants), seed },
    lists: wordsIn(flags.text("lists")).map(listId),
    population: flags.text("population"),
    people: flags.on("population-size") ? bounded(flags, "population-size", USUAL.people, LAB_LIMITS.population) : null,
    command,
    unit,
    floor,
    limit: bounded(flags, "limit", USUAL.limit, MOST_PARTIES),
    // bands are Writ's own
    cutOffs: command === undefined ? [...bandCutOffs(), ...yours] : yours,
  };
}

const wordsIn = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

function bounded(flags: Flags, name: string, fallback: number, most: number): number {
  const value = flags.count(name, fallback, 1);
  if (value > most)
    fail("too-many", { field: `--${name}`, value: String(value), message: `${value} is more than a run takes`, remedy: `At most ${most}` });
  return value;
}

function bitsOf(text: string, field: string): number {
  const value = Number(text);
  if (!/^\d{1,3}(?:\.\d+)?$/.test(text) || !Number.isFinite(value))
    fail("usage", {
      field,
      value: text,
      message: `"${text}" is no weight in bits`,
      remedy: "Write a number from 0 to 999, such as 12 or 14.5",
    });
  return value;
}

function cutOffsFrom(flags: Flags, { floor, unit }: { readonly floor: number; readonly unit: string }): CutOff[] {
  const texts = wordsIn(flags.text("cut-off"));
  if (flags.on("cut-off") && texts.length === 0)
    fail("usage", {
      field: "--cut-off",
      value: flags.text("cut-off") ?? "",
      message: "names no cut-off",
      remedy: "Write numbers of bits, such as 12,14.5",
    });
  if (texts.length > LAB_LIMITS.cutOffs)
    fail("too-many", { field: "--cut-off", message: `${texts.length} cut-offs`, remedy: `At most ${LAB_LIMITS.cutOffs}` });
  return texts.map((text) => {
    const bits = bitsOf(text, "--cut-off");
    if (bits < floor)
      fail("usage", {
        field: "--cut-off",
        value: text,
        message: `a cut-off of ${text} ${unit} lies below the least weight that is looked at`,
        remedy: `Give --floor ${text}, too`,
      });
    return { label: `${text} ${unit}`, bits, band: null, from: "yours" };
  });
}

const bandCutOffs = (): CutOff[] =>
  BANDS.filter((band) => band !== "weak").map((band) => ({ label: band, bits: null, band, from: "band" }));
