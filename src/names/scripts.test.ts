import { describe, expect, test } from "vitest";
import { workTime } from "../../test/work-time.ts";
import { foldText } from "./fold.ts";
import { wadeGiles } from "./han.ts";
import { latinForms } from "./latin-forms.ts";
import { readKhmer } from "./khmer.ts";
import { readLao } from "./lao.ts";
import { readWord } from "./readings.ts";
import { scriptOf } from "./script.ts";
import { readSinhala } from "./sinhala.ts";

/** All readings of one word. */
const readings = (word: string): readonly string[] => readWord(foldText(word), scriptOf(foldText(word))).map(({ text }) => text);
const forms = (name: string): readonly string[] => latinForms(name).map(({ text }) => text);

describe("[N3] words of each script, among their readings", () => {
  test.each([
    // places, common given names and surnames, words of listed bodies
    ["Armenian", "Երևան Հայաստան Գրիգորյան Հակոբ Հովհաննիսյան", "yerevan hayastan grigoryan hagop hovhannisyan"],
    ["Georgian", "თბილისი საქართველო ბერიძე ხუციშვილი წიკლაური", "tbilisi sakartvelo beridze khutsishvili tsiklauri"],
    ["Ethiopic", "መለስ አበበ ተስፋዬ ግርማ ኤርትራ ዘነበ", "meles abebe tesfaye girma ertra zenebe"],
    ["Bengali", "রহমান হাসিনা মুহাম্মদ খাতুন চট্টগ্রাম শরিফ বাংলাদেশ", "rahman hasina muhammad khatun chattagram sharif bangladesh"],
    ["Gurmukhi", "ਸਿੰਘ ਪੰਜਾਬ ਗੁਰਮੀਤ ਖ਼ਾਲਸਾ ਕੌਰ", "singh panjab gurmit khalasa kaur"],
    ["Gujarati", "પટેલ ગુજરાત મોદી નરેન્દ્ર", "patel gujarat modi narendra"],
    ["Tamil", "முருகன் தமிழ் கொழும்பு லட்சுமி", "murugan tamil kozhumbu latchumi"],
    ["Telugu", "రెడ్డి హైదరాబాద్ కృష్ణ సంజీవ", "reddi haidarabad krishna sanjiva"],
    ["Kannada", "ಕರ್ನಾಟಕ ಬೆಂಗಳೂರು ಮೈಸೂರು", "karnataka bengaluru maisuru"],
    ["Malayalam", "കേരളം മുഹമ്മദ് തിരുവനന്തപുരം ഹസൻ", "keralam muhammad tiruvanantapuram hasan"],
    ["Thai", "กรุงเทพ เชียงใหม่ สมชาย ภูมิพล ณรงค์ สุวรรณ ศรีสุข น้ำ", "krungthep chiangmai somchai phumiphon narong suwan sisuk nam"],
    ["Khmer", "នរោត្តម សីហនុ រង្ស៊ី ខៀវ សំផន កឹម សុខា អៀង ម៉ាណែត", "norodom sihanouk rainsy khieu samphan kem sokha ieng manet"],
    ["Lao", "ບຸນຍັງ ທອງລຸນ ໄກສອນ ພົມວິຫານ ໜູຮັກ ຈຳປາສັກ ແຂວງ", "bounnhang thongloun kaysone phomvihane nouhak champasak khoueng"],
    ["Sinhala", "මහින්ද රාජපක්ෂ රණසිංහ කුමාරතුංග හේරත් ෆොන්සේකා ගම්පහ", "mahinda rajapaksa ranasinghe kumaratunga herath fonseka gampaha"],
    ["Kana", "さくら とうきょう ムハンマド きっかわ しんいち ジョン", "sakura tokyo muhanmad kikkawa shinichi jon"],
  ])("%s: %s", (_script, words, expected) => {
    const each = expected.split(" ");
    for (const [i, word] of words.split(" ").entries()) expect(readings(word)).toContain(each[i]);
  });

  test("at most three readings, none empty, letters a to z only", () => {
    for (const block of [0x530, 0x980, 0xa00, 0xa80, 0xb80, 0xc00, 0xc80, 0xd00, 0xd85, 0xe00, 0xe81, 0x1780, 0x10d0, 0x1200, 0x3040])
      for (let at = 0; at < 90; at++) {
        const word = String.fromCodePoint(block + at, block + ((at * 7 + 21) % 60), block + ((at * 5 + 33) % 60)).replace(/\P{L}/gu, "");
        if (word === "" || scriptOf(word) === "Hang" || [...word].some((sign) => scriptOf(sign) !== scriptOf(word))) continue;
        const read = readings(word);
        expect(read.length).toBeLessThanOrEqual(3);
        expect(new Set(read).size).toBe(read.length);
        for (const text of read) expect(text).toMatch(/^[a-z]*$/);
      }
  });
});

