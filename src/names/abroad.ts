/** Names out of Arabic that Turkey and West Africa write far from how Arabs and Pakistanis do: `as at home: as abroad`. Written by us. */
const NAMES: ReadonlyMap<string, string> = new Map(
  `muhammad: mehmet mehmed muhammet mamadou mamadu mamoudou
  ahmad: amadou amadu ahmadou
  abubakr: boubacar boubakar boubaker babacar aboubacar abubacar ebubekir bubacar
  usman: osman ousmane
  khalid: halit halid
  khalil: halil
  khadija: hatice hadice kadidia
  rajab: recep receb
  jahan: cihan
  jafar: cafer
  jalal: celal
  jamal: cemal
  jamil: cemil
  jawad: cevat cevad
  jihad: cihat cihad
  najib: necip
  dawud: davut davud
  yaqub: yakup
  ayyub: eyup
  ayesha: ayse aissatou
  fatima: fatoumata fatimata
  khayruddin: hayrettin hayreddin
  najmuddin: necmettin necmeddin
  salahuddin: selahattin selahaddin
  fakhruddin: fahrettin fahreddin
  nuruddin: nurettin nureddin
  sayfuddin: seyfettin seyfeddin
  alauddin: alaattin alaaddin alaettin
  shamsuddin: semsettin
  husain: hocine houcine
  shawqi: chaouki
  kawthar: kevser`
    .split("\n")
    .flatMap((line) => {
      const [home = "", abroad = ""] = line.trim().split(": ");
      return abroad.split(" ").map((word) => [word, home] as const);
    }),
);

/** A name as it is written at home, of one that is written as abroad: *Mehmet*, *Boubacar*; *Dschamal* and *Tschingis* are German. Null of any other. */
export function asAtHome(word: string): string | null {
  const known = NAMES.get(word);
  if (known !== undefined) return known;
  return GERMAN.test(word) ? word.replace(/dsch/g, "j").replace(/tsch/g, "ch") : null;
}
/** a sound at the beginning or between vowels: *Deutsch* and *Fritsche* have another */
const GERMAN = /^(?:dsch|tsch)[aeiou]|[aeiou]dsch[aeiou]/;
