import { createSignal, onCleanup, type Accessor } from "solid-js";

/** What the page shows, as the address says it; a link to it can be kept and sent. */
export type View =
  | { readonly at: "question" }
  | { readonly at: "foresee" }
  | { readonly at: "proposals" }
  | { readonly at: "changes"; readonly list: string | null; readonly from: string | null; readonly to: string | null };

function viewFrom(hash: string): View {
  const [name = "", query = ""] = hash.replace(/^#/, "").split("?");
  if (name === "foresee" || name === "proposals") return { at: name };
  if (name !== "changes") return { at: "question" };
  const asked = new URLSearchParams(query);
  return { at: "changes", list: asked.get("list"), from: asked.get("from"), to: asked.get("to") };
}

/** `#changes?list=un&from=…&to=…` */
export function changesAddress(asked: {
  readonly list?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (typeof value === "string" && value !== "") query.set(name, value);
  const text = query.toString();
  return text === "" ? "#changes" : `#changes?${text}`;
}

/** Follows the address: back and forward work as on any page. */
export function createView(): Accessor<View> {
  const [view, setView] = createSignal<View>(viewFrom(location.hash));
  const follow = (): void => void setView(viewFrom(location.hash));
  addEventListener("hashchange", follow);
  onCleanup(() => removeEventListener("hashchange", follow));
  return view;
}
