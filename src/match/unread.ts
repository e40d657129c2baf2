import { MAX_LETTERS, MAX_WORDS, READ_SCRIPTS, readName } from "../names/index.ts";
import { nameForms } from "./name-forms.ts";
import type { Subject } from "./subject.ts";

/** scripts whose names are read as a whole or not at all */
const WHOLE_NAMES = ["Hang", "Hani", "Mymr"];

/** What in the names could not be read; in words, for the answer. */
export function unread(subject: Subject): string[] {
  const out: string[] = [];
  const known = new Set<string>([...READ_SCRIPTS, "Zyyy"]);
  for (const text of subject.names) {
    const read = readName(text, subject.kind);
    const shown = [...text].length > 40 ? [...text].slice(0, 40).join("") + "…" : text;
    if (read.words.length === 0) out.push(`“${shown}” holds no word to compare`);
    if (read.cut > 0) out.push(`“${shown}” has ${read.cut === 1 ? "1 word" : `${read.cut} words`} beyond the first ${MAX_WORDS}, left out`);
    // an address of a wallet is asked as what it is, too
    const numbers = subject.identifiers.filter(({ value }) => value.length > MAX_LETTERS && text.includes(value)).length;
    if (read.shortened > numbers) out.push(`“${shown}” has a word of more than ${MAX_LETTERS} letters, whose rest was left out`);
    const scripts = new Set(read.words.map((w) => w.script).filter((s) => !known.has(s)));
    for (const script of WHOLE_NAMES.filter((each) => read.words.some((w) => w.script === each)))
      if (!nameForms(text).some((form) => form.spoken))
        out.push(
          `“${shown}”: words in ${script} letters could not be read, and were compared with names printed in ${script} letters only`,
        );
    for (const script of scripts)
      out.push(`“${shown}”: words in ${script} letters were compared with names printed in ${script} letters only`);
  }
  return out;
}

/** How names were read that others would read otherwise; in words, for the answer. */
export function readAs({ names }: Pick<Subject, "names">): string[] {
  return names
    .filter((text) => /\p{Script=Han}/u.test(text) && nameForms(text).some((form) => form.spoken))
    .map(
      (text) =>
        `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}” was read as a Chinese name; a Korean, Vietnamese or Cantonese one in Chinese signs, or one that they write by its sound, is found only where a list prints it so`,
    );
}
