import { fail, type EntryId, type Kind, type ListId, type PartyId } from "../ground/index.ts";
import { CATEGORIES, CONTROL, type Category } from "./category.ts";
import { chanceOf } from "./chance.ts";
import { LAB_LIMITS } from "./limits.ts";

/** A listed name that is put to the test, and whose it is. */
export interface LabName {
  readonly text: string;
  readonly kind: Kind;
  readonly party: PartyId;
  readonly list: ListId;
  readonly entry: EntryId;
}

/** One question: a name as it might come in. */
export interface LabQuestion {
  readonly category: Category;
  readonly text: string;
  readonly name: LabName;
}

/** What is asked about one name: the control first, then its variants; and which categories do not apply to it. */
export interface LabBatch {
  readonly control: LabQuestion;
  readonly variants: readonly LabQuestion[];
  readonly notApplying: readonly Category[];
}

export interface VariantPlan {
  readonly categories: readonly Category[];
  /** variants of a name in each category; equal ones are asked once */
  readonly variants: number;
  readonly seed: number;
}

/** The categories of these ids, in the order of the table. Throws `usage` for an unknown one. */
export function categoriesOf(ids: readonly string[]): readonly Category[] {
  const known = CATEGORIES.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    fail("usage", { field: "--only", value: unknown, message: `there is no category "${unknown}"`, remedy: `One of: ${known.join(", ")}` });
  return ids.length === 0 ? CATEGORIES : CATEGORIES.filter(({ id }) => ids.includes(id));
}

/** Throws `too-many` for a run that would ask more than the limit. */
export function checkSize(names: number, plan: Pick<VariantPlan, "categories" | "variants">): void {
  const most = names * (1 + plan.categories.length * plan.variants);
  if (most > LAB_LIMITS.questions)
    fail("too-many", {
      field: "--sample",
      value: String(names),
      message: `${names} names in ${plan.categories.length} categories of ${plan.variants} variants are up to ${most} questions, more than ${LAB_LIMITS.questions}`,
      remedy: "Lower --sample or --variants, or name categories with --only",
    });
}

/** What is asked about one name. The same name, seed and category give the same variants, whatever else is asked. */
export function batchOf(name: LabName, { categories, variants, seed }: VariantPlan): LabBatch {
  const made: LabQuestion[] = [];
  const notApplying: Category[] = [];
  for (const category of categories) {
    const texts = new Set<string>();
    for (let n = 0; n < variants; n++) {
      const text = category.make(name.text, name.kind, chanceOf(`${seed}\n${category.id}\n${n}\n${name.text}`));
      if (text !== null && text !== name.text && text.trim() !== "") texts.add(text);
    }
    if (texts.size === 0) notApplying.push(category);
    for (const text of texts) made.push({ category, text, name });
  }
  return { control: { category: CONTROL, text: name.text, name }, variants: made, notApplying };
}
