import type { Comparison } from "./alert.ts";
import type { Subject } from "./subject.ts";

/** Two subjects against each other; needs no list. `left` is asked about, `right` stands in for the listed one. */
export declare function compare(left: Subject, right: Subject): Comparison;
