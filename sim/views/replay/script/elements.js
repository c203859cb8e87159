// Elements of the page. All words are text nodes, so nothing from a scenario is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element of HTML with attributes and children; a child that is a string becomes text. */
export function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Make an element of SVG. */
export function draw(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Set attributes that have changed; null takes one away. */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

/** Set the text of an element, if it has changed. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Write an instant or a duration with one decimal place. */
export function ticks(value) {
  return value.toFixed(1);
}

/** Write a number with its noun: 1 report, 2 reports. */
export function amount(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Cut a text that is too long for its place; the whole of it goes into a title. */
export function fit(text, width, letter) {
  const most = Math.max(3, Math.floor(width / letter));
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** Make a text of SVG that fits into a width. */
export function label(text, width, attributes, letter = 6.6) {
  const shown = fit(text, width, letter);
  const element = draw("text", attributes, shown);
  if (shown !== text) element.append(draw("title", {}, text));
  return element;
}
