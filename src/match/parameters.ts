import given from "./parameters.json" with { type: "json" };
import { parameterValues } from "./parameter-values.ts";
import { checkParameterFile } from "./parameters-file.ts";
import { POPULATION_HASH } from "./population-hash.ts";

/**
 * Everything that is a number and not a law of nature, out of the one file that holds it (docs/parameters.md). Read once a thread, and
 * refused unless its hash fits: no answer is ever given by numbers that somebody has slipped.
 */
const name = decodeURIComponent(new URL("./parameters.json", import.meta.url).pathname);
const file = checkParameterFile(given, { file: name, population: POPULATION_HASH });
const values = parameterValues(file, name);

export type { LetterCosts, Parameters } from "./parameter-values.ts";
export const PARAMETERS = values.parameters;
export const LETTER_COSTS = values.letters;
/** names the file, and so each of its numbers and the population table */
export const PARAMETERS_HASH = file.hash;
