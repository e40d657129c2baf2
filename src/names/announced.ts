import type { SubjectKind } from "../ground/index.ts";
import { withoutBirth } from "./born.ts";
import { withoutLabel } from "./labels.ts";
import { nameInLines } from "./lines.ts";
import { withoutNumbers } from "./numbers-beside.ts";
import { officeHolders } from "./offices.ts";
import { otherNames, withoutGenitive } from "./other-names.ts";
import { withoutPlaces } from "./places-behind.ts";
import { isName, tidy } from "./tidy.ts";

type Step = (text: string, asked: { readonly kind: SubjectKind }) => readonly string[];
const one =
  (step: (text: string) => string | null): Step =>
  (text) => {
    const name = step(text);
    return name === null ? [] : [name];
  };

/** in the order in which papers put them round a name, the outermost first */
const STEPS: readonly Step[] = [
  nameInLines,
  one(withoutLabel),
  otherNames,
  one(withoutPlaces),
  officeHolders,
  // of a birth's date the birth is read
  one((text) => (withoutBirth(text) === null ? withoutNumbers(text) : null)),
  one(withoutLabel),
  (text, { kind }) => (kind === "person" ? [] : one(withoutGenitive)(text, { kind })),
];
/** names in one text */
const MOST = 4;

/** The names that a form, a voucher, a payment or a message announces; the text itself where it is no more than a name. */
export function announcedNames(text: string, asked: { readonly kind: SubjectKind }): readonly string[] {
  let names: readonly string[] = [text];
  for (const step of STEPS)
    names = names
      .flatMap((name) => {
        const narrower = step(name, asked).map(tidy).filter(isName);
        return narrower.length === 0 ? [name] : narrower;
      })
      .slice(0, MOST);
  return names;
}
