import { isPlace } from "./places.ts";

/** where an address begins, behind a comma or with its number */
const STREET = String.raw`house|h\.? ?no|street|st\.? ?no|plot|flat|shop|office|suite|room|building|plaza|mohall?ah?|muhall?ah?|village|vill|vpo|post office|p\.? ?o\.? ?box|chak|tehsil|teh|district|distt?|near|opp(?:osite)?|behind|block|phase|sector|main|road no|gali|ward|محلہ|گلی|مکان|ضلع|تحصیل|نزد`;
const ADDRESS = new RegExp(
  String.raw`(?:[,;]\s{0,3}(?:${STREET})(?![\p{L}\p{M}])|\s(?:${STREET})[\s.:#-]{1,3}(?:no\.?\s?)?[\p{L}]?-?\p{Nd}).{0,900}$`,
  "iu",
);
/** The name without the address behind it: *A, House 12, Street 4*, *A, Lahore, Pakistan*. Null where there is none. */
export function withoutPlaces(text: string): string | null {
  const parts = text.replace(ADDRESS, "").split(",");
  while (parts.length > 1 && isPlace(parts.at(-1) as string)) parts.pop();
  const name = parts.join(",");
  return name === text ? null : name;
}
