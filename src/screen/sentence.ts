import { FATHER_TURNED, TOLD_APART, type Alert } from "../match/index.ts";

/** What an answer says of one alert: the first words, then the sentence. An alert is never a verdict, so it speaks of names until a second fact agrees. */
export interface Saying {
  /** `Yes`, `Very likely`, `The same name, but a fact differs` … */
  readonly lead: string;
  /** `“Jaish-i-Momhammed” is a listed name of Jaish-e-Mohammed` */
  readonly words: string;
  /** what to bear in mind; null where a second fact agrees that a name alone would leave open */
  readonly caveat: string | null;
}

/** facts of which one settles what a name of the highest band leaves open; a country, a sex, a place are shared by millions */
const SETTLING = new Set(["identifier", "birth date", "father", "mother"]);

/** signs of a name that is said back: enough to know it by; whole it stands under `subject` and `matched` */
const MOST_SIGNS = 80;
const said = (name: string): string => {
  const signs = [...name];
  return signs.length <= MOST_SIGNS ? name : `${signs.slice(0, MOST_SIGNS - 1).join("")}…`;
};

const CAVEAT = "A name alone settles nothing: look at what differs and what is missing.";

/**
 * | what the evidence says | lead | … is / may be |
 * |---|---|---|
 * | a fact contradicts | The same name (A similar name), but a fact differs | may be |
 * | *identified*, and a number, birth or parent agrees | Yes | is |
 * | a body bears a listed name to the letter | Yes | is a listed name of |
 * | a person does, or a body of which its publisher calls the name weak | The same name | is a listed name of |
 * | a listed name stands within | A listed name stands in it | holds the listed name … of |
 * | each name has what the other lacks, or is told apart, or father and son changed places | A similar name | may be |
 * | a word is left over | Likely; Possibly | may be |
 * | *identified*, *strong* | Very likely | is |
 * | *possible*; *weak* | Possibly; Faintly alike | may be |
 *
 * `asked`: the name that the question began with, null where there was none.
 */
export function sayingOf(alert: Alert, asked: string | null): Saying {
  const subject = asked === null ? "This identifier" : `“${said(asked)}”`;
  const { band, kind, matched, evidence, conflicts, byExactRule } = alert;
  const caption = said(alert.caption);
  const within = evidence.find(({ what }) => what === "within");
  const turned = evidence.some(({ what, note }) => what === "name-order" && note === FATHER_TURNED);
  const apart = evidence.some(({ what }) => what === TOLD_APART);
  const exact = (matched.exact || (byExactRule && within === undefined)) && !turned;
  const facts = evidence.some(({ what, bits }) => SETTLING.has(what) && bits > 0);
  const settled = facts && conflicts.length === 0 && band === "identified";
  const isCaption = (name: string): boolean => name.toLowerCase() === alert.caption.toLowerCase();
  const saying = (lead: string, words: string): Saying => ({ lead, words, caveat: settled ? null : CAVEAT });
  const likely = band === "identified" || band === "strong";
  if (conflicts.length > 0) return saying(`${exact ? "The same" : "A similar"} name, but a fact differs`, `${subject} may be ${caption}`);
  if (settled) return saying("Yes", `${subject} is ${caption}`);
  if (exact) {
    const calledWeak = evidence.some(({ what }) => what === "weak name");
    // the subject may have several names, and this is about one
    const name = matched.exact ? `“${said(matched.query)}”` : subject;
    return saying(
      kind === "person" || band === "weak" || calledWeak ? "The same name" : "Yes",
      `${name} is ${matched.exact && isCaption(matched.listed) ? "the" : "a"} listed name of ${caption}`,
    );
  }
  if (within !== undefined) {
    const held = isCaption(within.right ?? "") ? "the name" : `the listed name “${said(within.right ?? "")}”`;
    return saying("A listed name stands in it", `${subject} holds ${held} of ${caption}`);
  }
  const over = evidence.filter(({ what, left }) => what === "left-over" && left !== null);
  if (turned || apart || over.some(({ right }) => right !== null)) return saying("A similar name", `${subject} may be ${caption}`);
  const covered = over.length === 0 || evidence.some(({ what }) => what === "coverage");
  if (!likely) return saying(band === "possible" ? "Possibly" : "Faintly alike", `${subject} may be ${caption}`);
  return covered ? saying("Very likely", `${subject} is ${caption}`) : saying("Likely", `${subject} may be ${caption}`);
}
