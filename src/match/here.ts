import { AREAS } from "./population-table.ts";

/** What a share of "names here" is a share of, by language area; docs/parameters.md says what each is counted from. */
const NAMES: Readonly<Record<(typeof AREAS)[number], string>> = {
  pakistan: "Pakistani names",
  india: "Indian names",
  english: "English names",
  slavic: "Slavic names",
  "arabic-persian-turkic": "Middle Eastern names",
  hispanic: "Spanish and Latin American names",
  romance: "French, Italian, Portuguese and Romanian names",
  germanic: "German, Dutch and Nordic names",
  "east-asian": "East Asian names",
  world: "names from all over the world",
  "listed-people": "names of listed people",
  charities: "names of charities",
  companies: "names of companies",
  "listed-bodies": "names of listed bodies",
  "south-asian-bodies": "names of South Asian bodies",
};
/** areas are named, the likeliest first, until together they are so likely */
const LIKELY = 0.5;
const MOST_NAMED = 2;

/** Where a name is taken to come from, in words: `Pakistani names`. `areas`: how likely it is of each, the sum 1, as `priceWords` infers. */
export function hereIs(areas: Float64Array): string {
  const ranked = [...areas.keys()].toSorted((a, b) => (areas[b] as number) - (areas[a] as number));
  const named: string[] = [];
  let likely = 0;
  for (const area of ranked.slice(0, MOST_NAMED)) {
    named.push(NAMES[AREAS[area] as (typeof AREAS)[number]]);
    likely += areas[area] as number;
    if (likely >= LIKELY) return together(named);
  }
  return "names of all kinds";
}

/** `names of charities and companies`, `Pakistani and Indian names` */
function together([first = "", second]: readonly string[]): string {
  if (second === undefined) return first;
  if (first.startsWith(OF) && second.startsWith(OF)) return `${first} and ${second.slice(OF.length)}`;
  return first.endsWith(BEHIND) && second.endsWith(BEHIND) ? `${first.slice(0, -BEHIND.length)} and ${second}` : `${first} and ${second}`;
}
const OF = "names of ";
const BEHIND = " names";
