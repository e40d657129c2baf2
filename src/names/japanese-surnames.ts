/**
 * The commonest Japanese surnames in Han signs (Meiji Yasuda's yearly counts name the same hundred). Whoever bears one is not read as
 * Mandarin: how the signs of a Japanese given name sound is not written in them, and a wrong reading is worse than none.
 */
const SURNAMES = new Set(
  `佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本
  福田 太田 西村 藤井 岡本 金子 三浦 藤原 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保
  松井 小島 岩崎 桜井 櫻井 野口 松尾 木下 菊地 菊池 野村 新井 渡部 佐野 菅原 杉本 大西 古川 市川 島田 水野 高野 吉川 山内 西田 西川 北村 五十嵐 安田 福島 川口 平田 川崎 飯田 本田 久保田 吉村 中田 沢田 服部 川村 川上 岩田
  土屋 辻本 樋口 永井 浅野 星野 大橋 松岡 黒田 小松 尾崎 熊谷 松村 望月 吉岡 大島 堀内 荒木 大谷 片山 本間 小山 横田 岡崎 荒井 成田 宮田 内藤 安部 三宅 石原 早川 大久保 麻生 安倍 菅野 須藤 関口 高山 広瀬 河野 中西 小池 西山 奥村`
    .trim()
    .split(/\s+/),
);

/** Whether a name is a Japanese person's: its surname stands apart, or no Chinese name has so many signs. */
export function isJapanese(runs: readonly string[], isChineseSurname: (sign: string) => boolean): boolean {
  if (runs.length >= 2) return runs.length <= 3 && (SURNAMES.has(runs[0] ?? "") || SURNAMES.has(runs.at(-1) ?? ""));
  const [name = ""] = runs;
  const begins = SURNAMES.has(name.slice(0, 2)) || SURNAMES.has(name.slice(0, 3));
  return begins && name.length <= 6 && (name.length >= 4 || !isChineseSurname(name.slice(0, 1)));
}
