import { AREAS, type Area } from "./areas.ts";

/** What a share of "names here" is a share of, by language area; docs/parameters.md says what each is counted from. */
const NAMES: Readonly<Record<Area, string>> = {
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
/** one area is named, or the likeliest two, where together they are so likely */
const LIKELY = 0.5;

/** Where a name is taken to come from, in words: `Pakistani names`. `areas`: how likely it is of each, the sum 1, as `priceWords` infers. */
export function hereIs(areas: Float64Array): string {
  const first = likeliest(areas, -1);
  if ((areas[first] as number) >= LIKELY) return together([nameOf(first)]);
  const second = likeliest(areas, first);
  return (areas[first] as number) + (areas[second] as number) >= LIKELY ? together([nameOf(first), nameOf(second)]) : "names of all kinds";
}
const nameOf = (area: number): string => NAMES[AREAS[area] as (typeof AREAS)[number]];

/** The likeliest area, but for one; of several the first. */
function likeliest(areas: Float64Array, but: number): number {
  let best = -1;
  for (let area = 0; area < areas.length; area++)
    if (area !== but && (best === -1 || (areas[area] as number) > (areas[best] as number))) best = area;
  return best;
}

/** `names of charities and companies`, `Pakistani and Indian names` */
function together([first = "", second]: readonly string[]): string {
  if (second === undefined) return first;
  if (first.startsWith(OF) && second.startsWith(OF)) return `${first} and ${second.slice(OF.length)}`;
  return first.endsWith(BEHIND) && second.endsWith(BEHIND) ? `${first.slice(0, -BEHIND.length)} and ${second}` : `${first} and ${second}`;
}
const OF = "names of ";
const BEHIND = " names";
