import type { JSX } from "solid-js";

/** Letters that only, or mostly, Urdu writes: they choose Urdu's own letter shapes. */
const URDU = /[ٹڈڑںھہےۓ]/u;
const PERSIAN_OR_URDU = /[پچژگکی]/u;

/** A language tag for text of unknown language, by its letters; undefined for Latin. */
function languageOf(text: string): string | undefined {
  if (!/\p{Script=Arabic}/u.test(text)) return undefined;
  return URDU.test(text) || PERSIAN_OR_URDU.test(text) ? "ur" : "ar";
}

/** Text that may run right to left: isolated, so that it never turns its neighbours round. */
export function Foreign(props: { readonly text: string; readonly children?: JSX.Element }): JSX.Element {
  return (
    <bdi dir="auto" lang={languageOf(props.text)}>
      {props.children ?? props.text}
    </bdi>
  );
}
