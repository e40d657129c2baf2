import { countryCode, parseBirth } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import { addIdentifier, addName } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { NameQuality } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { squeeze } from "./tally.ts";

const SCRIPT = /\b(?:original script|in arabic(?: script)?)\s*:?\s*([^;.()\p{Script=Latin}]+)/iu;
const BORN = /\b(?:born(?: in| on)?|D(?:P)?OB)\s*[-:]?\s*(?:a\)\s*)?((?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?\d{4})\b/g;
const PASSPORT = /(?:\b(\p{Lu}\p{L}+) )?passport (?:no\.?|number)\s*:?\s*((?:[A-Z]{1,3} ?)?\d[\dA-Z]{4,})(?:[^()]{0,40}\((\p{L}+)\))?/giu;
const FORMER = /\b(?:formerly|previously) listed\b/i;

/** Notes of an alias hide the original script, further spellings, births and passports. They are read here; the note stays under `unmapped`. */
export function readAliasNote(
  draft: Draft,
  { note, tag, quality, person }: { readonly note: string; readonly tag: string; readonly quality: NameQuality; readonly person: boolean },
): void {
  const text = squeeze(note);
  if (text === "" || /^(?:formerly|previously) listed as\.?$/i.test(text)) return;
  const script = squeeze(SCRIPT.exec(text)?.[1] ?? (["Latn", "Zyyy"].includes(scriptOf(text)) ? "" : text)).replace(/[,:]$/, "");
  if (script !== "")
    addName(draft.names, {
      text: script,
      ...(script === text ? {} : { printed: text }),
      role: "original",
      quality,
      script: scriptOf(script),
    });
  // `Abdul Rehman Sindhi; Abdur Rehman Sindhi` and nothing else: further spellings
  const spellings = /^[^\d:]+;[^\d:]+$/.test(text) && !/\b(?:in|of|the|at|by|issued|is|was)\b/.test(text);
  if (spellings) for (const name of namesOfCell({ cell: text, role: "alias", quality, person })) addName(draft.names, name);
  for (const match of text.matchAll(BORN)) {
    const birth = parseBirth(match[1] as string);
    if (birth !== null && !draft.births.some((there) => there.from === birth.from && there.to === birth.to)) draft.births.push(birth);
  }
  for (const [, before, value, after] of text.matchAll(PASSPORT)) {
    const country = countryCode(after ?? "") ?? countryCode(before ?? "");
    addIdentifier(draft.identifiers, { type: "passport", value: value as string, ...(country === null ? {} : { country }), note: text });
  }
  // a note that is only the original script is wholly read
  if (
    script === "" ||
    text
      .replace(script, "")
      .replace(/original script|in arabic(?: script)?/i, "")
      .replace(/[\s:]/g, "") !== ""
  )
    draft.unmapped.push([`${tag}/NOTE`, text]);
}

/** True where the publisher marks the alias as the name under which the party was listed before. */
export function isFormer(cell: string, note: string): boolean {
  return FORMER.test(note) || FORMER.test(cell);
}
