import { askedForms, nameForms, type NameForm } from "./name-forms.ts";
import type { PrintedNames } from "./printed-names.ts";
import type { Subject } from "./subject.ts";
import { wordsApart, type ApartName } from "./words-apart.ts";

/** A form of the subject's name, and the listed names that its words are cut like. */
export interface AskedForm extends NameForm {
  readonly apart: readonly ApartName[];
}
/** A name of the subject, in all its forms. */
export interface AskedName {
  readonly text: string;
  readonly forms: readonly AskedForm[];
}
const alone = (form: NameForm): AskedForm => ({ ...form, apart: [] });

/** The names of a subject: `asked` as they stand alone, `all` also as a desk gets them, each form with the listed names that its words are cut like. */
export function askedNames({ names, kind }: Subject, printed: PrintedNames, which: "asked" | "all"): readonly AskedName[] {
  if (which === "asked") return names.map((text) => ({ text, forms: nameForms(text).map(alone) }));
  // a part of a person's name is another person's
  const parts = kind !== "person";
  return names.map((text) => ({
    text,
    forms: askedForms(text, kind).map((form) =>
      form.spoken ? alone(form) : { ...form, apart: wordsApart(form.text, printed, { parts }) },
    ),
  }));
}
