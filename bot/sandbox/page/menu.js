// The small menu of a message: answer it, change it.

import { by, make } from "./make.js";

const menu = by("menu");
let opener = null;

export function close(back = false) {
  if (menu.hidden) return;
  menu.hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  if (back) opener?.focus();
}

/** Open at a point of the window; `items` are [label, what to do]. */
export function open(items, left, top, by_) {
  close();
  opener = by_;
  opener.setAttribute("aria-expanded", "true");
  menu.replaceChildren(...items.map(([label, does]) => make("button", { type: "button", role: "menuitem", onclick: () => { close(); does(); } }, label)));
  menu.hidden = false;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(top, innerHeight - menu.offsetHeight - 8))}px`;
  menu.firstElementChild.focus();
}

menu.addEventListener("keydown", (event) => {
  const all = [...menu.children], at = all.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") close(true);
  if (step) { event.preventDefault(); all[(at + step + all.length) % all.length].focus(); }
});
document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) close(); });
addEventListener("resize", () => close());
