import { For, type JSX } from "solid-js";
import type { Table } from "./shapes.ts";

/** A table of the report; on a narrow screen it scrolls in its own frame, by the keyboard as well. */
export function FiguresTable(props: { readonly table: Table; readonly label: string }): JSX.Element {
  return (
    <div class="figures-frame" tabindex="0" role="group" aria-label={props.label}>
      <table class="figures-table">
        <thead>
          <tr>
            <For each={props.table.head}>
              {(head, at) => (
                <th scope="col" class={at() === 0 ? "figures-first" : undefined}>
                  {head === "" ? <span class="hidden">{props.label}</span> : head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.rows}>
            {(row) => (
              <tr>
                <th scope="row" class="figures-first">
                  {row.title}
                </th>
                <For each={row.cells}>{(cell) => <td class={cell === "not counted" ? "not-counted" : undefined}>{cell}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
