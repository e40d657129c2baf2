export { startServer, DEFAULT_PORT, type RunningServer, type ServerOptions } from "./server.ts";
export type {
  ErrorBody,
  Job,
  JobBody,
  JobOutcome,
  ListReport,
  NamesReport,
  Recognised,
  ScreenAnswer,
  ScreenBody,
  ServerStatus,
  SubjectBody,
  Upload,
  UploadUse,
} from "./shapes.ts";
export type {
  CivilPicture,
  ForeseeCounts,
  ForeseeCountsFile,
  ForeseeFit,
  ForeseeLearnt,
  ForeseeRead,
  ForeseeRun,
  ForeseeStart,
} from "./foresee-shapes.ts";
