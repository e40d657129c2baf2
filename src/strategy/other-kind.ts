import { problem, type Problem } from "../ground/index.ts";

/** What the files that go in and out of simulations are, and where each belongs. */
const KINDS = {
  "writ-strategy": { noun: "strategy", remedy: "It is compared: writ foresee compare FILE" },
  "writ-situation": { noun: "situation", remedy: "It says how the groups stand today: --situation FILE" },
  "writ-posterior": { noun: "posterior", remedy: "It is what calibration has learnt: --posterior FILE" },
  "writ-foresee-calibration": {
    noun: "calibration",
    remedy: "What it has learnt is written by writ foresee calibrate … --out learnt.json",
  },
  "writ-foresee-comparison": { noun: "comparison", remedy: "It is a result; what was compared stands in it under strategies" },
} as const;

/** A file of ours in the place of another, told once: none of its fields fits, and to list them all would tell nobody anything. */
export function otherKind(value: unknown, wanted: keyof typeof KINDS, file: string | undefined): Problem | null {
  if (typeof value !== "object" || value === null || !("schema" in value) || typeof value.schema !== "string") return null;
  const [kind = ""] = value.schema.split("/");
  if (kind === wanted || !Object.hasOwn(KINDS, kind)) return null;
  const { noun, remedy } = KINDS[kind as keyof typeof KINDS];
  return problem("field-invalid", {
    ...(file === undefined ? {} : { file }),
    field: "schema",
    value: value.schema.slice(0, 60),
    message: `this is a ${noun}, and a ${KINDS[wanted].noun} is wanted here`,
    remedy,
  });
}
