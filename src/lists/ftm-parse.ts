/** One FollowTheMoney entity, checked. Values keep their order; keys come from outside, hence Maps. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly datasets: readonly string[];
  /** `false` for what is only context: an address, a relation, a company around a listed one */
  readonly target: boolean;
  readonly properties: ReadonlyMap<string, readonly string[]>;
  /** top-level fields that are none of the above: `referents`, `first_seen` … */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** what `writ export` wrote beside the properties, unread; null: another program wrote the entity */
  readonly written: Readonly<Record<string, unknown>> | null;
}

/** What every reader of FollowTheMoney knows at the top of an entity, and what we read from it. */
const READ = new Set(["id", "schema", "caption", "datasets", "target", "properties", "writ"]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function textOf(value: unknown): string[] {
  if (typeof value === "string") return [value.toWellFormed()];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textOf);
  // a nested entity is named by its id; anything else is kept as it stands
  if (isRecord(value)) return [typeof value["id"] === "string" ? value["id"] : JSON.stringify(value)];
  return [];
}

/** An entity, or why the value is none. */
export function ftmEntity(value: unknown): FtmEntity | string {
  if (!isRecord(value)) return "the line is no JSON object";
  const id = typeof value["id"] === "string" ? value["id"].trim().toWellFormed() : "";
  if (id === "") return "the entity has no id";
  const schema = value["schema"];
  if (typeof schema !== "string" || schema === "") return "the entity has no schema";
  if (!isRecord(value["properties"])) return "the entity has no properties";
  const others = new Map<string, string[]>();
  for (const [key, other] of Object.entries(value)) if (!READ.has(key)) others.set(key, textOf(other));
  return {
    id,
    schema,
    caption: textOf(value["caption"])[0] ?? "",
    datasets: textOf(value["datasets"]),
    target: value["target"] !== false,
    properties: new Map(Object.entries(value["properties"]).map(([key, property]) => [key, textOf(property)])),
    others,
    written: isRecord(value["writ"]) ? value["writ"] : null,
  };
}
