/**
 * Which free direction numbers each axis after the first takes: the n-th of those that its key gives. Chosen once, axis by axis,
 * as the first for which no correlation with an earlier axis, over the first 256, 512, 1,024 and 2,048 points, is above .02,
 * or the best of 4,000 (the worst: 0.750; left to chance some pairs reach .75).
 */
export const CANDIDATES: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 12, 12, 4, 6, 3, 1, 26, 7, 4, 2, 12, 4, 14, 1, 4, 62, 28, 4, 5, 14, 1, 4, 7, 3, 11, 12,
  84, 17, 28, 76, 44, 61, 2, 78, 6, 29, 48, 123, 53, 529, 427, 3693, 1447, 494, 605, 273, 1, 8, 17, 4, 2, 12, 5, 10, 12, 3, 27, 8, 29, 18,
  10, 3, 0, 15, 1, 0, 2, 13, 80, 3, 5, 3, 6, 25, 28, 76, 60, 15, 38, 31, 28, 21, 19, 3, 56, 29, 110, 30, 0, 39, 56, 42, 163, 102, 469, 215,
  108, 475, 138, 7, 229, 22, 139, 463, 570, 2062, 2028, 3253, 3548, 141, 2, 6, 3, 0, 1, 1, 7, 6, 0, 0, 3, 0, 10, 4, 0, 4,
];
