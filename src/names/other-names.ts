/** between two names of one subject; *alias*, *@* and *urf* are read in lists, too (cells.ts) */
const BETWEEN =
  /[\s,;(-]+(?:alias|aka|a\.k\.a\.?|urf|عرف|@|[afn]\/k\/a\.?|d\/b\/a\.?|t\/a\.?|dba|(?:also|formerly|previously|better|now|commonly|popularly) (?:known|called|named) as|(?:formerly|previously|known as|called|trading as|operating as|doing business as)|n[ée]e)[\s:.]{1,3}/iu;
const MAY_BE =
  /alias|a\.?k\.?a|urf|عرف|\s@\s|\/[kba]\/?a?\b|\bt\/a|dba|formerly|previously|known|called|trading as|operating as|business as|n[ée]e\b|["“”«»„]|\s[|•–—]\s|''/iu;
/** a name within quotes, or beside a stroke */
const QUOTED = /["“”«»„]([^"“”«»„]{5,100})["“”«»„]/gu;
const STROKES = /\s+[|•]\s+|\s+[–—]\s+/u;

/** Whose it is, for who it is: *Jaish’s Lahore office*; *Mohammed’s Army* is asked as it stands, too. Null where it is nobody’s. */
export function withoutGenitive(text: string): string | null {
  const name = text.replace(/(?<=\p{L}{3})['’´`]s(?!\p{L})/giu, "");
  return name === text ? null : name;
}

/** Each of the names that a text gives one subject: *A f/k/a B*, *A “B”*, *A | B*. Empty where it gives one. */
export function otherNames(text: string): readonly string[] {
  if (!MAY_BE.test(text)) return [];
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] as string);
  const outside = quoted.length === 0 ? text : text.replace(QUOTED, " ");
  const sides = outside.split(STROKES).flatMap((side) => side.split(BETWEEN));
  return sides.length === 1 && quoted.length === 0 ? [] : [...sides, ...quoted];
}
