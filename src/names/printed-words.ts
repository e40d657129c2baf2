/** The words of a name as they are printed, with the points, strokes and apostrophes within them. */
export const printedWords = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}.'’-]+/gu) ?? [];
