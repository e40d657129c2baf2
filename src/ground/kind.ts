/** What sort of party an entry is about. `any` only in questions. */
export const KINDS = ["person", "organisation", "vessel", "aircraft", "unknown"] as const;
export type Kind = (typeof KINDS)[number];
export const SUBJECT_KINDS = ["person", "organisation", "vessel", "aircraft", "any"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type Sex = "male" | "female";
