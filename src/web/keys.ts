/** What the keys act on. */
export interface KeyTargets {
  input(): HTMLInputElement | undefined;
  help(): HTMLDialogElement | undefined;
  clear(): void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !["radio", "checkbox", "button"].includes(target.type)
    : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Moves the focus through the alerts; above the first one stands the box. */
function move(step: 1 | -1, input: HTMLInputElement | undefined): boolean {
  const alerts = [...document.querySelectorAll<HTMLButtonElement>("[data-alert]")];
  const at = alerts.indexOf(document.activeElement as HTMLButtonElement);
  if (at === -1 && document.activeElement !== input) return false;
  const next = at === -1 ? (step === 1 ? alerts[0] : undefined) : at + step < 0 ? input : alerts[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

/** `/` to the box, arrows through the alerts, Esc clears, `?` helps. Returns how to stop listening. */
export function handleKeys(targets: KeyTargets): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || targets.help()?.open) return;
    const typing = isTyping(event.target);
    if (event.key === "Escape") {
      targets.clear();
      targets.input()?.focus();
    } else if (event.key === "/" && !typing) targets.input()?.focus();
    else if (event.key === "?" && (!typing || (event.target === targets.input() && targets.input()?.value === "")))
      targets.help()?.showModal();
    else if (event.key === "ArrowDown" && (!typing || event.target === targets.input())) {
      if (!move(1, targets.input())) return;
    } else if (event.key === "ArrowUp" && !typing) {
      if (!move(-1, targets.input())) return;
    } else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
