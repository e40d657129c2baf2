import { render } from "solid-js/web";
import { App } from "./app.tsx";
import "./style/tokens.css";
import "./style/layout.css";
import "./style/question.css";
import "./style/alert.css";
import "./style/desk.css";
import "./style/changes.css";
import "./style/proposals.css";
import "./style/foresee.css";

const page = document.getElementById("page");
if (page !== null) {
  page.textContent = "";
  render(() => <App />, page);
}
