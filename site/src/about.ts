/* What a function is to do: its docstring, and its hints in steps. */

import { shortName, type Function } from "./course";
import { byId, make } from "./elements";

export function showAbout(one: Function, hintsGiven: number) {
  byId("about-title").textContent = shortName(one.name);
  byId("paragraphs").replaceChildren(
    ...one.about.flatMap(({ label, text, code }) => {
      const says = make("p");
      if (label) says.append(make("span", "label", `${label}: `));
      says.append(text);
      return code ? [says, make("pre", "", code)] : [says];
    }),
  );
  byId("hints").replaceChildren();
  for (let step = 0; step < hintsGiven; step++) showHint(one, step);
  showWhetherThereAreMore(one, hintsGiven);
}

/** Show one more hint below those that are there. */
export function showHint(one: Function, step: number) {
  byId("hints").append(make("li", "", one.hints[step] ?? ""));
  showWhetherThereAreMore(one, step + 1);
}

function showWhetherThereAreMore(one: Function, given: number) {
  const button = byId<HTMLButtonElement>("hint");
  const left = one.hints.length - given;
  button.disabled = left <= 0;
  button.textContent =
    one.hints.length === 0 ? "There are no hints"
    : left <= 0 ? "No more hints"
    : `Give hint ${given + 1} of ${one.hints.length}`;
}
