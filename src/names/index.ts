export { scriptOf, scriptOfCodePoint } from "./script.ts";
