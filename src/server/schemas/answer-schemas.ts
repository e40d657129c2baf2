import { z } from "zod";
import { screenAnswer, textAnswer } from "./answer.ts";
import { changes, entryHistory } from "./bulletin.ts";
import { entry } from "./entry.ts";
import { job, upload } from "./job.ts";
import { quarantined, versions } from "./list.ts";
import { conflict, party } from "./party.ts";
import { problemShape } from "./problem.ts";
import { proposal, proposalSearch } from "./proposal.ts";
import { status, verified } from "./status.ts";

/** What goes out over HTTP, by the names that the OpenAPI document gives it; a test holds real answers against these. */
export const answerSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["Error", z.object({ error: problemShape })],
  ["Answer", screenAnswer],
  ["TextAnswer", textAnswer],
  ["Status", status],
  ["Changes", changes],
  ["Versions", versions],
  ["EntryHistory", entryHistory],
  ["Entry", entry],
  ["Quarantined", quarantined],
  ["Party", party],
  ["Proposals", z.object({ proposals: z.array(proposal) })],
  ["ProposalSearch", proposalSearch],
  ["Conflicts", z.object({ conflicts: z.array(conflict), total: z.int() })],
  ["PartyDecided", z.object({ event: z.int(), party: party.nullable() })],
  ["Upload", upload],
  ["Job", job],
  ["Jobs", z.array(job)],
  ["Verified", verified],
  ["Document", z.looseObject({ openapi: z.string() })],
]);
