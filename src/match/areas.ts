/** Language areas of which words are counted (docs/parameters.md), by their number in the table: first those of people, then those of bodies. */
export const AREAS = [
  "pakistan",
  "india",
  "english",
  "slavic",
  "arabic-persian-turkic",
  "hispanic",
  "romance",
  "germanic",
  "east-asian",
  "world",
  "listed-people",
  "charities",
  "companies",
  "listed-bodies",
  "south-asian-bodies",
] as const;

export type Area = (typeof AREAS)[number];
