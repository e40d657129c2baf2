/** What a person has decided about two entries, as the events say last. `seq`: the event. */
export interface Ruling {
  readonly what: RulingKind;
  /** `list:entry`, in the order of text */
  readonly left: string;
  readonly right: string;
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly why: string;
}

/** `joined`: they are one party · `refused`: a proposal to join them was refused · `split`: they were one party and are none */
export const RULING_KINDS = ["joined", "refused", "split"] as const;
export type RulingKind = (typeof RULING_KINDS)[number];

/** What a person decides about parties; entries are named `list:entry`, as alerts and cards show them. */
export interface PartyDecision {
  /** `join`: both are one party · `refuse`: they are not, whatever is proposed · `split`: they are one party now and shall be none */
  readonly what: "join" | "refuse" | "split";
  readonly left: string;
  /** only for `split`, null: from all other entries of its party */
  readonly right: string | null;
  /** only for `join`: what keeps any entry of the one party from one of the other is taken back; without it, that is a `conflict` */
  readonly takeBack?: boolean;
  /** what the person saw that speaks for and against, in words: it goes into the record */
  readonly seen?: readonly string[];
}

/** Which entries persons keep together and apart. */
export interface Rulings {
  /** the older first */
  readonly joined: readonly Ruling[];
  /** the ruling that keeps two entries apart, or null */
  apart(left: string, right: string): Ruling | null;
}

export const pairKey = (left: string, right: string): string => (left < right ? `${left}\n${right}` : `${right}\n${left}`);

/** `rulings`: the last one about each pair. */
export function rulingsOf(rulings: readonly Ruling[]): Rulings {
  const apart = new Map(rulings.filter(({ what }) => what !== "joined").map((ruling) => [pairKey(ruling.left, ruling.right), ruling]));
  return {
    joined: rulings.filter(({ what }) => what === "joined").toSorted((a, b) => a.seq - b.seq || (a.left < b.left ? -1 : 1)),
    apart: (left, right) => apart.get(pairKey(left, right)) ?? null,
  };
}

export const NO_RULINGS: Rulings = rulingsOf([]);

/** Why two entries are kept apart, for a person. */
export const apartInWords = ({ who, at, why }: Ruling): string => `kept apart by ${who} on ${at.slice(0, 10)}: ${why}`;
