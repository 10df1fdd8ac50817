/* The list of functions with their marks, and the points so far. */

import { shortName, type Course, type Function } from "./course";
import { byId, make } from "./elements";
import type { Mark } from "./work";

export class FunctionList {
  private readonly buttons = new Map<string, HTMLElement>();
  private readonly headings = new Map<string, HTMLElement>();

  constructor(private readonly course: Course, open: (name: string) => void) {
    const place = byId("functions");
    for (const exercise of course.exercises) {
      const points = make("span");
      const items = exercise.functions.map((one) => make("li", "", this.button(one, open)));
      place.append(make("h2", "", make("span", "", exercise.name), points), make("ul", "", ...items));
      this.headings.set(exercise.name, points);
    }
  }

  /** Show which function is open. */
  mark(name: string) {
    for (const [other, button] of this.buttons) {
      if (other === name) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  show(marks: Map<string, Mark>) {
    let [earned, possible, later] = [0, 0, 0];
    for (const exercise of this.course.exercises) {
      let [own, most] = [0, 0];
      for (const one of exercise.functions) {
        const mark = marks.get(one.name);
        this.fill(one, mark);
        own += mark?.points ?? 0;
        most += one.points;
        later += one.later;
      }
      this.headings.get(exercise.name)!.textContent = `${own} / ${most}`;
      earned += own;
      possible += most;
    }
    const more = later ? `; ${later} more are graded later` : "";
    byId("score").textContent = `${earned} of ${possible} points that are checked here${more}`;
  }

  private button(one: Function, open: (name: string) => void): HTMLElement {
    const button = make("button");
    button.setAttribute("type", "button");
    button.addEventListener("click", () => open(one.name));
    this.buttons.set(one.name, button);
    this.fill(one, undefined);
    return button;
  }

  private fill(one: Function, mark: Mark | undefined) {
    const says = mark ? `${mark.says}${mark.edited ? ", edited since" : ""}` : "to do";
    const sign = make("span", mark?.status ?? "todo", mark?.sign ?? "○");
    sign.setAttribute("aria-hidden", "true");
    this.buttons.get(one.name)!.replaceChildren(
      sign,
      make("span", "code", shortName(one.name)),
      make("span", "", ` ${mark?.points ?? 0} / ${one.points}`),
      make("span", "says", ` ${says}`),
    );
  }
}
