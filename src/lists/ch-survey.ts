import { mayBeModification, modificationOf, stateOf, type Modification, type TargetState } from "./ch-state.ts";
import type { SanctionsSet } from "./ch-entry.ts";
import { placeFrom, type Place } from "./ch-place.ts";
import type { ListFile } from "./reader.ts";
import { squeeze } from "./tally.ts";
import { decodeText } from "./text.ts";
import { recordBuilder } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";
import { readXml } from "./xml.ts";

/** What must be known of the whole file before its first target can be told: targets point forward to places. */
export interface Survey {
  readonly places: ReadonlyMap<string, Place>;
  readonly sets: ReadonlyMap<string, SanctionsSet>;
  /** the state of each target by its number; a number that stands twice in the file has the stricter of its states */
  readonly states: ReadonlyMap<string, TargetState>;
  readonly twice: ReadonlySet<string>;
  /** numbers of all places that stand twice */
  readonly placesTwice: number;
  /** programmes without an English name: another language stands for it */
  readonly notEnglish: number;
}

const BUILT = new Set(["place", "sanctions-program"]);
const isEnglish = (attributes: ReadonlyMap<string, string>): boolean => /^en(?:g|glish)?$/i.test(attributes.get("lang") ?? "");

/** The first of two readings: places, sets of sanctions and the state of every target. Damage is met again, and told, by the second. */
export async function survey(file: ListFile): Promise<Survey> {
  const places = new Map<string, Place>();
  const sets = new Map<string, SanctionsSet>();
  const states = new Map<string, TargetState>();
  const twice = new Set<string>();
  let placesTwice = 0;
  let notEnglish = 0;
  let depth = 0;
  let target: { readonly ssid: string; readonly modifications: Modification[]; damaged: boolean } | null = null;
  const builder = recordBuilder({
    records: BUILT,
    onRecord(record) {
      const id = squeeze(record.attributes.get("ssid") ?? "");
      if (record.name === "sanctions-program") {
        for (const [key, set] of setsOf(record)) sets.set(key, set);
        if (!record.children.some(({ name, attributes }) => name === "program-key" && isEnglish(attributes))) notEnglish++;
      } else if (places.has(id)) placesTwice++;
      else places.set(id, placeFrom(record));
    },
    onOutside: () => undefined,
    onOutsideText: () => undefined,
    onTooMany: () => undefined,
  });
  let building = false;
  await readXml(decodeText(file.chunks(), file), {
    file: file.name,
    onOpen(name, attributes, line) {
      depth++;
      // only what stands right below the root: copies of old states stand deeper
      if (depth === 2 && BUILT.has(name)) building = true;
      if (building) builder.onOpen(name, attributes, line);
      else if (depth === 2 && name === "target")
        target = { ssid: squeeze(attributes.get("ssid") ?? ""), modifications: [], damaged: false };
      else if (depth === 3 && name === "modification") target?.modifications.push(modificationOf({ attributes }));
      else if (depth === 3 && target !== null && mayBeModification(attributes)) target.damaged = true;
    },
    onClose(name, text, line) {
      if (building) builder.onClose(name, text, line);
      if (depth === 2) {
        building = false;
        if (target !== null) {
          const state = stateOf(target.modifications, { damaged: target.damaged || text.trim() !== "" });
          const known = states.get(target.ssid);
          if (known !== undefined) twice.add(target.ssid);
          states.set(target.ssid, known === undefined || strictness(state) > strictness(known) ? state : known);
        }
        target = null;
      }
      depth--;
    },
    onProblem: () => undefined,
  });
  return { places, sets, states, twice, placesTwice, notEnglish };
}

/** A target that one copy calls released must not come out as banned because another copy does not. */
function strictness({ state }: TargetState): number {
  return state === "released" ? 2 : state === "unclear" ? 1 : 0;
}

function setsOf(program: XmlNode): readonly (readonly [string, SanctionsSet])[] {
  const inEnglish = (name: string): string => {
    const all = program.children.filter((child) => child.name === name);
    return squeeze((all.find(({ attributes }) => isEnglish(attributes)) ?? all[0])?.text ?? "");
  };
  const name = inEnglish("program-name");
  const key = inEnglish("program-key");
  const found = new Map<string, { readonly english: boolean; readonly text: string }>();
  for (const set of program.children) {
    if (set.name !== "sanctions-set") continue;
    const id = squeeze(set.attributes.get("ssid") ?? "");
    const english = isEnglish(set.attributes);
    // a set stands once a language under one number
    if (!found.has(id) || english) found.set(id, { english, text: squeeze(set.text) });
  }
  return [...found].map(([id, { text }]) => [id, { programme: key === "" ? name : key, basis: text === "" ? name : text }]);
}
