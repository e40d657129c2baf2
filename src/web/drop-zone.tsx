import { For, createSignal, type JSX } from "solid-js";
import type { Desk } from "./desk.ts";
import { DropView } from "./drop-view.tsx";
import { FileDrop } from "./file-drop.tsx";

/** Where files are taken: the whole window while something is dragged over it, and a button for everybody. */
export function DropZone(props: { readonly desk: Desk; readonly canWrite: boolean }): JSX.Element {
  const [over, setOver] = createSignal(false);
  let picker: HTMLInputElement | undefined;
  return (
    <section class="panel" aria-labelledby="files-title">
      <h2 id="files-title">Files</h2>
      <div class="drop-zone" data-over={over()}>
        <p class="drop-say">
          Drop a <strong>list</strong>, a <strong>file of names</strong> or a <strong>document</strong> here.
        </p>
        <p class="drop-kinds">
          {props.canWrite ? "Lists: the files of the UN, OFAC, UK, EU, Australia, Canada, Switzerland and more. " : ""}Names: CSV, XLSX,
          JSON lines. Documents: text, HTML, DOCX, PDF. What a file is, is read from its content; it never leaves this machine.
        </p>
        <button type="button" class="solid-button" onClick={() => picker?.click()}>
          Choose files
        </button>
        <input
          ref={(input) => (picker = input)}
          type="file"
          multiple
          class="hidden"
          tabindex="-1"
          aria-label="Files to take in"
          onChange={(event) => {
            props.desk.take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <div class="drops">
        <For each={props.desk.drops}>{(drop) => <DropView drop={drop} desk={props.desk} canWrite={props.canWrite} />}</For>
      </div>
      <FileDrop take={(files) => props.desk.take(files)} onOver={setOver} />
    </section>
  );
}
