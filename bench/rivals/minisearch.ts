import MiniSearch from "minisearch";
import { installedVersion, plain, type ScoringRival } from "./rival.ts";

const buildScored: ScoringRival["buildScored"] = (names) => {
  const index = new MiniSearch<{ id: number; name: string }>({ fields: ["name"], searchOptions: { fuzzy: 0.2, prefix: true } });
  index.addAll(names.map((name, id) => ({ id, name: plain(name) })));
  return (query, limit) =>
    index
      .search(plain(query))
      .slice(0, limit)
      .map(({ id, score }) => ({ at: id as number, score }));
};

export const minisearch: ScoringRival = {
  name: "minisearch",
  version: installedVersion("minisearch"),
  settings: "fuzzy 0.2, prefix, any word",
  build(names) {
    const search = buildScored(names);
    return (query, limit) => search(query, limit).map(({ at }) => at);
  },
  buildScored,
};
