import MiniSearch from "minisearch";
import { installedVersion, plain, type Rival } from "./rival.ts";

export const minisearch: Rival = {
  name: "minisearch",
  version: installedVersion("minisearch"),
  settings: "fuzzy 0.2, prefix, any word",
  build(names) {
    const index = new MiniSearch<{ id: number; name: string }>({ fields: ["name"], searchOptions: { fuzzy: 0.2, prefix: true } });
    index.addAll(names.map((name, id) => ({ id, name: plain(name) })));
    return (query, limit) =>
      index
        .search(plain(query))
        .slice(0, limit)
        .map(({ id }) => id as number);
  },
};
