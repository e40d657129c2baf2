/**
 * Given names as Ukraine and Belarus write them, and as Russia does: one man stands as Mykola in his passport and as Nikolai on a list of ten years ago.
 * `in Russian: elsewhere`, in letters as they are compared (x for ks). Written by us.
 */
const NAMES: readonly (readonly [elsewhere: string, russian: string])[] = `
vladimir: volodymyr volodimir uladzimir vladzimir
alexandr: olexandr aliaxandr alyaxandr
alexei: olexiy olexii olexi aliaxei aliaxey alyaxey
nikolai: mykola mikola mikalai mikalay
sergei: serhiy serhii serhi siarhei siarhey syarhei syarhey
evgeny: yevhen yevheniy yevhenii evhen evhenii ievgen yauhen yauheni yauheniy jauhen
andrei: andriy andrii
dmitry: dmytro dzmitry dzmitriy dzmitryj
grigory: hryhoriy hryhorii hryhori ryhor
igor: ihor ihar
oleg: oleh aleh
pavel: pavlo
petr: petro
mikhail: mykhailo mykhaylo mihailo
gennady: henadz henadzi hennadiy hennadii hienadz
georgy: heorhiy heorhii heorhi
gleb: hlib hleb
egor: yehor yahor
bogdan: bohdan bahdan
nikita: mykyta mikita
konstantin: kostiantyn kostyantyn kanstantsin
stepan: stsiapan
artem: artsiom artsem
vladislav: uladzislau vladzislau
stanislav: stanislau
yaroslav: yaraslau
viacheslav: viachaslau
elena: olena
ekaterina: kateryna katsiaryna
tatiana: tetiana tetyana tatsiana
olga: olha volha
svetlana: svitlana sviatlana
nadezhda: nadiia nadiya nadzeya
oxana: axana`
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [russian = "", elsewhere = ""] = line.split(": ");
    return elsewhere.split(" ").map((word) => [word, russian] as const);
  });
/** by their first two letters, the longer ones first */
const BEGINNING: ReadonlyMap<string, readonly (readonly [string, string])[]> = Map.groupBy(
  NAMES.toSorted(([a], [b]) => b.length - a.length),
  ([word]) => word.slice(0, 2),
);
/** what makes a patronymic of it: *Mykolayovych*, *Aliaksandrauna* */
const PATRONYMIC = /^[aeiouy]{0,2}[uvw]?(?:[oaei]v[iy]ch|[vuw]na)$/;
/** Belarusian surnames: *Ivanou*, *Makarau*, *Siarheyeu* */
const BELARUSIAN = /(?<=[a-z]{3}[bdghjklmnprstvz])(?:ou|au)$|(?<=[a-z]{3}y)eu$/;

/** A Ukrainian or Belarusian name, or patronymic, as Russia writes it: *Yauhen*, *Mykolayovych*, *Ivanou*. Null of any other. */
export function asInRussian(word: string): string | null {
  for (const [name, russian] of BEGINNING.get(word.slice(0, 2)) ?? []) {
    const rest = word.slice(name.length);
    if (word.startsWith(name) && (rest === "" || PATRONYMIC.test(rest))) return russian + rest;
  }
  return BELARUSIAN.test(word) ? `${word.slice(0, -2)}${word.endsWith("eu") ? "ev" : "ov"}` : null;
}
