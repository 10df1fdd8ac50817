/* What became of a function, in words; and its picture. */

import { shortName, type Function } from "./course";
import { byId, make } from "./elements";
import type { Told } from "./grader";

export function showVerdict(told: Told, one: Function) {
  const sign = make("span", told.status, told.sign);
  sign.setAttribute("aria-hidden", "true");
  const points = `${told.points} of ${told.max_points} points`;
  const parts = [make("h3", "", sign, ` ${shortName(told.name)}: ${told.says}, ${points}`)];
  if (told.problem !== null) parts.push(...problem(told.problem));
  else if (one.later) parts.push(make("p", "", `${one.later} more are graded later, with other inputs.`));
  byId("verdict").replaceChildren(...parts);
  showPicture(told.picture);
}

export function say(text: string) {
  byId("verdict").replaceChildren(make("p", "", text));
  showPicture("");
}

function problem({ title, facts, rest }: NonNullable<Told["problem"]>): HTMLElement[] {
  const list = make("dl");
  for (const [label, text] of facts) {
    // A sentence has no label; an empty one goes on from above.
    if (label === null) list.append(make("dt"), make("dd", "", text));
    else list.append(make("dt", "", label), make("dd", "", text));
  }
  return [make("p", "", title), list, ...(rest ? [make("p", "", rest)] : [])];
}

/** Show the drawings in what the grader has drawn, and nothing else of it. */
function showPicture(drawn: string) {
  // The page has a style for them; its policy refuses any other.
  const unstyled = drawn.replace(/ style="[^"]*"/g, "");
  const parsed = new DOMParser().parseFromString(unstyled, "text/html");
  byId("picture").replaceChildren(...parsed.querySelectorAll("svg"));
}
