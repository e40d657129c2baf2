import type { Birth, Identifier, Sex, SubjectKind } from "../ground/index.ts";

/** Whom or what we screen. Validated at the edge (`screen/`); trusted here. */
export interface Subject {
  readonly id: string | null;
  readonly kind: SubjectKind;
  readonly names: readonly string[];
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
