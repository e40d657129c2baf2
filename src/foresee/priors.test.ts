import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SHARED_PRIORS, type Form } from "./priors-table.ts";

const short = (value: number): string => String(Number(value.toPrecision(3)));

function inWords(prior: Form): string {
  switch (prior.form) {
    case "log-normal":
      return `log-normal, median ${short(prior.median)}, log-sd ${short(prior.sd)}`;
    case "logit-normal":
      return `logit-normal, median ${short(prior.median)}, logit-sd ${short(prior.sd)}`;
    case "normal":
      return `normal, mean ${short(prior.mean)}, sd ${short(prior.sd)}`;
    case "beta":
      return `beta(${prior.alpha}, ${prior.beta})`;
  }
}

test("[F17] the page of the priors shows each as the model uses it, with its source and tag", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/foresee-priors.md"), "utf8");
  for (const { id, title, prior, unit, source, tag } of SHARED_PRIORS) {
    expect(page).toContain(`| \`${id}\` | ${title} | ${inWords(prior)} | ${unit} | ${source} | ${tag} |`);
  }
  expect(page).toContain("## Log of changes");
});
