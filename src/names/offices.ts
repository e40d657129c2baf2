import { looksLikeBody } from "./body-words.ts";
import type { SubjectKind } from "../ground/index.ts";

/** what somebody is to a body or a person, between his name and theirs; no given name is among them (*Nazim*, *Amir*) */
const OFFICE =
  /[\s,(-]+(?:prop(?:rietor|rietress)?(?: of)?|managing director|director|ceo|cfo|sole owner|owner|trustee|chairman|president|secretary general|general secretary|secretary|treasurer|manager|partner|advocate (?:high|supreme) court|attorney (?:for|of)|guardian(?: of)?|nominee(?: of)?|authori[sz]ed signatory|l\/?rs? of|through l\.?rs?|legal heirs? of|deceased|minor)(?:[\s.,:)]+|$)/iu;
/** behind them stands no name */
const CLAN = /[\s,(]+(?:caste|qaum|qoum|biradari|قوم|ذات)[\s.:]+.{0,200}$/iu;
const MAY_BE =
  /prop|director|c[ef]o\b|owner|trustee|chairman|president|secretary|treasurer|manager|partner|advocate|attorney|guardian|nominee|signatory|l\/?rs\b|l\.rs|heir|deceased|minor|caste|qaum|qoum|biradari|قوم|ذات/iu;

/** Who stands before and behind an office: *A, Prop. B*, *A guardian of B*. Of persons and of who may be one; what looks like a body is not asked for as one. */
export function officeHolders(text: string, { kind }: { readonly kind: SubjectKind }): readonly string[] {
  if ((kind !== "person" && kind !== "any") || !MAY_BE.test(text)) return [];
  const sides = text.replace(CLAN, "").split(OFFICE);
  if (sides.length === 1) return sides[0] === text ? [] : sides;
  return kind === "person" ? sides : sides.filter((side) => !looksLikeBody(side));
}
