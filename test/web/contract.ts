import type * as answer from "../../src/web/shapes/answer.ts";
import type * as job from "../../src/web/shapes/job.ts";
import type * as list from "../../src/web/shapes/list.ts";
import type * as party from "../../src/web/shapes/party.ts";
import type * as problem from "../../src/web/shapes/problem.ts";
import type * as proposal from "../../src/web/shapes/proposal.ts";
import type * as status from "../../src/web/shapes/status.ts";
import type { ErrorBody, Job, JobBody, ScreenAnswer, ScreenBody, ServerStatus, Upload } from "../../src/server/index.ts";
import type { EntryHistory, Party, PartyProposal, Quarantined, VerifyReport } from "../../src/registry/index.ts";

/**
 * The page knows the server's JSON by its own words (`src/web/shapes/`), because it imports nothing of the server's.
 * This file holds no code: it compiles only as long as both say the same.
 */
type Fits<Given extends Wanted, Wanted> = [Given, Wanted];

export type ServerFitsPage = [
  Fits<ScreenAnswer, answer.ScreenAnswer>,
  Fits<ServerStatus, status.ServerStatus>,
  Fits<Upload, job.Upload>,
  Fits<Job, job.Job>,
  Fits<VerifyReport, status.VerifyReport>,
  Fits<Quarantined, list.Quarantined>,
  Fits<Party, party.Party>,
  Fits<EntryHistory, party.EntryHistory>,
  Fits<PartyProposal, proposal.PartyProposal>,
  Fits<ErrorBody, problem.ErrorBody>,
];

export type PageFitsServer = [Fits<answer.ScreenBody, ScreenBody>, Fits<job.JobBody, JobBody>];
