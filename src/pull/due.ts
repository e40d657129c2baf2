import type { Source } from "./sources.ts";

/**
 * What is fetched when nobody names a list: the lists that are loaded; where none of them is an official one, all that anybody may fetch. A
 * desk that has chosen its lists gets no further ones by an update.
 */
export function dueSources(sources: readonly Source[], loaded: ReadonlySet<string>): readonly Source[] {
  const known = sources.filter(({ list }) => loaded.has(list));
  return known.length > 0 ? known : sources.filter(({ parts }) => parts.length > 0);
}
