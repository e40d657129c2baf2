import { asOneKeyboard } from "./exact.ts";
import { formClass } from "./forms.ts";

/** What a word does in a name. The engine prices left-over words by it. */
export type WordRole = "word" | "particle" | "honorific" | "form" | "initial" | "number";

/** Words in whatever keyboard's letters they are typed: *حاجی*, *حاجي* and *حاجى* are one. */
function wordSet(words: readonly string[]): { has(native: string): boolean } {
  const known = new Set(words.map(asOneKeyboard));
  return { has: (native) => known.has(asOneKeyboard(native)) };
}

/** Articles, patronymic links and connectors. Light, never deleted. */
const PARTICLES = wordSet(
  `al el ul ur ud us as ash az an at ad ar il bin ibn ben bint binti binte bn so do wo van von de da di del della des du dos das la le les der den ter
  e i o y wa ve va of the and for in zu af av os em no na abu abi abou bu um umm oum ال آل بن ابن بنت ولد زوجہ زوجه زوجة بیوہ بیوه دختر اہلیہ اهلیه و ابو ابی ابي أبو أم ام اے ی کی کا کے را и де фон аль эль ибн бин кызы углы оглы оглу
  ben bar bat בן בר בת ha של ה του της και`.split(/\s+/),
);

/** the same in the names of bodies alone, for people are called so: *Pour*, *Im*, *Za*; and what Russian papers shorten between two words */
const PARTICLES_OF_BODIES = wordSet(
  `to by on with from at into under among et au aux par pour sur dans und fur fuer mit zur zum beim im imeni imena para por con en del ot dlya dlia na pri po za iz ob vo vz so
  fi lil li min baraye baraie braye barae ve ile icin для от по на за при из им имени во с в у к о об со برائے برای من في لل در از میں کے`.split(
    /\s+/,
  ),
);
/** Whether a word of a body's name only holds the others together. */
export const holdsTogether = (native: string): boolean => PARTICLES_OF_BODIES.has(native);

/** "abu" and "umm" build a name with the next word; they are particles in price only. */

const HONORIFICS = wordSet(
  `mr mrs ms miss dr prof professor engr eng engineer sir lord lady madam hon honourable honorable adv advocate justice judge general gen maj major col colonel lt capt captain brig
  brigadier sheikh shaikh shaykh sheik shaik sheykh sheek shekh cheikh haji hajji hadji haj hajj alhaj alhaji hajj hafiz hafez hafidh hafes maulana molana mawlana moulana maulvi molvi moulvi maulavi mawlawi
  mullah mulla mollah mullo mulah maulawi moulawi mawlavi moulavi mufti moufti qari qaari qazi kazi allama ustad ustaz ustadh ustadz oustaz pir peer sahib sahibzada saheb syed sayed sayyid said saiyed seyed seyyed sayyed syeda begum bibi bi khanum hujjat ayatollah
  sardar chaudhry choudhry chaudhary choudhury ch nawab shri shree smt sri thiru pandit swami father fr rev reverend bishop
  comandante commander deacon don dona senor señor herr frau monsieur madame mme mlle
  late jr sr phd mbbs fcps retd esq
  مولانا مولوی مولوي ملا مفتی مفتي حافظ قاری قاري شیخ شيخ سید سيد حاجی حاجي حاج الحاج ڈاکٹر دكتور الدكتور پروفیسر انجینئر پیر میر سردار چوہدری نواب بیگم بی علامہ استاد مرحوم محترم محترمہ جناب
  г-н доктор др профессор генерал полковник шейх мулла श्री श्रीमती डॉ डॉक्टर सुश्री κ κος κα δρ מר גב דר`.split(/\s+/),
);

/** titles that are names, too: in the last place they are one, *Muhammad Said*, *Aftab Shaikh*; *Zubaid Maulana* is still a maulana */
const NAMES_TOO = wordSet(
  `said sayed sayyid saiyed seyed seyyed sayyed syed sheikh shaikh shaykh sheik shaik sheykh cheikh hafez hafiz hafidh hafes qazi kazi sardar mufti pir
  chaudhry choudhry chaudhary choudhury nawab swami judge justice bishop deacon father lord سید سيد شیخ شيخ حافظ سردار پیر چوہدری نواب`.split(
    /\s+/,
  ),
);

/** Whether a title that stands last is the name itself. */
export const isNameToo = (native: string): boolean => NAMES_TOO.has(native);

/** The role of a folded word; `native` is the word in its own letters, `latin` its first reading. */
export function roleOf(native: string, latin: string): WordRole {
  if (/^\d+$/.test(latin)) return "number";
  if (PARTICLES.has(native) || (native !== latin && PARTICLES.has(latin))) return "particle";
  if (HONORIFICS.has(native) || (native !== latin && HONORIFICS.has(latin))) return "honorific";
  if (formClass(native) !== null) return "form";
  if (/^[a-z]$/.test(latin)) return "initial";
  return "word";
}
