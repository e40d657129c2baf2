import type { WordRole } from "../names/index.ts";
import { PARAMETERS } from "./parameters.ts";

/** Roles as small numbers. */
export const ROLES = ["word", "honorific", "particle", "form", "initial", "number"] as const satisfies readonly WordRole[];
const ROLE_NUMBER: ReadonlyMap<string, number> = new Map(ROLES.map((r, i) => [r, i]));
export const roleNumber = (role: WordRole): number => ROLE_NUMBER.get(role) as number;
export const WORD = roleNumber("word");
export const FORM = roleNumber("form");
export const PARTICLE = roleNumber("particle");
export const INITIAL = roleNumber("initial");
/** whether a word's place in the name tells anything, by the number of its role */
export const PLACED: readonly boolean[] = ROLES.map((role) => role === "word" || role === "initial" || role === "number");
const LIGHT: readonly boolean[] = ROLES.map((role) => role === "honorific" || role === "particle");
/** Whether one office writes what another leaves out, by the number of its role: a title or a particle in the name of a person, a legal form in that of a body. */
export const isLight = ({ bodies }: { readonly bodies: boolean }, role: number): boolean => (bodies ? role === FORM : LIGHT[role] === true);
/** what a word left over costs by the number of its role, times `leftQuery` or `leftListed` */
export const ROLE_COSTS: readonly number[] = ROLES.map((role) => PARAMETERS.leftRole[role]);

/** A cell of a form: `word | role << ROLE_AT`. */
export const ROLE_AT = 28;
export const WORD_MASK = (1 << ROLE_AT) - 1;
/** the role of what is no word of the name itself: another reading, or words run together */
export const ANOTHER = 7;
/** Where a cell stands: `at | span << SPAN_AT`. */
export const SPAN_AT = 6;
export const AT_MASK = (1 << SPAN_AT) - 1;
