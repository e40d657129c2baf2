/** A name without the signs that stood between it and what was cut off. */
export const tidy = (text: string): string => text.replace(/^[\s,.:;(-]+|[\s,:;()-]+$/gu, "");

/** Whether a piece of a text may be asked as a name of its own: one word is left where it stands. */
export const isName = (text: string): boolean => (text.match(/[\p{L}\p{M}.'’-]+/gu)?.length ?? 0) >= 2 || HYPHENED.test(text);
/** *Jaish-e-Testov*; *Abdul-Rahman* is one */
const HYPHENED = /\p{L}-\p{L}\p{M}*(?:\p{L}\p{M}*){0,40}-\p{L}{2}/u;
