/**
 * Han signs as Mandarin reads them. A whole name is read at once: two to four signs that begin with a surname are a person's, surname and
 * given name; anything longer is a body's. Pinyin without tones first, then Wade–Giles, which Taiwan and older documents write.
 * Japanese, Cantonese and Sino-Korean readings of the signs are not among them.
 */
import { SIGNS_BY_SYLLABLE } from "./han-table.ts";
import { isJapanese } from "./japanese-surnames.ts";
import { joined, type LatinForm } from "./latin-form.ts";
import { roleOf } from "./roles.ts";

let syllables: ReadonlyMap<string, string> | null = null;
/** Sign → toneless pinyin, ü as v. Decoded at the first Han name: who reads none pays nothing. */
function syllableOf(sign: string): string | undefined {
  syllables ??= new Map(
    SIGNS_BY_SYLLABLE.trim()
      .split("\n")
      .flatMap((line) => {
        const blank = line.indexOf(" ");
        return Array.from(line.slice(blank + 1)).map((each) => [each, line.slice(0, blank)] as const);
      }),
  );
  return syllables.get(sign);
}

/** surnames that sound otherwise than the sign does elsewhere (Xiandai Hanyu Cidian) */
const AS_SURNAME: ReadonlyMap<string, string> = new Map(
  "单shan 單shan 曾zeng 仇qiu 解xie 查zha 区ou 區ou 朴piao 任ren 华hua 華hua 盖ge 蓋ge 尉wei 缪miao 繆miao 翟zhai 员yun 宁ning 寧ning 乐yue 樂yue 覃qin 召shao 哈ha 种chong 逄pang 晁chao 纪ji 紀ji 葛ge 洗xian 冼xian 盛sheng 石shi 沈shen 秘bi 薄bo 那na 教jiao 黑he 隗wei 折she 炅gui"
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
/** Whether a word of bodies stands in it anywhere. */
const hasBodyWord = (name: string): boolean => [...BODY_WORDS.keys()].some((word) => name.includes(word));

/** the surnames of more than 99 in 100 Chinese, simplified and traditional */
const SURNAMES = new Set(
  `王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍
  万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂塗谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄
  单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來嵺苟全褚廉简簡娄婁盖蓋符奚木穆党黨燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆荊谌諶银銀扬揚明沙薄伏岑习習胥保和蔺藺扈敬裘朴`.replace(
    /\s/g,
    "",
  ),
);
const TWO_SIGN_SURNAMES: ReadonlyMap<string, string> = new Map(
  "欧阳ouyang 歐陽ouyang 司马sima 司馬sima 诸葛zhuge 諸葛zhuge 上官shangguan 司徒situ 夏侯xiahou 皇甫huangfu 尉迟yuchi 尉遲yuchi 令狐linghu 公孙gongsun 公孫gongsun 慕容murong 长孙zhangsun 長孫zhangsun 宇文yuwen 东方dongfang 東方dongfang 独孤dugu 獨孤dugu 端木duanmu 百里baili 南宫nangong 南宮nangong 申屠shentu"
    .split(" ")
    .map((item) => [item.slice(0, 2), item.slice(2)]),
);

/** words of bodies and places in the English of their own letterheads; simplified signs, with the traditional ones that differ */
const BODY_WORDS: ReadonlyMap<string, string> = new Map(
  `株式会社 co limited|有限责任公司 co limited|有限責任公司 co limited|股份有限公司 co limited|集团有限公司 group co limited|集團有限公司 group co limited|有限公司 co limited|公司 company|集团 group|集團 group|控股 holdings|实业 industrial|實業 industrial
  |科技 technology|技术 technology|技術 technology|电子 electronics|電子 electronics|微电子 microelectronics|微電子 microelectronics|国际 international|國際 international|贸易 trading|貿易 trading|工业 industrial|工業 industrial|工贸 industry trade
  |机械 machinery|機械 machinery|机器 machinery|机床 machine tool|设备 equipment|設備 equipment|装备 equipment|数控 cnc|机电 mechanical electrical|动力 power|動力 power|航空 aviation|航天 aerospace|宇航 aerospace|发动机 engine|机器人 robotics
  |海运 shipping|海運 shipping|船务 shipping|船務 shipping|物流 logistics|投资 investment|投資 investment|银行 bank|銀行 bank|进出口 import export|進出口 import export|半导体 semiconductor|半導體 semiconductor|通信 communication|通讯 communication
  |化工 chemical|石油 petroleum|石化 petrochemical|能源 energy|材料 materials|研究所 research institute|研究院 research institute|大学 university|大學 university|中心 center|局 bureau|香港 hong kong|中国 china|中國 china|亚洲 asia|亞洲 asia
  |朝鲜 korea|朝鮮 korea|会社 corporation|联合 united|聯合 united|新疆 xinjiang|西藏 tibet|澳门 macau|台湾 taiwan|臺灣 taiwan|公安局 public security bureau|精密 precision|信息 information|软件 software|自动化 automation|商贸 trading|兄弟 brothers|基金会 foundation|基金會 foundation|协会 association|協會 association`
    .split("|")
    .map((line) => {
      const [signs = "", ...latin] = line.trim().split(" ");
      return [signs, latin.join(" ")];
    }),
);
const LONGEST = 6;
/** 市 and 省 after a place name are not said in English */
const CITIES =
  "长安 長安 北京 上海 天津 重庆 重慶 深圳 广州 廣州 东莞 東莞 佛山 厦门 廈門 宁波 寧波 武汉 武漢 成都 苏州 蘇州 金华 金華 青岛 青島 杭州 南京 西安 大连 大連 沈阳 瀋陽 济南 长沙 郑州 福州 珠海 无锡 合肥 昆明 哈尔滨 长春 石家庄 太原 南昌 贵州 贵阳 南宁 海口 兰州 乌鲁木齐 温州 泉州 常州 烟台 丹东 丹東 延边 吉林 辽宁 山东 江苏 浙江 广东 福建 河北 河南 湖北 湖南 四川 云南 台北 臺北 高雄";
const PLACES = new Set(CITIES.split(" "));

const wadeInitial: readonly (readonly [pinyin: string, wade: string])[] = [
  ["zh", "ch"],
  ["ch", "ch"],
  ["sh", "sh"],
  ["x", "hs"],
  ["q", "ch"],
  ["j", "ch"],
  ["z", "ts"],
  ["c", "ts"],
  ["r", "j"],
  ["b", "p"],
  ["p", "p"],
  ["d", "t"],
  ["t", "t"],
  ["g", "k"],
  ["k", "k"],
];
const WADE_WHOLE: ReadonlyMap<string, string> = new Map(
  "zhi chih|chi chih|shi shih|ri jih|zi tzu|ci tzu|si ssu|ge ko|ke ko|he ho|e o|you yu|yi i|ye yeh|er erh|guo kuo|huo huo"
    .split("|")
    .map((line) => line.split(" ") as [string, string]),
);

/** Wade–Giles of a pinyin syllable, without apostrophes and accents. */
export function wadeGiles(pinyin: string): string {
  const whole = WADE_WHOLE.get(pinyin);
  if (whole !== undefined) return whole;
  const [from, to] = wadeInitial.find(([initial]) => pinyin.startsWith(initial)) ?? ["", ""];
  let final = pinyin.slice(from.length);
  if (final === "ong") final = "ung";
  else if (final === "ian") final = "ien";
  else if (final === "ie" || final === "ue" || final === "ve") final += "h";
  else if (final === "uo" && !["g", "k", "h", "sh"].includes(from)) final = "o";
  else if (final === "iong") final = "iung";
  else if (pinyin === "yan") return "yen";
  else if (pinyin === "yong") return "yung";
  else if (pinyin.endsWith("yue")) return "yueh";
  else if (pinyin === "lie" || pinyin === "nie" || pinyin === "mie" || pinyin === "bie") final = `${final}h`;
  return to + final;
}

/** a syllable of a given name, its tone lost: of some four hundred, half of all names take one of fifty */
const GIVEN_BITS = 5;
/** Wade–Giles without apostrophes writes ch for zh, ch, j and q */
const WADE_BITS = 4;
/** Share of a surname: the first three have a fourteenth each, the rest fall by their rank (Ministry of Public Security, 2020). */
function surnameBits(surname: string): number {
  // simplified and traditional signs stand side by side
  const rank = [...SURNAMES].indexOf(surname) / 1.4;
  return rank < 0 ? RARE_SURNAME_BITS : Math.min(RARE_SURNAME_BITS, -Math.log2(Math.min(0.072, 0.2 / (rank + 1))));
}
const RARE_SURNAME_BITS = 8;

/** The Latin forms of a name whose signs are Han, at most two; empty where a sign is not known. */
export function hanForms(text: string): readonly LatinForm[] {
  const runs = text.match(/[\p{Script=Han}々]+/gu) ?? [];
  const name = runs.join("");
  const person = isJapanese(runs, (sign) => SURNAMES.has(sign)) ? null : personOf(runs);
  if (person !== null) {
    const { surname, given: signs } = person;
    const double = TWO_SIGN_SURNAMES.get(surname);
    const family = double ?? AS_SURNAME.get(surname) ?? syllableOf(surname);
    const given = signs.map(syllableOf).filter((each) => each !== undefined);
    if (family === undefined || given.length < signs.length) return [];
    const bits = surnameBits(surname);
    const own = given.map(spelt);
    // three given signs and more come in several words, as some cultures of the region have them
    const pinyin =
      own.length <= 2
        ? { text: `${spelt(family)} ${own.join("")}`, atMost: [bits, GIVEN_BITS * own.length] }
        : { text: [spelt(family), ...own].join(" "), atMost: [bits, ...own.map(() => GIVEN_BITS)] };
    const parts = [...surname].map((sign) => syllableOf(sign) ?? "");
    const clan = spelt((parts.join("") === family ? parts : [family]).map(wadeGiles).join(""));
    const wade = given.map((each) => spelt(wadeGiles(each)));
    if (clan + wade.join("") === spelt(family) + own.join("")) return [pinyin];
    // an, i, e are syllables here and particles elsewhere
    const together = wade.some((each) => roleOf(each, each) !== "word");
    return [
      pinyin,
      {
        text: [clan, ...(together ? [wade.join("")] : wade)].join(" "),
        atMost: [bits, ...(together ? [WADE_BITS * wade.length] : wade.map(() => WADE_BITS))],
      },
    ];
  }
  if (isJapanese(runs, (sign) => SURNAMES.has(sign)) && !hasBodyWord(name)) return [];
  const words = runs.map(body).filter((each) => each !== null);
  return words.length === 0 || words.length < runs.length ? [] : [joined(words)];
}

/** Surname and signs of the given name: 习近平, 习 近平, and the Western order 近平 习; null for what is no person's name. */
function personOf(runs: readonly string[]): { readonly surname: string; readonly given: readonly string[] } | null {
  const isSurname = (signs: string): boolean => SURNAMES.has(signs) || TWO_SIGN_SURNAMES.has(signs);
  const last = runs.at(-1) ?? "";
  if (runs.length >= 2 && isSurname(last) && !isSurname(runs[0] ?? "") && runs.every(({ length }) => length <= 2))
    return { surname: last, given: [...runs.slice(0, -1).join("")] };
  const name = runs.join("");
  const surname = name.length > 2 && TWO_SIGN_SURNAMES.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1);
  const whole = runs.length === 1 || runs[0] === surname;
  if (!whole || !isSurname(surname) || name.length <= surname.length || name.length > surname.length + 2) return null;
  return BODY_WORDS.has(name.slice(surname.length)) ? null : { surname, given: Array.from(name.slice(surname.length)) };
}

