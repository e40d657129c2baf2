import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { listFileFromBytes } from "./source.ts";
import type { ListFile } from "./reader.ts";

/** The first line of a bundle: its format is known by this and by nothing else. */
export const BUNDLE_HEAD = "# writ register bundle 1";
const FILE_HEAD = "# file: ";
const SINGLE = ["register.yaml", "lists.yaml", "sources.yaml", "events.yaml"] as const;
const FOLDERS = ["facilities", "groups", "persons"] as const;
/** bytes of a file that a person is to review */
export const FILE_LIMIT = 256 * 1024;
const BUNDLE_LIMIT = 16 * 1024 ** 2;

/** One file of the register, as it stands in the bundle. */
export interface BundledFile {
  /** path under `register/`, with `/` */
  readonly path: string;
  readonly text: string;
}

/**
 * The register as the one file that is kept and hashed: the four files at the top, then facilities, groups and persons by
 * path, each after a line with its path. Same files, same bytes, on every machine: LF only, no byte order mark, one line end
 * at the end of each file.
 */
export function bundle(files: readonly BundledFile[]): string {
  const parts = [BUNDLE_HEAD + "\n"];
  for (const { path, text } of files) {
    const lines = text
      .replace(/^\uFEFF/u, "")
      .replace(/\r\n?/gu, "\n")
      .replace(/\n*$/u, "\n");
    const clash = lines.split("\n").findIndex((line) => line.startsWith(FILE_HEAD));
    if (clash >= 0)
      fail("file-unreadable", {
        file: path,
        line: clash + 1,
        message: `a line must not start with “${FILE_HEAD.trim()}”`,
        remedy: "word the comment differently",
      });
    parts.push(`${FILE_HEAD}${path}\n${lines}`);
  }
  return parts.join("");
}

/** The files of a bundle again, with what does not belong there as problems. */
export function unbundle(text: string, name: string): { readonly files: readonly BundledFile[]; readonly problems: readonly Problem[] } {
  const files: BundledFile[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let path: string | null = null;
  let held: string[] = [];
  const close = (): void => {
    if (path !== null) files.push({ path, text: held.join("\n") + "\n" });
    held = [];
  };
  const lines = text.replace(/\n$/u, "").split("\n");
  for (const [at, line] of lines.entries()) {
    if (line.startsWith(FILE_HEAD)) {
      close();
      path = line.slice(FILE_HEAD.length);
      if (seen.has(path))
        problems.push(
          problem("file-unreadable", { file: name, line: at + 1, message: `${path} is there twice`, remedy: "bundle the register again" }),
        );
      seen.add(path);
    } else if (path !== null) held.push(line);
    else if (at > 0 && line !== "")
      problems.push(
        problem("file-unreadable", {
          file: name,
          line: at + 1,
          message: "a line stands before the first file",
          remedy: "bundle the register again",
        }),
      );
  }
  close();
  return { files, problems };
}

/** The packaged `register/` folder: beside `src/` in a checkout, beside `dist/` in the package. */
export function starterFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "register");
    if (existsSync(join(candidate, "register.yaml"))) return candidate;
    if (dirname(folder) === folder)
      fail("file-not-found", {
        file: "register/register.yaml",
        message: "the starter register is not beside the program",
        remedy: "install Writ again",
      });
  }
}

/** Reads the register's folder in the order of the bundle. Errors: file-not-found, file-too-large, file-unreadable. */
export const readFolder = async (folder: string): Promise<readonly BundledFile[]> => readFolderNow(folder);

/** The same without waiting: a data folder that holds no list answers from the register, and its readers are synchronous. */
export function readFolderNow(folder: string): readonly BundledFile[] {
  const paths: string[] = [...SINGLE];
  for (const part of FOLDERS) {
    const names = orNotFound(join(folder, part), "the register has the folders facilities, groups and persons", (at) => readdirSync(at));
    // by code unit, so that no locale changes the bytes
    for (const file of names.filter((one) => one.endsWith(".yaml")).toSorted((a, b) => (a < b ? -1 : 1))) paths.push(`${part}/${file}`);
  }
  const files: BundledFile[] = [];
  for (const path of paths) {
    const bytes = orNotFound(join(folder, path), "put the file back", (file) => readFileSync(file));
    if (bytes.length > FILE_LIMIT)
      fail("file-too-large", {
        file: join(folder, path),
        value: `${bytes.length} bytes`,
        remedy: `a file of the register holds at most ${FILE_LIMIT} bytes`,
      });
    files.push({ path, text: decode(bytes, join(folder, path)) });
  }
  return files;
}

function orNotFound<T>(path: string, remedy: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (cause) {
    return fail("file-not-found", { file: path, remedy }, cause);
  }
}

/** The starter register as a publication of one file, ready for `starterReader`. `folder`: another register of the same format. */
export async function starterFiles(folder: string = starterFolder()): Promise<ReadonlyMap<string, ListFile>> {
  const bytes = new TextEncoder().encode(bundle(await readFolder(folder)));
  return new Map([["whole", await listFileFromBytes("starter-register.yaml", bytes)]]);
}

/** The whole bundle as text. Errors: file-too-large, encoding-damaged. */
export async function bundleText(file: ListFile, onRead: (bytes: number) => void): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.chunks()) {
    size += chunk.length;
    if (size > BUNDLE_LIMIT) fail("file-too-large", { file: file.name, remedy: `a register holds at most ${BUNDLE_LIMIT} bytes` });
    chunks.push(chunk);
    onRead(size);
  }
  return decode(Buffer.concat(chunks), file.name);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    return fail("encoding-damaged", { file, message: "the file is not UTF-8", remedy: "save it as UTF-8" }, cause);
  }
}
