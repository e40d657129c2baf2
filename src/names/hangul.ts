import { joined, type LatinForm } from "./latin-form.ts";
import { roleOf } from "./roles.ts";

/**
 * Hangul to Latin. A whole name is read at once: one word in Hangul, surname and given name in Latin. Three hands: Pyongyang's (Kim Jong Un,
 * Ri Yong Ho), the passports' of Seoul (Lee Young-ho, Park Geun-hye: Revised Romanisation of 2000 where a syllable has no usual spelling of
 * its own), and McCune–Reischauer of 1939 with its voiced sounds inside (Chang Kyong-gu, Yi Chae-bok).
 */
const MR_INITIALS = "k kk n t tt r m p pp s ss  ch tch ch k t p h".split(" ");
const NORTH_INITIALS = "k kk n t tt r m p pp s ss  j jj ch kh th ph h".split(" ");
const RR_INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const MR_VOWELS = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split(" ");
const RR_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

/** surname → how its bearers write it, the usual way first; the rest by rule */
const SURNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  `김 kim gim|이 lee yi rhee|리 ri lee|박 park pak bak|최 choi choe|정 jung chung jong|강 kang gang|조 cho jo|윤 yoon yun|장 jang chang|임 lim im|림 rim lim|한 han|오 oh o
  |서 seo suh so|신 shin sin|권 kwon gwon|황 hwang|안 ahn an|송 song|류 ryu yoo|유 yoo yu|전 jeon chun jon|홍 hong|고 ko go|문 moon mun|양 yang|량 ryang yang|손 son sohn|배 bae pae
  |백 baek paek|허 heo hur ho|노 noh roh no|로 ro no|남 nam|심 shim sim|하 ha|주 joo ju|곽 kwak gwak|성 sung seong song|차 cha|우 woo u|구 koo gu ku|민 min|진 jin chin|나 na|라 ra|지 ji chi
  |엄 eom um om|원 won|채 chae|천 cheon chon|방 bang pang|공 kong gong|현 hyun hyeon hyon|함 ham|변 byun byeon pyon|염 yeom yum|렴 ryom yom|여 yeo yo|려 ryo yo|추 choo chu|도 do to|소 so|석 seok sok
  |선 sun seon son|설 seol sol|마 ma|길 gil kil|연 yeon yon|위 wi|표 pyo|명 myung myeong myong|기 ki gi|반 ban pan|왕 wang|금 keum geum kum|옥 ok|육 yook yuk|인 in|맹 maeng|제 je che|모 mo|탁 tak
  |국 kook guk kuk|어 eo o|은 eun un|편 pyeon pyon|용 yong|룡 ryong|예 ye|경 kyung gyeong kyong|봉 bong pong|사 sa|부 boo bu pu|가 ka ga|태 tae|계 kye gye|피 pi|두 doo du tu|감 kam gam|음 eum um
  |동 dong tong|온 on|호 ho|범 beom pom|팽 paeng|승 seung sung|간 kan gan|상 sang|시 si|갈 kal gal|녕 nyong yong|남궁 namgung namgoong|황보 hwangbo|제갈 jegal chegal|사공 sagong|선우 sunwoo sonu|독고 dokgo tokko|서문 seomun somun`
    .split("|")
    .map((line) => {
      const [hangul = "", ...latin] = line.trim().split(" ");
      return [hangul, latin];
    }),
);

/** words of bodies, in the English of their own letterheads */
const BODY_WORDS: ReadonlyMap<string, string> = new Map(
  `주식회사 company limited|유한회사 limited|총회사 general corporation|무역회사 trading corporation|합영회사 joint venture company|회사 company|은행 bank|무역 trading|국제 international|조선 korea|한국 korea
  |대한 korea|평양 pyongyang|광업 mining|개발 development|기계 machinery|기술 technology|해운 shipping|선박 ship|전자 electronics|건설 construction|대외 external|공업 industry|공업부 industry department
  |연구소 research center|중앙 central|위원회 committee|보험 insurance|금융 finance|상업 commercial|합작 joint venture|항공 aviation|석탄 coal|수산 fisheries|총국 general bureau|전람사 exhibition corporation|대학 university|산업 industry`
    .split("|")
    .map((line) => {
      const [hangul = "", ...latin] = line.trim().split(" ");
      return [hangul, latin.join(" ")];
    }),
);
const LONGEST = 5;

/** syllables of given names as passports of the South spell them, where the Revised Romanisation is seldom used */
const USUAL_SYLLABLES: ReadonlyMap<string, string> = new Map(
  "영young 현hyun 경kyung 성sung 수soo 우woo 훈hoon 선sun 준joon 철chul 희hee 건kun 정jung 승seung 연yeon 주joo 국kook 규kyu 명myung 병byung 범bum 구koo 기ki 길kil 관kwan 광kwang 근keun 금keum 동dong 숙sook 순soon 윤yoon 형hyung 혁hyuk 석seok 섭sup 섭sub"
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);

interface Hand {
  readonly initials: readonly string[];
  readonly vowels: readonly string[];
  /** k, t, p, ch between sounds that carry the voice */
  readonly voiced?: boolean;
}
const NORTH: Hand = { initials: NORTH_INITIALS, vowels: MR_VOWELS };
const SEOUL: Hand = { initials: RR_INITIALS, vowels: RR_VOWELS };
const REISCHAUER: Hand = { initials: MR_INITIALS, vowels: MR_VOWELS, voiced: true };
const VOICED: ReadonlyMap<number, string> = new Map([
  [0, "g"],
  [3, "d"],
  [7, "b"],
  [12, "j"],
]);

