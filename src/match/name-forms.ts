import {
  articleApart,
  describedNames,
  exactKey,
  latinForms,
  northernOfMcCune,
  northernSurname,
  somaliRead,
  splitCell,
  splitScripts,
} from "../names/index.ts";
import { hashText } from "./hash-text.ts";
import { isOfPopulation } from "./population.ts";
import type { Kind, SubjectKind } from "../ground/index.ts";

/** A name as the index takes it in. */
export interface IndexedName {
  readonly text: string;
  readonly entry: number;
  /** of the entry */
  readonly kind: Kind;
  readonly weak: boolean;
  readonly derived: boolean;
  readonly spoken?: boolean;
  /** it has no other form */
  readonly alone?: boolean;
}

/** One name under which a printed one is compared. */
export interface NameForm {
  readonly text: string;
  readonly derived: boolean;
  /** a reading of the printed name that is `of`, or of a part of it: in Latin letters of other ones, or as its neighbours write it (*Xasan*, *Hasan*) */
  readonly spoken: boolean;
  readonly of?: string;
  /** bits that each of its words can tell at most, as `LatinForm` says */
  readonly atMost: readonly number[] | null;
}

const printedAs = (text: string): NameForm => ({ text, derived: false, spoken: false, atMost: null });

/** The forms under which a printed name is compared: itself, the names inside its cell, and how those are read that do not divide words as Latin does. */
export function nameForms(text: string): readonly NameForm[] {
  const printed: NameForm[] = [
    printedAs(text),
    ...[...new Set([...splitCell(text), ...splitScripts(text)])].map((t) => ({ text: t, derived: true, spoken: false, atMost: null })),
  ];
  const own = LATIN.test(text) ? printed.slice(1).filter((form) => !LATIN.test(form.text)) : printed.slice(0, 1);
  for (const form of own) for (const read of latinForms(form.text)) printed.push({ ...read, derived: true, spoken: true, of: form.text });
  for (const read of [articleApart(text, { isKnown: isOfPopulation }), somaliRead(text), northernSurname(text), northernOfMcCune(text)])
    if (read !== null) printed.push({ text: read, derived: true, spoken: true, of: text, atMost: null });
  return printed;
}
const LATIN = /\p{Script=Latin}/u;

/** The forms under which a name of a subject of that kind is asked: those, and the names that stand in it as a desk gets them. */
export function askedForms(text: string, kind: SubjectKind): readonly NameForm[] {
  const printed = nameForms(text);
  const described = describedNames(text, { kind, isKnown: isOfPopulation });
  if (described.length === 0) return printed;
  const known = new Set(printed.map((form) => form.text));
  return [...printed, ...described.filter((name) => !known.has(name)).map((name) => ({ ...printedAs(name), derived: true }))];
}

/** A form of a printed name, and the hash of the key under which it is found to the letter. */
export interface PrintedForm extends NameForm {
  readonly exact: number;
}

/** A name as it is printed, of which the hash is known. */
export const itself = (text: string, exact: number): PrintedForm => ({ ...printedAs(text), exact });

export const printedForms = (text: string): readonly PrintedForm[] =>
  nameForms(text).map((form) => ({ ...form, exact: hashText(exactKey(form.text)) }));
