/* Elements of the page. Text is only ever set as text. */

export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** Make an element with some text or other elements in it. */
export function make(tag: string, className = "", ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}
