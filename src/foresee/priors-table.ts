/**
 * What is believed of each parameter before any data, and on whose word. docs/foresee-priors.md is made from this table.
 * No value here was seen in Pakistan's data. `tag` says what the source settles: the sign, or the size, too.
 */

/** Shape of a belief. `sd` of a log-normal is of the logarithm, of a logit-normal of the logit. */
export type Form =
  | { readonly form: "log-normal"; readonly median: number; readonly sd: number }
  | { readonly form: "logit-normal"; readonly median: number; readonly sd: number }
  | { readonly form: "normal"; readonly mean: number; readonly sd: number }
  | { readonly form: "beta"; readonly alpha: number; readonly beta: number };

export interface Prior {
  readonly id: string;
  readonly title: string;
  /** what a larger value means, for the page */
  readonly says: string;
  readonly unit: string;
  readonly prior: Form;
  readonly source: string;
  /** `size`: the source bounds the size; `sign`: the source gives the sign and the size is assumed; `assumed`: neither */
  readonly tag: "size" | "sign" | "assumed";
}

export const SHARED_PRIORS = [
  {
    id: "a",
    title: "clustering",
    says: "each attack is followed by more attacks soon after",
    unit: "attacks that one attack brings",
    prior: { form: "logit-normal", median: 0.5, sd: 1 },
    source: "White, Porter, Mazerolle 2013: .82 to .99, which partly absorbs trend and is taken as a ceiling",
    tag: "size",
  },
  {
    id: "nu",
    title: "evenness of months",
    says: "months differ less than the mean explains",
    unit: "size of the negative binomial for all groups together",
    prior: { form: "log-normal", median: 9, sd: 0.6 },
    source: "over-dispersion of monthly counts; 3 for one group of three, so near 9 for the total",
    tag: "assumed",
  },
  {
    id: "r",
    title: "retaliation",
    says: "force is answered with attacks within weeks",
    unit: "share of the base rate at full careless force",
    prior: { form: "log-normal", median: 0.3, sd: 0.9 },
    source: "Mahmood, Jetter 2022: up to 19 % of attacks; Johnston, Sarbahi 2016: none in the long run. Both within the prior",
    tag: "size",
  },
  {
    id: "dl",
    title: "deterrence",
    says: "force keeps attacks from being tried while it lasts",
    unit: "log share at full force",
    prior: { form: "log-normal", median: 0.15, sd: 0.8 },
    source: "LaFree, Dugan, Korte 2009 (Motorman); Johnston, Sarbahi 2016",
    tag: "sign",
  },
  {
    id: "mu",
    title: "turnover",
    says: "a group soon becomes what its support and money sustain",
    unit: "per month",
    prior: { form: "log-normal", median: 1 / 36, sd: 0.5 },
    source: "Kaplan 2010: a plot takes nine months, which is a floor; turnover of organisations in years",
    tag: "assumed",
  },
  {
    id: "h",
    title: "removal",
    says: "force takes capacity away",
    unit: "share of capacity per month at full force",
    prior: { form: "log-normal", median: 0.02, sd: 0.9 },
    source: "Kaplan, Mintz, Mishal, Samban 2005 (preventive arrests)",
    tag: "sign",
  },
  {
    id: "be",
    title: "backlash in support",
    says: "careless force brings the group sympathy",
    unit: "share of those not in support, per month at full careless force",
    prior: { form: "log-normal", median: 0.008, sd: 1 },
    source: "Bueno de Mesquita, Dickson 2007; Dugan, Chenoweth 2012",
    tag: "sign",
  },
  {
    id: "om",
    title: "anger at lost services",
    says: "closing a clinic without another brings the group sympathy",
    unit: "share of those not in support, per month with all services lost",
    prior: { form: "log-normal", median: 0.008, sd: 1 },
    source: "Berman, Laitin 2008; Asal and others 2019",
    tag: "sign",
  },
  {
    id: "lo",
    title: "loyalty shift",
    says: "people served by the state turn from the group",
    unit: "share of support per month at full takeover",
    prior: { form: "normal", mean: 0.004, sd: 0.008 },
    source: "Berman, Shapiro, Felter 2011 for; Crost, Felter, Johnston 2014 against. The sign is free",
    tag: "sign",
  },
  {
    id: "eps",
    title: "need of money",
    says: "less money sustains a smaller group",
    unit: "elasticity of capacity to funding",
    prior: { form: "log-normal", median: 0.15, sd: 0.8 },
    source: "Limodio 2022: .25 in the paper of 2019, .08 in that of 2018; the prior spans both",
    tag: "size",
  },
  {
    id: "d",
    title: "exit",
    says: "talks and deradicalisation let people leave",
    unit: "share of capacity per month at full offer",
    prior: { form: "log-normal", median: 0.008, sd: 1 },
    source: "Jones, Libicki 2008: 43 % of ended groups ended in politics",
    tag: "sign",
  },
  {
    id: "le",
    title: "legitimation",
    says: "talks make the group respectable",
    unit: "share of those not in support, per month at full offer",
    prior: { form: "log-normal", median: 0.008, sd: 1 },
    source: "the criticism of the campaign of 2017; size assumed",
    tag: "assumed",
  },
  {
    id: "ka",
    title: "spoilers of talks",
    says: "when talks begin, those against them strike",
    unit: "share of the base rate at the start of a full offer",
    prior: { form: "log-normal", median: 0.4, sd: 0.9 },
    source: "Kydd, Walter 2002; Bueno de Mesquita 2005",
    tag: "sign",
  },
  {
    id: "ks",
    title: "sabotage of takeovers",
    says: "when services are taken over, the group strikes at it",
    unit: "share of the base rate at the start of a full takeover",
    prior: { form: "log-normal", median: 0.4, sd: 0.9 },
    source: "Crost, Felter, Johnston 2014: casualties rise in early preparation of a programme",
    tag: "sign",
  },
  {
    id: "ps",
    title: "price of violence",
    says: "attacks above the usual cost the groups sympathy",
    unit: "share of support per month, for each doubling of the total",
    prior: { form: "log-normal", median: 0.01, sd: 1 },
    source: "Blair, Fair, Malhotra, Shapiro 2013: the most exposed dislike the groups most",
    tag: "sign",
  },
  {
    id: "chi",
    title: "re-branding leak",
    says: "what is seized or closed comes back under another name",
    unit: "share",
    prior: { form: "beta", alpha: 2, beta: 3 },
    source: "one case in the press: JuD banned, at work as Falah-e-Insaniat",
    tag: "assumed",
  },
  {
    id: "x",
    title: "spill-over",
    says: "those driven out of one group join another",
    unit: "share of those removed",
    prior: { form: "beta", alpha: 1, beta: 4 },
    source: "no study found",
    tag: "assumed",
  },
  {
    id: "sel",
    title: "worth of selectivity",
    says: "careful force provokes less",
    unit: "share of provocation that full selectivity avoids",
    prior: { form: "beta", alpha: 3, beta: 1 },
    source: "Shah 2018; Dugan, Chenoweth 2012: indiscriminate acts provoke most",
    tag: "sign",
  },
  {
    id: "cb",
    title: "loss of the club",
    says: "a group without its clinics and schools holds fewer people",
    unit: "log share of capacity with all services closed",
    prior: { form: "log-normal", median: 0.12, sd: 1 },
    source: "Berman, Laitin 2008; Asal and others 2019. Size chosen knowing the neutrality gate",
    tag: "sign",
  },
  {
    id: "pz",
    title: "predation",
    says: "a group that loses its money lives off violence",
    unit: "share of the base rate with all money taken",
    prior: { form: "log-normal", median: 0.03, sd: 1 },
    source: "Wood 2014; Fortna, Lotito, Rubin 2018. Size chosen knowing the neutrality gate",
    tag: "sign",
  },
  {
    id: "sp",
    title: "the sponsor's support",
    says: "a group without its sponsor shrinks",
    unit: "log share of capacity when a full tie is severed",
    prior: { form: "log-normal", median: 0.2, sd: 0.8 },
    source: "Carter 2012. Size chosen knowing the neutrality gate",
    tag: "sign",
  },
  {
    id: "kv",
    title: "the proxy turns",
    says: "a group whose tie is severed turns on its sponsor",
    unit: "share of the base rate when a full tie is severed",
    prior: { form: "log-normal", median: 0.4, sd: 0.9 },
    source: "Carter 2012. Size chosen knowing the neutrality gate",
    tag: "sign",
  },
] as const satisfies readonly Prior[];

export type SharedId = (typeof SHARED_PRIORS)[number]["id"];

/** What a user states for each group; the trend alone has a prior of its own. */
export const GROUP_PARAMETERS = ["rate", "support", "tie", "trend"] as const;
export type GroupParameter = (typeof GROUP_PARAMETERS)[number];

/** Trend of a group's own: the same chance of growing and of shrinking. */
export const TREND_PRIOR = { form: "normal", mean: 0, sd: 0.05 } as const satisfies Form;

/** Numbers of the model that are no beliefs to be drawn. */
export const FIXED = {
  /** monthly decay of the echo: White, Porter, Mazerolle 2013, resilience of 19 to 39 days */
  q: 0.5,
  /** monthly decay of provocation: Mahmood, Jetter 2022, "days and weeks" */
  qR: 0.4,
  /** monthly return of support to its usual level [assumed] */
  th: 1 / 24,
  /** months in which the spoilers of talks tire [assumed] */
  talksTire: 24,
  /** months in which sabotage of a takeover, and the anger of a dropped proxy, tire [assumed] */
  sabotageTires: 12,
} as const;
