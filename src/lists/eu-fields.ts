import { squeeze } from "./tally.ts";

/** What the list repeats for an entity: a name, an address … each with the legal act that it comes from. */
export type EuBlockKind = "name" | "address" | "birth" | "document" | "citizenship";

/** No-value marks of the EU: countries are `00`, `UNKNOWN`; old dates `N/A`. */
const NO_VALUE = /^(?:N\/?A|UNKNOWN|00|-)$/i;

/**
 * The fields of one block (columns of a CSV row, attributes of an element) by their names in small letters. What is read is remembered,
 * so that `rest` gives all that no field of an entry fits: nothing printed gets lost by being overlooked.
 */
export interface EuFields {
  /** squeezed; "" where it is not there or stands for no value */
  readonly take: (name: string) => string;
  /** what was not taken: as printed in the file → text */
  readonly rest: () => readonly (readonly [label: string, text: string])[];
}

export interface EuField {
  readonly label: string;
  readonly text: string;
}

export function euFields(fields: ReadonlyMap<string, EuField>): EuFields {
  const taken = new Set<string>();
  return {
    take(name) {
      taken.add(name);
      const text = squeeze(fields.get(name)?.text ?? "");
      return NO_VALUE.test(text) ? "" : text;
    },
    rest: () =>
      [...fields].flatMap(([name, { label, text }]) => {
        const tidy = squeeze(text);
        return taken.has(name) || tidy === "" ? [] : [[label, tidy] as const];
      }),
  };
}

/** `true`, `1`, `Y`; anything else is no. */
export const isTrue = (text: string): boolean => /^(?:true|1|y|yes)$/i.test(text);
