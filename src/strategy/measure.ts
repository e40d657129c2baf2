/**
 * The one vocabulary of measures. A strategy names them, the simulation weighs them, and the enforcement side carries the
 * same ids out.
 */
export const MEASURES = [
  "ban",
  "freeze",
  "seize",
  "seal",
  "hand-over-service",
  "disarm",
  "deradicalise",
  "political-entry",
  "sever-state-tie",
  "observe",
  "tolerate",
] as const;
export type Measure = (typeof MEASURES)[number];

/** What the simulation knows of a measure: which of its inputs the measure's strength goes to, if any. */
export type ModelInput = "force" | "money" | "closed" | "takeover" | "talks" | "severed";

export interface MeasureFacts {
  readonly title: string;
  /** what it does, in a sentence for the page */
  readonly says: string;
  /** null: it acts only through what it is combined with */
  readonly input: ModelInput | null;
  /** how violence may fall by it, with the source of the sign; null where there is no such channel */
  readonly benefit: string | null;
  /** how violence may rise by it */
  readonly harm: string | null;
}

/** How well force tells the guilty from bystanders when a strategy does not say so. */
export const USUAL_SELECTIVITY = 0.8;

/**
 * Measure → input of the model, with its two sides. Every measure but observe and tolerate, and the ban, which is a register
 * entry, has a benefit and a harm: a measure without a harm would win by construction. Sizes are assumed (foresee-priors.md).
 */
export const MEASURE_FACTS: Readonly<Record<Measure, MeasureFacts>> = {
  ban: {
    title: "Ban",
    says: "the group is proscribed and stands in the register; alone it changes nothing on the ground",
    input: null,
    benefit: null,
    harm: null,
  },
  freeze: {
    title: "Freeze",
    says: "money and accounts may not move",
    input: "money",
    benefit: "less money sustains a smaller group (Limodio 2022)",
    harm: "a group that loses its money lives off violence (Wood 2014; Fortna, Lotito, Rubin 2018)",
  },
  seize: {
    title: "Seize",
    says: "property and money pass to the state",
    input: "money",
    benefit: "less money sustains a smaller group (Limodio 2022)",
    harm: "a group that loses its money lives off violence (Wood 2014; Fortna, Lotito, Rubin 2018)",
  },
  seal: {
    title: "Seal",
    says: "schools, clinics and offices are closed",
    input: "closed",
    benefit: "the club loses its glue (Berman, Laitin 2008; Asal and others 2019)",
    harm: "people who lose their clinic turn to the group (Berman, Laitin 2008)",
  },
  "hand-over-service": {
    title: "Hand over service",
    says: "the state or a third party runs the clinics and schools on",
    input: "takeover",
    benefit: "loyalty shifts to who serves (Berman, Shapiro, Felter 2011)",
    harm: "early sabotage; worse services lose loyalty (Crost, Felter, Johnston 2014)",
  },
  disarm: {
    title: "Disarm",
    says: "raids, arrests and disarmament; selectivity says how carefully",
    input: "force",
    benefit: "removal and deterrence (Kaplan and others 2005; LaFree, Dugan, Korte 2009; Johnston, Sarbahi 2016)",
    harm: "retaliation and sympathy (Mahmood, Jetter 2022; Jaeger, Siddique 2018; Dugan, Chenoweth 2012)",
  },
  deradicalise: {
    title: "Deradicalise",
    says: "programmes through which members leave",
    input: "talks",
    benefit: "people leave (Jones, Libicki 2008)",
    harm: "spoilers strike, the group becomes respectable (Kydd, Walter 2002; Bueno de Mesquita 2005)",
  },
  "political-entry": {
    title: "Political entry",
    says: "talks, amnesty and a way into politics",
    input: "talks",
    benefit: "people leave (Jones, Libicki 2008)",
    harm: "spoilers strike, the group becomes respectable (Kydd, Walter 2002; Bueno de Mesquita 2005)",
  },
  "sever-state-tie": {
    title: "Sever state tie",
    says: "those in the state who shield the group stop",
    input: "severed",
    benefit: "the shield falls and the sponsor's support ends (Carter 2012)",
    harm: "the former proxy turns on its sponsor (Carter 2012)",
  },
  observe: { title: "Observe", says: "watch and record, do nothing else", input: null, benefit: null, harm: null },
  tolerate: {
    title: "Tolerate",
    says: "leave the group alone; the yardstick for all else. No study was found that measures what impunity does",
    input: null,
    benefit: null,
    harm: null,
  },
};
