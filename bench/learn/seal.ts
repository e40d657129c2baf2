import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { type ParameterFile, unsealedParameterFile } from "../../src/match/parameters-file.ts";
import { POPULATION_HASH } from "../../src/match/population-hash.ts";
import { changesBetween, sealedText } from "./sealing.ts";

export const PARAMETER_FILE = "src/match/parameters.json";

/** Seals the file after a deliberate change by hand, beside the population table that is there; says what is another than was committed. */
export function sealParameters(): string[] {
  const text = readFileSync(PARAMETER_FILE, "utf8");
  const file: ParameterFile = { ...unsealedParameterFile(text, PARAMETER_FILE), population: POPULATION_HASH };
  const sealed = sealedText(file, PARAMETER_FILE);
  const before = committed();
  const changes = before === null ? ["no committed version to compare with"] : changesBetween(before, file);
  if (sealed === text) return [...changes, `${PARAMETER_FILE} is sealed as it stands`];
  writeFileSync(PARAMETER_FILE, sealed);
  return [...changes, `${PARAMETER_FILE} is sealed; docs/parameters.md names the values, too`];
}

function committed(): ParameterFile | null {
  try {
    const text = execFileSync("git", ["show", `HEAD:${PARAMETER_FILE}`], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return unsealedParameterFile(text, PARAMETER_FILE);
  } catch {
    // no repository, no such commit, or a file of another version: sealing does without
    return null;
  }
}
