import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Validators } from "./fetch-file.ts";

/** What a list's address said when its version in force was fetched: by this an unchanged file is known again. */
export interface Remembered {
  /** of the publication; another one in force makes this worthless */
  readonly sha256: string;
  /** address → validators */
  readonly files: ReadonlyMap<string, Validators>;
}

const shape = z.record(
  z.string(),
  z.object({
    sha256: z.string(),
    files: z.array(z.tuple([z.string(), z.object({ etag: z.string().optional(), lastModified: z.string().optional() })])),
  }),
);

/**
 * A small file beside the register, kept from one pull to the next. It can be lost at any time: then everything is fetched once more. One that
 * cannot be read counts as lost.
 */
export function openRemembered(path: string): { get(list: string): Remembered | null; set(list: string, known: Remembered | null): void } {
  const all = new Map<string, Remembered>();
  for (const [list, { sha256, files }] of Object.entries(read(path))) {
    const known = files.map(([address, { etag, lastModified }]) => {
      return [address, { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }] as const;
    });
    all.set(list, { sha256, files: new Map(known) });
  }
  return {
    get: (list) => all.get(list) ?? null,
    set(list, known) {
      if (known === null) all.delete(list);
      else all.set(list, known);
      write(path, Object.fromEntries([...all].map(([id, { sha256, files }]) => [id, { sha256, files: [...files] }])));
    },
  };
}

function read(path: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

/** In one step, so that a kill leaves the old one or the new one. What cannot be written is fetched again: no reason to fail. */
function write(path: string, value: unknown): void {
  const fresh = `${path}.${process.pid}.new`;
  try {
    writeFileSync(fresh, JSON.stringify(value), { mode: 0o600 });
    renameSync(fresh, path);
  } catch {
    rmSync(fresh, { force: true });
  }
}
