export type { Interval } from "./interval.ts";
export type { Form, Prior, SharedId, GroupParameter } from "./priors-table.ts";
export { FIXED, SHARED_PRIORS, TREND_PRIOR } from "./priors-table.ts";
export { valueAt } from "./belief.ts";
export type { GroupBelief, Parameter, ParameterSpace } from "./parameters.ts";
export { AT, groupAt, parameterSpace, valuesAt } from "./parameters.ts";
export type { Input, Path } from "./path.ts";
export { countMonths, INPUTS, quietPath } from "./path.ts";
export type { Effects } from "./effects.ts";
export { createEffects, reckonEffects } from "./effects.ts";
export type { Attacks, Track } from "./model.ts";
export { createTrack, runModel } from "./model.ts";
export type { History, Workspace } from "./likelihood.ts";
export { createWorkspace, logLikelihood, logPosterior } from "./likelihood.ts";
export { keyOf, keyOfText, PURPOSE, uniform } from "./random.ts";
export { negativeBinomialLog, negativeBinomialQuantile } from "./negative-binomial.ts";
export { normalCdf, normalQuantile } from "./normal.ts";
export type { CivilRunNumber, CivilSettings, Ratio } from "./epstein/settings.ts";
export { checkedCivilSettings, CIVIL_RUNS, RATIOS } from "./epstein/settings.ts";
export { arrestChance, goesActive, grievance } from "./epstein/decision.ts";
export type { CivilChange, CivilHistory, CivilPlan } from "./epstein/history.ts";
export { runCivil } from "./epstein/history.ts";
export type { CivilFrame, CivilSite } from "./epstein/frames.ts";
export { CIVIL_SITES, civilFrames } from "./epstein/frames.ts";
export { PAPER_CHANGES } from "./epstein/paper-changes.ts";
export type { Outbursts, Spread } from "./epstein/outbursts.ts";
export { OUTBURST, outburstsOf, spreadOf } from "./epstein/outbursts.ts";
export type { GroupsEnd, JumpAgainstSteps, Punctuation, Tipping } from "./epstein/claims.ts";
export { CLAIM_SEEDS, copReduction, groupsEnd, jumpAgainstSteps, punctuation } from "./epstein/claims.ts";
export type { Situation, SituationGroup } from "./situation.ts";
export { SITUATION_SCHEMA } from "./situation.ts";
export type { SituationResult } from "./situation-read.ts";
export { parseSituation, readSituation } from "./situation-read.ts";
export { EXAMPLE_SITUATION } from "./default-situation.ts";
export { pathOf } from "./timeline.ts";
export type { Posterior, PosteriorResult } from "./posterior.ts";
export { contractionOf, parsePosterior } from "./posterior.ts";
export type { Outcome, OutcomeId, SpanId } from "./outcome.ts";
export { MONTHS, MONTHS_A_POINT, OUTCOMES, POINTS, QUIET, SPANS } from "./outcome.ts";
export type { Ensemble, EnsembleRequest } from "./ensemble.ts";
export { chunksOf, LIMITS, planEnsemble, USUAL_REPLICATES } from "./ensemble.ts";
export type { Chunk, ChunkOptions } from "./chunk.ts";
export { chunkBuffers, runChunk } from "./chunk.ts";
export type { Samples } from "./samples.ts";
export { mergeChunks } from "./samples.ts";
export type { SharingOptions, Worker } from "./sharing.ts";
export { shareWork } from "./sharing.ts";
export type {
  Comparison,
  DecidingRow,
  OutcomeOfStrategy,
  OutcomeReport,
  PairTable,
  QuietRow,
  RegretRow,
  ShortAndLong,
} from "./comparison.ts";
export { COMPARISON_SCHEMA } from "./comparison.ts";
export { compare } from "./compare.ts";
export type { DecidingBelief } from "./deciding.ts";
export type { SpreadShares } from "./variance.ts";
export type { Shown, ShownQuantiles } from "./people.ts";
export { drawnAt, shownPeople } from "./people.ts";
export type { Quantiles } from "./quantile.ts";
export { LEVELS, quantilesOf, rounded } from "./quantile.ts";
export { MODEL } from "./model-version.ts";
export type { Factor, SensitivityPlan, SensitivityRequest } from "./sensitivity-plan.ts";
export { planSensitivity } from "./sensitivity-plan.ts";
export type { Index, Sensitivity, SensitivityChunk } from "./sensitivity.ts";
export { indicesOf, sensitivityChunk, sensitivityOf } from "./sensitivity.ts";
export type { CurveChart, FanChart, Frame, Tick } from "./chart.ts";
export { curveChart, fanChart, fanTop, roundTop } from "./chart.ts";
export type { Caption } from "./chart-svg.ts";
export { curveSvg, fanSvg, spreadSvg, spreadWords } from "./chart-svg.ts";
export { beliefSentence, summaryOf } from "./words.ts";
export { comparisonCsv } from "./report-csv.ts";
export { comparisonHtml } from "./report-html.ts";
export { sobolPoints } from "./sobol.ts";
export { MEAN_DEATHS, SEVERITY } from "./severity.ts";
export type { Controls, FireAndWater, Point } from "./caulkins/problem.ts";
export { bestControls, checkedFireAndWater, FIRE_AND_WATER } from "./caulkins/problem.ts";
export type { Equilibrium } from "./caulkins/equilibria.ts";
export { equilibria } from "./caulkins/equilibria.ts";
export type { Optimum, PathPoint, SaddlePath } from "./caulkins/optimal.ts";
export { onPath, solveFireAndWater } from "./caulkins/optimal.ts";
export { fireAndWaterSvg } from "./caulkins/picture.ts";
