import { AREAS } from "./areas.ts";
import given from "./population.json" with { type: "json" };

/*
 * The small statistics that price a name, as scripts/population.ts writes them. They are data and no source: a module of a megabyte is kept
 * several times over, as it is written and as it is compiled, in every thread.
 */

/** words counted in each area, and the share of them too rare to be kept */
export const TOTALS: readonly number[] = AREAS.map((area) => given.totals[area]);
export const RARE: readonly number[] = AREAS.map((area) => given.rare[area]);
/**
 * One line a word, `word area:count …`, each with a line break before and behind, in the order of their UTF-16: words of plain letters, and those
 * with others. Apart, for one letter that does not fit a byte would double the whole.
 */
export const LINES = given.lines;
export const LINES_BEYOND = given.beyond;
