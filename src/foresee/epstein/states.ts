/** What a being is, and what stands on a site (then only up to COP). */
export const EMPTY = 0;
export const QUIET = 1;
export const ACTIVE = 2;
export const COP = 3;
export const JAILED = 4;
