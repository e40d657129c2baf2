import type * as page from "../../src/web/foresee/shapes.ts";
import type * as fit from "../../src/web/foresee/fit-shapes.ts";
import type {
  CivilPicture,
  ForeseeCounts,
  ForeseeCountsFile,
  ForeseeFit,
  ForeseeLearnt,
  ForeseeRead,
  ForeseeRun,
  ForeseeStart,
} from "../../src/server/index.ts";

/** As `contract.ts`, for the page of strategies: compiles only as long as server and page say the same. */
type Fits<Given extends Wanted, Wanted> = [Given, Wanted];

export type ForeseeFitsPage = [
  Fits<ForeseeStart, page.ForeseeStart>,
  Fits<ForeseeRead, page.ForeseeRead>,
  Fits<ForeseeRun, page.ForeseeRun>,
  Fits<CivilPicture, page.CivilPicture>,
  Fits<ForeseeLearnt, fit.Learnt>,
  Fits<ForeseeCountsFile, fit.CountsFile>,
  Fits<ForeseeCounts, fit.Counts>,
  Fits<ForeseeFit, fit.Fit>,
];