const spelt = (syllable: string): string => syllable.replace(/v/g, "u");

/** 长 and 重 sound otherwise in places than by themselves. */
const placeName = (signs: string): string =>
  [...signs].map((sign) => (/[长長]/u.test(sign) ? "chang" : /[重]/u.test(sign) ? "chong" : spelt(syllableOf(sign) ?? ""))).join("");

/** Whether two signs or more are left here before the next known word. */
function leavesTwo(run: string, at: number): boolean {
  for (let next = at; next < at + 2; next++) {
    if (next >= run.length) return false;
    for (let length = 1; length <= LONGEST; length++) if (BODY_WORDS.has(run.slice(next, next + length))) return false;
  }
  return true;
}

/** The words of a body one after another: known ones in English, places by themselves, the rest run together; null where a sign is unknown. */
function body(run: string): LatinForm | null {
  const words: { text: string; atMost: number; signs: number }[] = [];
  let spoken = false;
  for (let at = 0; at < run.length;) {
    let known: string | undefined;
    let step = 1;
    for (let length = Math.min(LONGEST, run.length - at); length >= 1 && known === undefined; length--) {
      const signs = run.slice(at, at + length);
      known = BODY_WORDS.get(signs) ?? (PLACES.has(signs) ? placeName(signs) : undefined);
      if (known === undefined) continue;
      step = length + (PLACES.has(signs) && /^[市省]/u.test(run.slice(at + length)) ? 1 : 0);
    }
    if (known !== undefined) words.push(...known.split(" ").map((text) => ({ text, atMost: Infinity, signs: 0 })));
    else {
      const syllable = syllableOf(run.slice(at, at + 1));
      if (syllable === undefined) return null;
      const last = words.at(-1);
      // two signs are a word: 长安海连 Chang'an Hailian; three are one name more often than two
      const goesOn = spoken && last !== undefined && (last.signs < 2 || !leavesTwo(run, at));
      if (goesOn) words.splice(-1, 1, { text: last.text + spelt(syllable), atMost: last.atMost + GIVEN_BITS, signs: last.signs + 1 });
      else words.push({ text: spelt(syllable), atMost: GIVEN_BITS, signs: 1 });
    }
    spoken = known === undefined;
    at += step;
  }
  return { text: words.map(({ text }) => text).join(" "), atMost: words.map(({ atMost }) => atMost) };
}
