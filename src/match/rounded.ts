/** A number as it is told: to the thousandth, or to one part in so many. */
export const rounded = (x: number, per = 1000): number => Math.round(x * per) / per;
