import Fuse from "fuse.js";
import { installedVersion, plain, type Rival } from "./rival.ts";

export const fuse: Rival = {
  name: "fuse.js",
  version: installedVersion("fuse.js"),
  settings: "threshold 0.4, anywhere in the name",
  build(names) {
    const index = new Fuse(names.map(plain), { threshold: 0.4, ignoreLocation: true, includeScore: true });
    return (query, limit) => index.search(plain(query), { limit }).map(({ refIndex }) => refIndex);
  },
};
