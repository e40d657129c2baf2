import { For, Show, type JSX } from "solid-js";
import type { Alert, Evidence } from "./shapes/alert.ts";
import { Foreign } from "./script.tsx";
import { bitsInWords, weightInWords } from "./wording.ts";

interface Step {
  readonly evidence: Evidence;
  readonly from: number;
  readonly to: number;
}

/** Agreement first, then contradiction, so that the bars climb and then fall to the weight. */
function stepsOf(alert: Alert): { readonly agrees: Step[]; readonly differs: Step[]; readonly low: number; readonly high: number } {
  let sum = 0;
  const step = (evidence: Evidence): Step => {
    const from = sum;
    sum += evidence.bits;
    return { evidence, from, to: sum };
  };
  const agrees = alert.evidence.filter((one) => one.bits >= 0).map(step);
  const differs = alert.evidence.filter((one) => one.bits < 0).map(step);
  const sums = [...agrees, ...differs].flatMap((one) => [one.from, one.to]);
  return { agrees, differs, low: Math.min(0, ...sums), high: Math.max(1, ...sums) };
}

function Bar(props: {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly kind: string;
}): JSX.Element {
  const at = (bits: number): number => ((bits - props.low) / (props.high - props.low)) * 100;
  const left = (): number => Math.min(at(props.from), at(props.to));
  const width = (): number => Math.max(0.6, Math.abs(at(props.to) - at(props.from)));
  return (
    <svg class="step" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="step-ground" x="0" y="4.5" width="100" height="1" />
      <rect class="step-zero" x={at(0)} y="0" width="0.25" height="10" />
      <rect class={`step-${props.kind}`} x={left()} y="1" width={width()} height="8" />
    </svg>
  );
}

/** lines of which both sides agree, even where that counts against it */
const OF_NAMES = new Set(["name", "plural", "across names"]);

function Pair(props: { readonly evidence: Evidence }): JSX.Element {
  const same = (): boolean => props.evidence.left?.toLowerCase() === props.evidence.right?.toLowerCase();
  const isName = (): boolean => OF_NAMES.has(props.evidence.what);
  return (
    <>
      <Show when={props.evidence.left !== null}>
        <Foreign text={props.evidence.left ?? ""} />
      </Show>
      <Show when={props.evidence.left !== null && props.evidence.right !== null && !same()}>
        <span class="pair-link">{props.evidence.bits < 0 && !isName() ? "≠" : "~"}</span>
      </Show>
      <Show when={props.evidence.right !== null && !same()}>
        <Foreign text={props.evidence.right ?? ""} />
      </Show>
    </>
  );
}

/** The evidence as a table of bars: each begins where the one before ended, the last is the weight. */
export function Waterfall(props: { readonly alert: Alert }): JSX.Element {
  const steps = () => stepsOf(props.alert);
  const rows = (kind: "agrees" | "differs"): JSX.Element => (
    <For each={steps()[kind]}>
      {(step) => (
        <tr class={`evidence evidence-${kind}`}>
          <th scope="row">{step.evidence.what.replaceAll("-", " ")}</th>
          <td class="evidence-pair">
            <Pair evidence={step.evidence} />
            <Show when={step.evidence.note !== ""}>
              <span class="evidence-note">{step.evidence.note}</span>
            </Show>
          </td>
          <td class="evidence-bar">
            <Bar from={step.from} to={step.to} low={steps().low} high={steps().high} kind={kind} />
          </td>
          <td class="evidence-bits">{bitsInWords(step.evidence.bits)}</td>
        </tr>
      )}
    </For>
  );
  return (
    <table class="waterfall">
      <caption class="hidden">The evidence, line by line, in bits</caption>
      <colgroup>
        <col class="column-what" />
        <col />
        <col class="column-bar" />
        <col class="column-bits" />
      </colgroup>
      <thead class="hidden">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Asked and listed</th>
          <th scope="col">Picture</th>
          <th scope="col">Bits</th>
        </tr>
      </thead>
      <tbody>
        <Show when={steps().agrees.length > 0}>
          <tr class="evidence-head">
            <th scope="rowgroup" colspan="4">
              Agrees
            </th>
          </tr>
          {rows("agrees")}
        </Show>
      </tbody>
      <tbody>
        <tr class="evidence-head">
          <th scope="rowgroup" colspan="4">
            Differs
          </th>
        </tr>
        <Show
          when={steps().differs.length > 0}
          fallback={
            <tr class="evidence-none">
              <td colspan="4">Nothing that was given contradicts it.</td>
            </tr>
          }
        >
          {rows("differs")}
        </Show>
      </tbody>
      <tfoot>
        <tr class="evidence-sum">
          <th scope="row">Weight</th>
          <td class="evidence-pair" />
          <td class="evidence-bar">
            <Bar from={0} to={props.alert.weight} low={steps().low} high={steps().high} kind="sum" />
          </td>
          <td class="evidence-bits">{weightInWords(props.alert.weight)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
