import type * as page from "../../src/web/shapes.ts";
import type { ErrorBody, Job, JobBody, ScreenAnswer, ScreenBody, ServerStatus, Upload } from "../../src/server/index.ts";
import type { EntryHistory, Party, PartyProposal, Quarantined, VerifyReport } from "../../src/registry/index.ts";

/**
 * The page knows the server's JSON by its own words (`src/web/shapes.ts`), because it imports nothing of the server's.
 * This file holds no code: it compiles only as long as both say the same.
 */
type Fits<Given extends Wanted, Wanted> = [Given, Wanted];

export type ServerFitsPage = [
  Fits<ScreenAnswer, page.ScreenAnswer>,
  Fits<ServerStatus, page.ServerStatus>,
  Fits<Upload, page.Upload>,
  Fits<Job, page.Job>,
  Fits<VerifyReport, page.VerifyReport>,
  Fits<Quarantined, page.Quarantined>,
  Fits<Party, page.Party>,
  Fits<EntryHistory, page.EntryHistory>,
  Fits<PartyProposal, page.PartyProposal>,
  Fits<ErrorBody, page.ErrorBody>,
];

export type PageFitsServer = [Fits<page.ScreenBody, ScreenBody>, Fits<page.JobBody, JobBody>];
