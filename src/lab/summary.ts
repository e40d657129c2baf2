import { number, per1000Text, shareText } from "./report-parts.ts";
import type { LabReport } from "./report.ts";

/** an engine that answers nothing has no figures to tell */
const silent = ({ control, categories, population }: LabReport): string => {
  const unanswered = population.unanswered + [control, ...categories].reduce((sum, of) => sum + of.unanswered, 0);
  return `The engine answered none of the names asked as they are listed; ${number(unanswered)} questions got no answer, so there is nothing to say of what it finds.`;
};

/** What the run says, in sentences that can be read aloud. */
export function summaryOf(report: LabReport): readonly string[] {
  const { control, categories, cutOffs, people } = report;
  const sentences: string[] = [];
  if (control.asked === 0) return [silent(report)];
  const main = cutOffs.find(({ band }) => band === "possible") ?? cutOffs[0];
  if (main === undefined) {
    sentences.push(
      `Of ${number(control.asked)} names asked as they are listed, ${shareText(control.found)} are among the alerts. Name a cut-off with --cut-off to see what it costs.`,
    );
  } else {
    const from = main.band === null ? `from ${main.label} on` : `in the band ${main.label} or above`;
    sentences.push(
      `Of ${number(control.asked)} names asked as they are listed, ${shareText(main.control)} are found ${from}; of ${number(main.manipulated.n)} changed names ${shareText(main.manipulated)}.`,
      `Of 1,000 people of the population (${number(people.asked)} were asked), ${per1000Text(main.alerts)} are on alert ${from}.`,
    );
    const known = main.categories
      .filter(({ found }) => found.share !== null)
      .toSorted((left, right) => (left.found.share ?? 0) - (right.found.share ?? 0));
    const title = (id: string): string => categories.find((of) => of.id === id)?.title ?? id;
    const [worst, next] = known;
    if (worst !== undefined)
      sentences.push(
        `Weakest: ${title(worst.id)}, ${shareText(worst.found)}${next === undefined ? "" : `; then ${title(next.id)}, ${shareText(next.found)}`}.`,
      );
  }
  if (control.asked > 0 && control.found.hits < control.asked)
    sentences.push(
      `${number(control.asked - control.found.hits)} names were not found although they were asked letter for letter as listed.`,
    );
  return sentences;
}
