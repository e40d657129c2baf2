/** Everything that is a number and not a law of nature. One versioned value; its hash is in every answer. docs/parameters.md says where each comes from. */
export interface Parameters {
  readonly version: string;
  /** chance that a random subject is a given listed party's namesake-free self: for `probability` only */
  readonly prior: number;
  /** bits per bit of spelling cost: most of the price is in the mass already (matching.md 6) */
  readonly charge: number;
  /** and so many more for each bit beyond `farFrom` */
  readonly far: number;
  readonly farFrom: number;
  /** a word that begins with another letter than its partner, in bits: half where both are vowels */
  readonly firstLetter: number;
  /** and one that ends otherwise, where one of the two ends in a vowel: *Mario* is not *Maria* */
  readonly lastVowel: number;
  /** what it costs that a word agrees by its meaning in English, not by its letters */
  readonly meaning: number;
  /** and by another reading of the listed word than its first */
  readonly another: number;
  /** a word is at least this share as common as where it is commonest: a name tells little of where its bearer is from */
  readonly elsewhere: number;
  /** an unseen word of so many letters is at most this rare, in bits: `min(floorBits, floorPerLetter * letters)` */
  readonly floorBits: number;
  readonly floorPerLetter: number;
  readonly floorPerConsonant: number;
  /** the floor rises by so many bits per bit of spelling cost */
  readonly floorGrowth: number;
  readonly foreign: { readonly han: number; readonly hangul: number; readonly perSign: number };
  readonly cap: {
    readonly particle: number;
    readonly honorific: number;
    readonly form: number;
    readonly digit: number;
    readonly number: number;
  };
  /** a word within reach that agrees for less than nothing still counts as the same word down to here: better than two left over */
  readonly leastAgreement: number;
  readonly initial: number;
  readonly join: number;
  readonly joinLimit: number;
  /** share of its bits that a word tells when only its consonants are written, where the frame's own number is not known */
  readonly frame: number;
  readonly leftQuery: number;
  readonly leftListed: number;
  readonly leftBoth: number;
  readonly leftRole: {
    readonly word: number;
    readonly honorific: number;
    readonly particle: number;
    readonly form: number;
    readonly initial: number;
    readonly number: number;
  };
  /** bodies: each has a legal form, and not the same */
  readonly formDiffers: number;
  /** bodies: a left-over word costs this share of the bits it carries, on top */
  readonly leftBodyShare: number;
  /** bodies: a word left over of the query costs this share of its bits besides half of `leftQuery` */
  readonly leftBodyQuery: number;
  /** common words of bodies: below the knee a word's bits are cut down to `bodyBase` of them */
  readonly bodyKnee: number;
  readonly bodyBase: number;
  readonly coverage: number;
  /** every word of the query has its partner, the listed name has middle names besides */
  readonly covered: number;
  /** share of the cost of a left-over listed word between two that agree */
  readonly middle: number;
  /** everything agrees to the letter and nothing is left over */
  readonly exact: number;
  /** the same where a title or a particle stands on one side only: *Haji Karimullah*, *Karimullah* */
  readonly exactUntitled: number;
  readonly sameOrder: number;
  /** and for each two pairs that stand the other way round, what it costs; a family name moved from one end to the other counts once */
  readonly otherOrder: number;
  /** two names laid side by side: what each bit counts against them that one has of itself and does not share with the other */
  readonly unshared: number;
  readonly areaFloor: number;
  readonly kindDiffers: number;
  readonly weakName: number;
  /** least bits of the name without which facts other than identifiers say nothing */
  readonly nameFloor: number;
  /** second facts, in bits: assumed from how often such facts agree by chance and how often a list errs, held beside docs/evidence.md */
  readonly fact: {
    readonly birthDay: number;
    readonly birthMonth: number;
    readonly birthSwapped: number;
    readonly birthYear: number;
    readonly birthNearYear: number;
    readonly birthSameYearOtherDay: number;
    readonly birthTwoYears: number;
    readonly birthFiveYears: number;
    readonly birthTenYears: number;
    readonly birthFarther: number;
    readonly country: number;
    readonly countryDiffers: number;
    readonly sex: number;
    readonly sexDiffers: number;
    readonly parent: number;
    readonly parentDiffers: number;
    readonly place: number;
    readonly sameIdentifier: number;
    readonly sameNumber: number;
    readonly otherCnic: number;
    readonly otherNumber: number;
  };
  /** least weight of a band; people and bodies alike */
  readonly bands: { readonly possible: number; readonly strong: number; readonly identified: number };
}

export const PARAMETERS: Parameters = {
  version: "1",
  prior: 1e-5,
  charge: 0.45,
  far: 0.35,
  farFrom: 2.5,
  firstLetter: 2,
  lastVowel: 1.2,
  elsewhere: 0.5,
  meaning: 0.5,
  another: 0.1,
  floorBits: 19,
  floorPerLetter: 3.2,
  floorPerConsonant: 3.8,
  floorGrowth: 1,
  foreign: { han: 7, hangul: 9, perSign: 3.5 },
  cap: { particle: 0.7, honorific: 5, form: 0.7, digit: 3.3, number: 8 },
  leastAgreement: -4,
  initial: 0.5,
  join: 1.5,
  joinLimit: 5,
  frame: 0.75,
  leftQuery: 3.6,
  leftListed: 1.8,
  leftBoth: 7,
  leftRole: { word: 1, honorific: 0.2, particle: 0.1, form: 0.1, initial: 0.4, number: 1.5 },
  formDiffers: 1.5,
  leftBodyShare: 0.15,
  leftBodyQuery: 0.45,
  bodyKnee: 14,
  bodyBase: 0.5,
  coverage: 2.5,
  covered: 0.8,
  middle: 0.4,
  exact: 2,
  exactUntitled: 1.2,
  sameOrder: 0.3,
  otherOrder: 1,
  unshared: 1,
  areaFloor: 0.02,
  kindDiffers: -8,
  weakName: -2,
  nameFloor: 8,
  fact: {
    birthDay: 12.5,
    birthMonth: 9,
    birthSwapped: 9,
    birthYear: 5.3,
    birthNearYear: 0,
    birthSameYearOtherDay: 0.5,
    birthTwoYears: -1,
    birthFiveYears: -3,
    birthTenYears: -6,
    birthFarther: -9,
    country: 2,
    countryDiffers: -1.5,
    sex: 0.9,
    sexDiffers: -6,
    parent: 6,
    parentDiffers: -3,
    place: 3,
    sameIdentifier: 25,
    sameNumber: 15,
    otherCnic: -8,
    otherNumber: -2,
  },
  bands: { possible: 12.5, strong: 18.5, identified: 30 },
};
