import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import type { LedgerHead } from "./event.ts";

/**
 * The anchor: a small file beside the ledger that names its last event, so that events cut off the end are missed. It is written after
 * the commit, in one write of one sector: a kill between the two leaves it a step behind, never ahead. An auditor may keep copies.
 */
export const anchorPath = (ledgerPath: string): string => `${ledgerPath}.head`;

const checksum = (body: string): string => createHash("sha256").update(body).digest("hex").slice(0, 16);

/** Opens the anchor for writing over and over. Throws the system's error. */
export function openAnchor(ledgerPath: string): { write(head: LedgerHead): void; close(): void } {
  const fd = openSync(anchorPath(ledgerPath), openFlags(ledgerPath), 0o600);
  return {
    write(head) {
      const body = `${String(head.seq).padStart(16, "0")} ${head.hash}`;
      writeSync(fd, `${body} ${checksum(body)}\n`, 0);
    },
    close: () => closeSync(fd),
  };
}

/** `r+` keeps what stands there until the first write; `w+` makes the file. */
function openFlags(ledgerPath: string): "r+" | "w+" {
  return readAnchor(ledgerPath) === "missing" ? "w+" : "r+";
}

/** The head that the anchor names; `missing` where there is no file, `damaged` where it cannot be read. */
export function readAnchor(ledgerPath: string): LedgerHead | "missing" | "damaged" {
  let text: string;
  try {
    text = readFileSync(anchorPath(ledgerPath), "latin1");
  } catch {
    return "missing";
  }
  const parts = /^(\d{16}) ([0-9a-f]{64}) ([0-9a-f]{16})\n/.exec(text);
  if (parts === null || checksum(`${parts[1]} ${parts[2]}`) !== parts[3]) return "damaged";
  return { seq: Number(parts[1]), hash: parts[2] as string };
}
