import Fuse from "fuse.js";
import { installedVersion, plain, type ScoringRival } from "./rival.ts";

const buildScored: ScoringRival["buildScored"] = (names) => {
  const index = new Fuse(names.map(plain), { threshold: 0.4, ignoreLocation: true, includeScore: true });
  return (query, limit) => index.search(plain(query), { limit }).map(({ refIndex, score }) => ({ at: refIndex, score: 1 - (score ?? 1) }));
};

export const fuse: ScoringRival = {
  name: "fuse.js",
  version: installedVersion("fuse.js"),
  settings: "threshold 0.4, anywhere in the name",
  build(names) {
    const search = buildScored(names);
    return (query, limit) => search(query, limit).map(({ at }) => at);
  },
  buildScored,
};
