/** Largest sizes that a run takes, so that memory and time stay bounded. A larger one is refused before anything is done. */
export const LAB_LIMITS = {
  /** listed names drawn */
  sample: 100_000,
  /** variants of one name in one category */
  variants: 100,
  /** questions about listed names, control and variants together */
  questions: 1_000_000,
  /** people of the population */
  population: 1_000_000,
  /** words of a name: beyond, the engine compares the first ones only, and a variant would change what nobody reads */
  words: 48,
  /** letters of a name */
  letters: 500,
  /** cut-offs of the user's own */
  cutOffs: 20,
} as const;
