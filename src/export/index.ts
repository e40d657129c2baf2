export type { ExportSource } from "./source.ts";
export { EXPORT_FORMATS, exportToFiles, exportToStream, formatOfName, isStreamed } from "./write.ts";
export type { ExportFormat, ExportReport } from "./write.ts";