describe("[N3] Khmer", () => {
  test.each([
    ["the series of the consonant decides the vowel", "សារី ជា សុខ ហ៊ុន", "sary chea sok hun"],
    ["a sign turns the one series into the other", "ម៉ាណា ស៊ីម ប៉ុល ប៊ុន", "mana sim pol bun"],
    ["what stands under a consonant", "ស្រី ភ្នំ ហ្វុន ប្រាក់", "sry phnum fon prak"],
    ["a stack where two syllables meet", "សម្បត្តិ វណ្ណា ចន្ទ វិជ្ជា", "sambat vanna chan vichea"],
    ["a killed consonant", "អភិវឌ្ឍន៍ សន្ត៍", "aphivat san"],
    ["signs in another order, or typed as halves", "សី៊ម កា្រ ហោង សំារី", "sim kra hong samry"],
  ])("%s: %s", (_what, words, expected) => {
    const each = expected.split(" ");
    for (const [i, word] of words.split(" ").entries()) expect(readings(word)).toContain(each[i]);
  });
});

describe("[N3] Lao", () => {
  test.each([
    ["tones and killed letters are not read", "ແກ້ວ ຢາທໍ່ຕູ້ ເລັ່ງ ຊາຣ໌", "keo yathotou leng sa"],
    ["h that only lifts the tone", "ຫຼວງ ໝອນ ໜູ ສະຫວັນ", "louang mone nou savan"],
    ["ຊ as s and x, ຍ as y and nh", "ໄຊ ໄຊ ຍັງ ຍັງ", "say xay yang nhang"],
    ["a vowel that is no closing letter", "ລອກອອກ ແສງອາພອນ ຄຳມ່ວນ ວຽງຈັນ", "lokok sengaphone khammouan viengchan"],
  ])("%s: %s", (_what, words, expected) => {
    const each = expected.split(" ");
    for (const [i, word] of words.split(" ").entries()) expect(readings(word)).toContain(each[i]);
  });
});

describe("[N3] Sinhala", () => {
  test.each([
    ["dental letters bare and with a breath", "ලලිත් ලලිත් ගුණරත්න ගුණරත්න", "lalit lalith gunaratne gunarathna"],
    ["letters that hold a nasal", "දඹුල්ල කඳාන ගංඟ", "dambulla kandana gannga"],
    ["a joiner between the letters of a stack", "ශ්\u200dරී වික්\u200dරමසිංහ වික්රමසිංහ", "sri wickremasinghe wickremasinghe"],
    ["ae, foreign f, every s", "ඇල්ල ෆොන්සේකා ශාන්ත ශාන්ත", "ella fonseka shantha santha"],
  ])("%s: %s", (_what, words, expected) => {
    const each = expected.split(" ");
    for (const [i, word] of words.split(" ").entries()) expect(readings(word)).toContain(each[i]);
  });
});

describe("[N3] words of bodies and titles in Khmer, Lao and Sinhala", () => {
  test.each([
    ["Khmer", "ធនាគារ លោក ក្រុមហ៊ុន", "bank mr company"],
    ["Lao", "ບໍລິສັດ ຈຳກັດ ທ່ານ", "company limited mr"],
    ["Sinhala", "බැංකුව සීමාසහිත මහතා", "bank limited mr"],
  ])("%s: %s", (_script, words, expected) => {
    expect(words.split(" ").map(readings)).toEqual(expected.split(" ").map((word) => [word]));
  });
});

