import type { Draft } from "./draft.ts";
import type { AfterParty } from "./ofac-advanced-after.ts";
import type { AdvancedParty } from "./ofac-advanced-party.ts";

/** A party that waits for what the file says of it further down. */
export interface HeldParty {
  readonly after: AfterParty;
  readonly line: number;
  /** the party as it was put away */
  take(): { readonly draft: Draft; readonly printed: readonly string[] };
}

/**
 * Puts a party away as UTF-8: an SDN list has 20,000 of them, and as objects they take five times the room. Strings cut out of the file's
 * text, each of which would keep its whole piece of the file alive, come back as strings of their own.
 */
export function holdParty({ draft, printed }: AdvancedParty): HeldParty {
  const bytes = Buffer.from(JSON.stringify({ draft, printed }));
  return {
    after: {
      id: draft.id,
      name: Buffer.from(draft.names[0]?.text ?? draft.id).toString(),
      legalBasis: [],
      programmes: [],
      measures: [],
      relations: [],
      rest: [],
    },
    line: draft.source.line,
    take: () => JSON.parse(bytes.toString()) as { draft: Draft; printed: string[] },
  };
}
