import uFuzzy from "@leeoniya/ufuzzy";
import { installedVersion, plain, type Rival } from "./rival.ts";

export const ufuzzy: Rival = {
  name: "uFuzzy",
  version: installedVersion("@leeoniya/ufuzzy"),
  settings: "one error a word, words in any order",
  build(names) {
    const haystack = names.map(plain);
    const search = new uFuzzy({ intraMode: 1 });
    return (query, limit) => {
      const [found, info, order] = search.search(haystack, plain(query), 1, 1_000);
      if (found === null) return [];
      if (info === null || order === null) return found.slice(0, limit);
      return order.slice(0, limit).map((at) => info.idx[at] ?? -1);
    };
  },
};
