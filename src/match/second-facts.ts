import type { Birth, Identifier, Sex } from "../ground/index.ts";

/** What may be known of a party besides how it is called; the same of whom we ask for and of whom a list prints. */
export interface Facts {
  readonly births: readonly Birth[];
  /** ISO 3166 alpha-2, lower case */
  readonly countries: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly sex?: Sex;
  readonly fathers: readonly string[];
  readonly mothers: readonly string[];
  readonly addresses: readonly string[];
  readonly birthPlaces: readonly string[];
}

export const NO_FACTS: Facts = {
  births: [],
  countries: [],
  identifiers: [],
  fathers: [],
  mothers: [],
  addresses: [],
  birthPlaces: [],
};
