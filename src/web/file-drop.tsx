import { Show, createSignal, onCleanup, onMount, type JSX } from "solid-js";

/** Takes files that are dropped anywhere on the window, and says so while something is dragged over it. */
export function FileDrop(props: {
  readonly take: (files: readonly File[]) => void;
  readonly onOver?: (over: boolean) => void;
}): JSX.Element {
  const [over, setOver] = createSignal(false);
  const tell = (now: boolean): void => {
    setOver(now);
    props.onOver?.(now);
  };
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const onDragOver = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    tell(true);
  };
  const onDragLeave = (event: DragEvent): void => {
    // null: the pointer has left the window, not only one element in it
    if (event.relatedTarget === null) tell(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    tell(false);
    props.take([...(event.dataTransfer?.files ?? [])]);
  };
  onMount(() => {
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
  });
  onCleanup(() => {
    window.removeEventListener("dragover", onDragOver);
    window.removeEventListener("dragleave", onDragLeave);
    window.removeEventListener("drop", onDrop);
  });
  return (
    <Show when={over()}>
      <div class="drop-cover" aria-hidden="true">
        <p>Let go to take it in</p>
      </div>
    </Show>
  );
}
