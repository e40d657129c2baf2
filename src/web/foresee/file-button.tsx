import type { JSX } from "solid-js";

/** A button that opens the browser's choice of files. */
export function FileButton(props: { readonly label: string; readonly accept: string; readonly onFile: (file: File) => void }): JSX.Element {
  let picker: HTMLInputElement | undefined;
  return (
    <>
      <button type="button" class="line-button" onClick={() => picker?.click()}>
        {props.label}
      </button>
      <input
        ref={(input) => (picker = input)}
        type="file"
        accept={props.accept}
        class="hidden"
        tabindex="-1"
        aria-label={props.label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) props.onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
