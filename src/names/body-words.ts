import { foldText } from "./fold.ts";
import { formClass, longFormOf } from "./forms.ts";

/** Words that a person's name has not, and those that hold an English title together. */
const OF_BODIES = new Set(
  `cv of for the in to at by trust trustees foundation fund bank trading traders trade enterprise enterprises industries industry sons brothers
  associates partners association society union federation organization organisation committee council party movement front army force
  forces brigade ministry department office bureau agency authority institute institution university college school academy hospital clinic
  church mosque centre center club welfare relief charity charitable charities service services system systems solutions technologies
  technology engineering construction contractors builders motors transport logistics shipping airlines airways aviation marine oil gas
  petroleum energy power steel mill mills textile textiles food foods pharma pharmaceuticals chemical chemicals cement export exports import
  imports international national global state republic government police media news press studio studios hotel hotels restaurant store
  stores shop mart market markets exchange finance financial capital investment investments securities insurance consultants consulting farm
  farms estate estates properties property development developers management network team united works supply supplies products production
  productions research resources design designs science arts music sports equipment machinery bakery travel travels tours branch branches
  district area region legion community village town city county parish youth training aid support almshouses housing scouts guides museum
  theatre park farmers workers technical scientific sale sales maintenance reading hall room ground house court care scheme veterans friends world green blue red black white east west north south jamaat jamiat jamia tehrik tehreek
  lashkar jaish hizb harakat sipah anjuman madrasa madrassa masjid idara tanzim markaz جماعت جمعیت جامعہ تحریک لشکر جیش حزب حرکت سپاہ انجمن
  مدرسہ مسجد ادارہ تنظیم مرکز ٹرسٹ فاؤنڈیشن بینک کمپنی جماعة جمعية حركة مؤسسة شركة`.split(/\s+/u),
);

/** Whether a name has a legal form, a number or a word of bodies in it. Says so of some people, too: it is asked where a body taken for a person does harm. */
export function looksLikeBody(text: string): boolean {
  // *B.V.* behind a name is a form, *A.S.* before one are initials
  const folded = foldText(text).replace(/(?<=\s)(?:\p{L}\.){2,4}$/u, (form) => form.replaceAll(".", ""));
  return (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).some(isOfBody);
}

const isOfBody = (word: string): boolean =>
  /^\p{N}+$/u.test(word) || OF_BODIES.has(word) || formClass(word) !== null || longFormOf(word) !== null;
