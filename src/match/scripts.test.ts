import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import type { ListedEntry } from "./listed.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { unread } from "./unread.ts";
import { buildSnapshot, openSnapshot } from "./snapshot.ts";
import type { Subject } from "./subject.ts";

const NOTHING = { births: [], countries: [], identifiers: [], fathers: [], mothers: [], addresses: [], birthPlaces: [] };
const subject = (name: string, kind: Subject["kind"]): Subject => ({ ...NOTHING, id: null, kind, names: [name] });

/** A list of these names, each an entry of its own. */
function listOf(names: readonly string[], kind: "person" | "organisation"): Matcher {
  const entries = names.map((text, i): ListedEntry => ({
    ...NOTHING,
    list: listId("test"),
    id: entryId(String(i)),
    party: partyId(text),
    kind,
    caption: text,
    names: [{ text, weak: false, role: "primary" }],
    card: "{}",
  }));
  return createMatcher(openSnapshot(buildSnapshot(entries, []).slice().buffer));
}

/** Invented people: common names of each script put together anew. */
const PEOPLE = [
  ["Armn", "Վարդան Թումանեսյան", "Vardan TUMANESYAN"],
  ["Beng", "শফিকুল রহমতপুরী", "Shafiqul RAHMATPURI"],
  ["Ethi", "ተስፋዬ ገብረዮናታን", "Tesfaye GEBREYONATAN"],
  ["Geor", "ვახტანგ მჭედლაშვილი", "Vakhtang MCHEDLASHVILI"],
  ["Gujr", "ધર્મેશ પટેલવાલા", "Dharmesh PATELWALA"],
  ["Guru", "ਗੁਰਦੀਪ ਸਿੰਘਪੁਰੀ", "Gurdeep SINGHPURI"],
  ["Hang", "남궁철웅", "NAMGUNG Chol Ung"],
  ["Hani", "欧阳剑雄", "OUYANG Jianxiong"],
  ["Hani", "諸葛建雄", "CHUKO Chien-hsiung"],
  ["Kana", "さくらだ しんいち", "SAKURADA Shinichi"],
  ["Khmr", "ប៉ែន សុវណ្ណមង្គល", "PEN Sovannamongkol"],
  ["Knda", "ಬಸವರಾಜ ಕೆಂಪೇಗೌಡರ", "Basavaraja KEMPEGOWDARA"],
  ["Laoo", "ຄຳແພງ ແກ້ວວົງສາ", "Khampheng KEOVONGSA"],
  ["Mlym", "മുഹമ്മദ് കുഞ്ഞാലിമരയ്ക്കാർ", "Muhammad KUNJALIMARAKKAR"],
  ["Mymr", "ထွန်းကျော်ဝင်းအောင်", "HTUN KYAW WIN AUNG"],
  ["Sinh", "නිශාන්ත කුරුණේගොඩ", "Nishantha KURUNEGODA"],
  ["Taml", "முருகன் செல்வநாயகம்", "Murugan SELVANAYAGAM"],
  ["Telu", "వెంకట రెడ్డిపల్లి", "Venkata REDDIPALLI"],
  ["Thai", "สมชาย วงษ์ณรงค์ชัย", "Somchai WONGNARONGCHAI"],
] as const;
const BODIES = [
  ["Armn", "Հեզբոլլահ", "HEZBOLLAH"],
  ["Cyrl", "Джаиш-е-Мухаммад", "Jaish-e-Mohammed"],
  ["Beng", "জামাতুল মুজাহিদিন বাংলাদেশ", "JAMAATUL MUJAHIDEEN BANGLADESH"],
  ["Guru", "ਬੱਬਰ ਖ਼ਾਲਸਾ ਇੰਟਰਨੈਸ਼ਨਲ", "BABBAR KHALSA INTERNATIONAL"],
  ["Hang", "조선광업개발무역회사", "KOREA MINING DEVELOPMENT TRADING CORPORATION"],
  ["Hani", "东莞圣寅数控设备有限公司", "DONGGUAN SHENGYIN CNC EQUIPMENT CO., LTD"],
] as const;

describe("[N3] a name is found in another script than it is printed in", () => {
  const latinPeople = listOf(
    PEOPLE.map(([, , latin]) => latin),
    "person",
  );
  const nativePeople = listOf(
    PEOPLE.map(([, native]) => native),
    "person",
  );
  test.each(PEOPLE)("%s %s ⇄ %s", (_script, native, latin) => {
    expect(latinPeople.screen(subject(native, "person"))[0]).toMatchObject({ party: latin });
    expect(nativePeople.screen(subject(latin, "person"))[0]).toMatchObject({ party: native });
  });

  const latinBodies = listOf(
    BODIES.map(([, , latin]) => latin),
    "organisation",
  );
  const nativeBodies = listOf(
    BODIES.map(([, native]) => native),
    "organisation",
  );
  test.each(BODIES)("%s %s ⇄ %s", (_script, native, latin) => {
    expect(latinBodies.screen(subject(native, "organisation"))[0]).toMatchObject({ party: latin });
    expect(nativeBodies.screen(subject(latin, "organisation"))[0]).toMatchObject({ party: native });
  });

  test("in its own letters a name still is itself, before all who only sound like it", () => {
    const list = listOf(["王建雄", "王劍熊", "WANG Jianxiong"], "person");
    const alerts = list.screen(subject("王建雄", "person"));
    expect(alerts[0]).toMatchObject({ party: "王建雄", matched: { exact: true } });
    expect(alerts.map(({ party }) => party)).toContain("WANG Jianxiong");
  });

  test("a reading is never the name to the letter, whichever side it stands on", () => {
    expect(listOf(["李娜"], "person").screen(subject("Li Na", "person"))).toSatisfy((alerts: readonly { byExactRule: boolean }[]) =>
      alerts.every(({ byExactRule }) => !byExactRule),
    );
    const [alert] = listOf(["OUYANG Jianxiong"], "person").screen(subject("欧阳剑雄", "person"));
    expect(alert?.matched).toMatchObject({ listed: "OUYANG Jianxiong", exact: false });
    const [back] = listOf(["欧阳剑雄"], "person").screen(subject("ouyang jianxiong", "person"));
    expect(back?.matched.exact).toBe(false);
  });

  test("the printed Latin name keeps its place beside the reading of the same letters", () => {
    const entry = listOf(["欧阳剑雄 / ouyang jianxiong"], "person");
    expect(entry.screen(subject("ouyang jianxiong", "person"))[0]?.matched.exact).toBe(true);
  });
});

describe("[N5] what is not read is told, in the scripts that are read as whole names", () => {
  test.each([
    ["习近平", 0],
    ["김정은", 0],
    ["さくら子", 1],
    ["中川学", 1],
    ["\u{2a6d6}\u{2a6d6}", 1],
    ["王".repeat(100), 2],
    ["བོད", 1],
  ])("%s: %i notes", (name, notes) => {
    expect(unread(subject(name, "person"))).toHaveLength(notes);
  });
});
