import { createSignal, type JSX } from "solid-js";

type Theme = "system" | "light" | "dark";
const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const SIGNS: Readonly<Record<Theme, string>> = { system: "◐", light: "○", dark: "●" };

function stored(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** As the system has it, light, dark; remembered in this browser. */
export function ThemeButton(): JSX.Element {
  const [theme, setTheme] = createSignal(stored());
  const change = (): void => {
    const next = NEXT[theme()];
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    try {
      if (next === "system") localStorage.removeItem("writ-theme");
      else localStorage.setItem("writ-theme", next);
    } catch {
      // storage is switched off: the choice lasts as long as the page
    }
  };
  return (
    <button type="button" class="bar-button" onClick={change} aria-label={`Theme: ${theme()}. Change it`} title={`Theme: ${theme()}`}>
      <span aria-hidden="true">{SIGNS[theme()]}</span>
    </button>
  );
}
