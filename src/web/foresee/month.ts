/** Months as the time line counts them: from the month in which the strategy begins. */

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** How many months after `begins`; negative before it. */
export const placeOf = (begins: string, month: string): number => numberOf(month) - numberOf(begins);

export function monthAt(begins: string, place: number): string {
  const number = numberOf(begins) + place;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}
