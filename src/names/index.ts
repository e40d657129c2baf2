export { scriptOf, scriptOfCodePoint } from "./script.ts";
export { foldText, undisguise } from "./fold.ts";
export { READ_SCRIPTS, readWord, type Reading } from "./readings.ts";
export { MAX_LETTERS, MAX_WORDS, readName, type NameWord, type ReadName } from "./name.ts";
export { formClass, roleOf, type WordRole } from "./roles.ts";
export { MAX_SKELETON, skeleton } from "./skeleton.ts";
export { isAcronymAfter } from "./acronym.ts";
export { splitCell } from "./cells.ts";
export { exactKey } from "./exact.ts";