/** One syllable after another, or at the start (`before` empty); a sign that is none gives nothing. */
function readSyllable(sign: string, { initials, vowels, voiced = false }: Hand, before = ""): string {
  const place = (sign.codePointAt(0) as number) - 0xac00;
  if (place < 0 || place > 11171) return "";
  const initial = Math.floor(place / 588);
  const first = voiced && /[aeioumnlg]$/.test(before) ? VOICED.get(initial) : undefined;
  return (first ?? initials[initial] ?? "") + (vowels[Math.floor((place % 588) / 28)] ?? "") + (FINALS[place % 28] ?? "");
}

/** Share of Koreans who bear the commonest surnames (Statistics Korea, census of 2015); the others share the rest. */
const SHARES: ReadonlyMap<string, number> = new Map(
  "김.215 이.147 리.147 박.084 최.047 정.043 강.024 조.021 윤.021 장.02 임.017 림.017 한.016 오.015 서.015 신.015 권.014 황.014 안.014 송.014 류.013 유.013 전.012 홍.011 고.009 문.009 양.009 량.009 손.009 배.008 백.007 허.006"
    .split(" ")
    .map((item) => [item.slice(0, 1), Number(item.slice(1))]),
);
const OTHER_SHARE = 0.003;
/** a syllable of a given name is one of some two hundred, and half of all are one of twenty (Yong, Chol, Su, Jin …) */
const GIVEN_BITS = 4.2;

/** The Latin forms of a name in Hangul, at most three; a run of two to four syllables that begins with a surname is a person's. */
export function hangulForms(text: string): readonly LatinForm[] {
  const runs = text.normalize("NFC").match(/[\uac00-\ud7a3]+/gu) ?? [];
  const person = personOf(runs);
  if (person !== null) {
    const { surname, given } = person;
    const [usual = ""] = SURNAMES.get(surname) ?? [];
    const family = (hand: Hand): string => [...surname].map((sign) => readSyllable(sign, hand)).join("");
    // Pyongyang writes 리 for what Seoul writes 이
    const [north, reischauer] = surname === "이" ? ["ri", "yi"] : [family(NORTH), family(REISCHAUER)];
    const write = (clan: string, hand: Hand): LatinForm => {
      const bits = -Math.log2(SHARES.get(surname) ?? OTHER_SHARE);
      return joined([{ text: clan, atMost: [bits] }, givenName(given, hand)]);
    };
    return unique([write(north, NORTH), write(usual, SEOUL), write(reischauer, REISCHAUER)]);
  }
  return runs.length === 0 ? [] : unique([NORTH, SEOUL].map((hand) => joined(runs.map((run) => body(run, hand)))));
}

/** The given name syllable by syllable. */
function givenName(given: string, hand: Hand): LatinForm {
  const own: string[] = [];
  for (const sign of given) own.push((hand === SEOUL ? USUAL_SYLLABLES.get(sign) : undefined) ?? readSyllable(sign, hand, own.at(-1)));
  // order is free, so each of many syllables has more places where it may agree by chance
  const each = GIVEN_BITS - Math.log2(Math.max(1, own.length / 2));
  // il, u, an are syllables here and particles elsewhere: run together they are the name that they are
  return own.some((syllable) => roleOf(syllable, syllable) !== "word")
    ? { text: own.join(""), atMost: [each * own.length] }
    : { text: own.join(" "), atMost: own.map(() => each) };
}

/** Surname and given name: 김정은, 김 정은, and the Western order 정은 김; null for what is no person's name. */
function personOf(runs: readonly string[]): { readonly surname: string; readonly given: string } | null {
  const last = runs.at(-1) ?? "";
  if (runs.length >= 2 && SURNAMES.has(last) && !SURNAMES.has(runs[0] ?? "") && runs.every(({ length }) => length <= 3))
    return { surname: last, given: runs.slice(0, -1).join("") };
  const name = runs.join("");
  const surname = [name.slice(0, 2), name.slice(0, 1)].find((start) => SURNAMES.has(start));
  const whole = runs.length === 1 || runs[0] === surname;
  if (!whole || surname === undefined || name.length <= surname.length || name.length > surname.length + 3 || isBody(name)) return null;
  return { surname, given: name.slice(surname.length) };
}

const isBody = (name: string): boolean => [...BODY_WORDS.keys()].some((word) => word.length > 1 && name.endsWith(word));
const unique = (forms: readonly LatinForm[]): readonly LatinForm[] => [...new Map(forms.map((form) => [form.text, form])).values()];

/** The words of a body one after another: known ones in English, the rest run together as spoken. */
function body(run: string, hand: Hand): LatinForm {
  const words: { text: string; atMost: number }[] = [];
  let spoken = false;
  for (let at = 0; at < run.length;) {
    let step = 1;
    let english: string | undefined;
    for (let length = Math.min(LONGEST, run.length - at); length >= 2 && english === undefined; length--) {
      english = BODY_WORDS.get(run.slice(at, at + length));
      if (english !== undefined) step = length;
    }
    const last = words.at(-1);
    if (english !== undefined) words.push(...english.split(" ").map((text) => ({ text, atMost: Infinity })));
    else {
      const syllable = readSyllable(run.slice(at, at + 1), hand);
      if (spoken && last !== undefined) words.splice(-1, 1, { text: last.text + syllable, atMost: last.atMost + GIVEN_BITS });
      else words.push({ text: syllable, atMost: GIVEN_BITS });
    }
    spoken = english === undefined;
    at += step;
  }
  return { text: words.map(({ text }) => text).join(" "), atMost: words.map(({ atMost }) => atMost) };
}
