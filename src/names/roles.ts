/** What a word does in a name. The engine prices left-over words by it. */
export type WordRole = "word" | "particle" | "honorific" | "form" | "initial" | "number";

/** Articles, patronymic links and connectors. Light, never deleted. */
const PARTICLES = new Set(
  `al el ul ur ud us as ash az an at ad ar il bin ibn ben bint binti binte bn so do wo van von de da di del della des du dos das la le les der den ter
  e i o y wa ve va of the and for in zu af av os em no na abu abi abou bu um umm oum ال آل بن ابن بنت ولد و ابو ابی ابي أبو أم ام اے ی کی کا کے را и де фон аль эль ибн бин кызы углы оглы оглу
  ben bar bat בן בר בת ha של ה του της και`.split(/\s+/),
);
/** "abu" and "umm" build a name with the next word; they are particles in price only. */

const HONORIFICS = new Set(
  `mr mrs ms miss dr prof professor engr eng engineer sir lord lady madam hon honourable honorable adv advocate justice judge general gen maj major col colonel lt capt captain brig
  brigadier sheikh shaikh shaykh sheik shaik sheykh cheikh haji hajji hadji haj hajj alhaj alhaji hajj hafiz hafez hafidh hafes maulana molana mawlana moulana maulvi molvi moulvi maulavi mawlawi
  mullah mulla mollah mullo mufti moufti qari qaari qazi kazi allama ustad ustaz pir peer sahib sahibzada saheb syed sayed sayyid said saiyed seyed seyyed sayyed syeda begum bibi bi khanum hujjat ayatollah imam
  amir ameer emir sardar chaudhry choudhry chaudhary choudhury ch malik khan mian raja rana nawab shri shree smt kumari sri thiru pandit swami father fr rev reverend bishop
  comandante commander deacon don dona senor señor herr frau monsieur madame mme mlle
  مولانا مولوی مولوي ملا مفتی مفتي حافظ قاری قاري شیخ شيخ سید سيد حاجی حاجي حاج الحاج ڈاکٹر دكتور الدكتور پروفیسر انجینئر پیر میر میاں سردار چوہدری ملک خان راجہ رانا نواب بیگم بی علامہ استاد امیر امير
  г-н доктор др профессор генерал полковник шейх мулла श्री श्रीमती डॉ डॉक्टर सुश्री κ κος κα δρ מר גב דר`.split(/\s+/),
);

/** Legal form → class: forms of one class are the same word. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    limited: "ltd limited ltda limitada lda ltee limitee",
    incorporated: "inc incorporated incorporation",
    company: "co company companies cie compagnie compania companhia sirket sirketi شركة شرکت کمپنی компания kompaniya",
    corporation: "corp corporation корпорация korporatsiya",
    llc: "llc lc ooo ооо тов tov общество обществосограниченной mmc oü ou doo dooel spzoo gmbh mbh sarl srl bv kft sro eood ead fze fzc fzco fzllc wll",
    jsc: "jsc ao ао оао oao зао zao пао pao pjsc ojsc cjsc ojsc plc ag sa spa nv ab asa oyj as aktiebolag aktiengesellschaft sae saog saoc saree qsc psc kk kabushiki kaisha",
    private: "pvt private pte pty ptd proprietary",
    partnership: "lp llp kg ohg sep sca scs snc",
    holding: "holding holdings holdco",
    group: "group groupe gruppe grupo grup группа",
  }).flatMap(([name, words]) => words.split(" ").map((w) => [w, name] as const)),
);

/** Legal forms of several words, in folded text → one word of the class. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:(?:public|open|closed|private)\s+)?joint[\s-]+stock\s+(?:company|co|bank(?=\s+of))\b/gu, " jsc "],
  [/\b(?:public|private)?\s*limited\s+liability\s+(?:company|co|partnership)\b/gu, " llc "],
  [/\bsp(?:olka)?\.?\s*z\.?\s*o\.?\s*o\b\.?/gu, " llc "],
  [/\b(?:private|pvt|pte)\.?\s+(?:limited|ltd)\b/gu, " ltd "],
  [/(?<=^|\s)обществ\S*\s+с\s+ограниченной\s+ответственностью(?=\s|$)/gu, " ооо "],
  [/(?<=^|\s)(?:(?:публичн|открыт|закрыт|непубличн)\S*\s+)?акционерн\S*\s+обществ\S*(?=\s|$)/gu, " ао "],
  [/\bobshch?estvo\s+s\s+ogranichenn?oy\s+otvetstvenn?ostyu\b/gu, " ooo "],
  [/\b(?:(?:publichnoe|otkrytoe|zakrytoe)\s+)?aktsionern?oe?\s+obshch?estvo\b/gu, " ao "],
];

/** Folded text of a body's name with legal forms of several words written as one. */
export function shortenForms(folded: string): string {
  let s = folded;
  for (const [phrase, word] of PHRASES) s = s.replace(phrase, word);
  return s;
}

/** The class of a legal form (`ltd` → `limited`), or null. */
export function formClass(word: string): string | null {
  return FORMS.get(word) ?? null;
}

/** The role of a folded word; `native` is the word in its own letters, `latin` its first reading. */
export function roleOf(native: string, latin: string): WordRole {
  if (/^\d+$/.test(latin)) return "number";
  if (PARTICLES.has(native) || (native !== latin && PARTICLES.has(latin))) return "particle";
  if (HONORIFICS.has(native) || (native !== latin && HONORIFICS.has(latin))) return "honorific";
  if (FORMS.has(native)) return "form";
  if (/^[a-z]$/.test(latin)) return "initial";
  return "word";
}
