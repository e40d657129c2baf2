import { createUniqueId, type JSX } from "solid-js";

/** A picture drawn on the server, with its title and what it says for those who do not see it. */
export function Chart(props: {
  readonly frame: { readonly width: number; readonly height: number };
  readonly caption: { readonly title: string; readonly says: string };
  readonly children: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <svg class="chart" viewBox={`0 0 ${props.frame.width} ${props.frame.height}`} role="img" aria-labelledby={`${id}-title ${id}-says`}>
      <title id={`${id}-title`}>{props.caption.title}</title>
      <desc id={`${id}-says`}>{props.caption.says}</desc>
      {props.children}
    </svg>
  );
}
