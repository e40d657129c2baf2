/** What a kind of failure is, by an invented example, and what would mend it. */
export interface KindText {
  readonly is: string;
  readonly mend: string;
}

/** The kinds of questions whose right entry is not found, in the order in which they are decided. */
export const FAILURE_KINDS = {
  "crowded out": { is: "it weighs enough, and ten others weigh more", mend: "more answers than ten, or a second fact" },
  "across names": {
    is: "the words stand in several names of one person (*Tolvan Ekberi*, listed as *Tolvan* and *Abu Ekberi*)",
    mend: "a lighter charge for words of several names of one person",
  },
  "out of reach": {
    is: "a word left over has half its letters, in their order, in common with one left over there: spelt farther than the engine looks, run together (*Ekberiuddin*), a mistyped legal form, or a look-alike",
    mend: "a wider error model, or a rule for that way of writing",
  },
  "another name": { is: "no word in common: a translation, a nickname, another transcription", mend: "only that name on the list" },
  "too common to tell": {
    is: "the listed name itself, asked to the letter as it is printed, weighs less than the cut-off",
    mend: "only a second fact; the rule of exact names shows it where it is to the letter",
  },
  "another word on each side": {
    is: "each has a word that the other lacks (*Tolvan Society*, *Tolvan Union*)",
    mend: "of bodies a table of meanings and short forms; of people only a second fact",
  },
  "too little asked": {
    is: "the question, against itself to the letter, weighs less than the cut-off (*Tolvan* alone; common words without their vowels)",
    mend: "a fuller name or a second fact",
  },
  "more than is listed": {
    is: "the question has a word more: a place, a trade, a grandfather (*Tolvan Ekberi Sarkuzi* for *Tolvan Ekberi*)",
    mend: "lighter costs for words of the question left over, at the price of alerts",
  },
  "less than is listed": {
    is: "the listed name has a word more (*Tolvan Ekberi* for *Tolvan Ekberi Sarkuzi*)",
    mend: "lighter costs for listed words left over, at the price of alerts",
  },
  "another order": { is: "the same words, and their order alone costs what is missing", mend: "a lighter cost of order" },
  "another legal form": {
    is: "the same core, and another legal form alone costs what is missing",
    mend: "a lighter cost, where forms of two countries are one",
  },
  "title, particle or form": {
    is: "every word agrees to the letter; a title, an article or a legal form stands on one side only (*Ul Tolvan*, *Al-Tolvan*), which withholds bits of an exact name",
    mend: "articles read as one, and the bits of an exact name given back",
  },
  "spelling costs too much": {
    is: "every word has its partner; other letters cost what is missing",
    mend: "lighter charges for letters, at the price of alerts",
  },
} as const satisfies Record<string, KindText>;
export type FailureKind = keyof typeof FAILURE_KINDS;

/** The kinds of pairs that are taken wrongly at the best threshold, in the order in which they are decided. */
export const PAIR_KINDS = {
  acronym: { is: "the one abbreviates the other (*TST*, *Tolvan State Trust*)", mend: "acronyms made of the other name" },
  "another script": { is: "no word in common across scripts", mend: "a reading of that script" },
  "another number": {
    is: "they differ by a number (*Tolvan Fund II*, *Tolvan Fund III*); the suite calls some the same",
    mend: "a number that contradicts costs more, which loses the missed ones",
  },
  "spelt far away": {
    is: "each has a word that the other lacks, and the two are half alike",
    mend: "a wider error model, at the price of look-alikes",
  },
  "nothing in common": { is: "no word in common", mend: "a table of other names" },
  "another word on each side": {
    is: "each has a word that the other lacks (*Tolvan Sarkuz Ekberi*, *Tolvan Barim Ekberi*)",
    mend: "a contradiction that grows with the bits that agree: what is long outweighs it now",
  },
  "a word more on one side": {
    is: "*Tolvan Ekberi*, *Tolvan Sarkuz Ekberi*; the suite calls some the same and some not",
    mend: "of bodies a place or trade on one side costs more; of people nothing by name",
  },
  "another legal form": {
    is: "one core under two legal forms",
    mend: "of lone pairs a dearer cost of forms, which in a search would lose parties",
  },
  "another order": { is: "the same words turned round", mend: "of lone pairs a dearer cost, where it is known which is the family name" },
  "spelt otherwise": { is: "every word has its partner, and letters differ", mend: "endings and first letters that contradict cost more" },
  "in brackets": {
    is: "what differs stands in brackets, which are left aside (*Tolvan Bank (Ekber)*)",
    mend: "of bodies, brackets on both sides that differ are a contradiction",
  },
  "titles and initials": {
    is: "only titles, particles or initials differ (*Tolvan E. Ekberi*, *Tolvan S. Ekberi*)",
    mend: "initials that contradict cost as words do",
  },
} as const satisfies Record<string, KindText>;
export type PairKind = keyof typeof PAIR_KINDS;
