import { type PublicationFiles, starterFiles, starterNow, type StarterNow, starterReader } from "../lists/index.ts";

let read: StarterNow | null = null;

/** The starter register as it is packaged, read once a process. */
export function starterRegister(): StarterNow {
  read ??= starterNow();
  return read;
}

/** The starter register as a publication to be added like any other. */
export async function starterPublication(): Promise<PublicationFiles[]> {
  return [{ reader: starterReader, list: starterReader.list, parts: await starterFiles() }];
}
