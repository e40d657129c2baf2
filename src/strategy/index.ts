export type { Measure, MeasureFacts, ModelInput } from "./measure.ts";
export { MEASURE_FACTS, MEASURES, USUAL_SELECTIVITY } from "./measure.ts";