describe("[N6] Khmer, Lao, Sinhala: signs without a letter, and ten thousand letters", () => {
  test.each([
    ["Khmr", readKhmer, "\u17d2\u17b6\u17c6\u17cd\u17c9", "ក", "្"],
    ["Laoo", readLao, "\u0ebc\u0eb1\u0ecc\u0ecd\u0ec0", "ຫ", "ວ"],
    ["Sinh", readSinhala, "\u0dca\u0dcf\u0d82\u0dd9\u0ddf", "ක", "\u0dca"],
  ] as const)("%s", (script, read, signs, letter, between) => {
    for (const sign of signs)
      for (const word of [sign, sign.repeat(3), `${sign}${letter}${sign}`]) expect(read(word).length).toBeGreaterThan(0);
    expect(scriptOf(letter)).toBe(script);
    const before = workTime();
    for (const word of [letter.repeat(10_000), `${letter}${between}`.repeat(5_000), signs.repeat(2_000)])
      expect(read(word).length).toBeGreaterThan(0);
    expect(workTime() - before).toBeLessThan(2_000);
  });
});

describe("[N3] whole names, among their Latin forms", () => {
  test.each([
    // leaders of states and what anybody may be called
    ["김정은", "kim jong un"],
    ["박근혜", "park keun hye"],
    ["이순신", "yi sun sin"],
    ["리영호", "ri yong ho"],
    ["남궁민", "namgung min"],
    ["정은 김", "kim jong un"],
    ["조선광업개발무역회사", "korea mining development trading corporation"],
    ["习近平", "xi jinping"],
    ["毛泽东", "mao tse tung"],
    ["蔣介石", "chiang chieh shih"],
    ["近平 习", "xi jinping"],
    ["欧阳修", "ouyang xiu"],
    ["曾国藩", "zeng guofan"],
    ["东莞市测试科技有限公司", "dongguan ceshi technology co limited"],
    ["အောင်ဆန်းစုကြည်", "aung san su kyi"],
    ["သိန်းစိန်", "thein sein"],
    ["မန္တလေး", "man ta lay"],
  ])("%s: %s", (name, form) => {
    expect(forms(name)).toContain(form);
  });

  test("as many ceilings as words, three forms at most", () => {
    for (const name of ["김정은", "조선백호무역회사", "习近平", "深圳市测试国际贸易有限公司", "သိန်းစိန်"]) {
      expect(latinForms(name).length).toBeLessThanOrEqual(3);
      for (const { text, atMost } of latinForms(name)) expect(atMost.length).toBe(text.split(" ").length);
    }
  });

  test("signs beside kana, unknown signs, other scripts and whole pages are not read", () => {
    for (const text of ["さくら子", "\u{2a6d6}", "Testgul", "محمد", "王".repeat(100)]) expect(forms(text)).toEqual([]);
  });

  test("Wade–Giles of what it writes otherwise", () => {
    expect(["xi", "zhou", "deng", "ge", "si", "yan", "guo", "zuo", "lie", "xue", "xiong", "dong"].map(wadeGiles).join(" ")).toBe(
      "hsi chou teng ko ssu yen kuo tso lieh hsueh hsiung tung",
    );
  });
});

/** Words out of an alphabet, the same in every run. */
function wordsOf(alphabet: string, count: number): string[] {
  const letters = [...alphabet];
  let state = 20_250_101;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, () => Array.from({ length: 2 + next(8) }, () => letters[next(letters.length)]).join(""));
}

/** FNV-1a over all readings. */
function printOf(words: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const word of words) {
    const folded = foldText(word);
    for (const { text, unvowelled } of readWord(folded, scriptOf(folded)))
      for (const unit of `${text}${unvowelled ? "-" : "+"}`) hash = Math.imul(hash ^ (unit.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

// but for Cyrillic дж, which is j since, too
describe("[N7] the first six scripts read as they did before the others came", () => {
  test.each([
    ["Latn", "abcdefghijklmnopqrstuvwxyzäçéñøßł", "bf900961"],
    ["Arab", "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهھیےئؤآةيكى", "ca974b9d"],
    ["Cyrl", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўҳқ", "dc7348d7"],
    ["Deva", "कखगघचजझटडतथदधनपफबभमयरलवशषसह\u093e\u093f\u0940\u0941\u0947\u094b\u094d\u0902अआइउए", "1ed9f2bf"],
    ["Grek", "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς", "bef205fd"],
    ["Hebr", "אבגדהוזחטיכלמנסעפצקרשתםןףץך", "24cd0f23"],
  ])("%s: 400 words", (_script, alphabet, print) => {
    expect(printOf(wordsOf(alphabet, 400))).toBe(print);
  });
});
