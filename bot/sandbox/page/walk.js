// «Что посмотреть за 10 минут»: the steps, ticked by what has really happened; «Показать» lets the town play one.

import { post, town } from "./api.js";
import { by, make } from "./make.js";

const root = by("walk"), show = root.querySelector(".show"), fold = root.querySelector(".fold");
const asked = new URLSearchParams(location.search).get("pace"), pace = asked === null ? {} : { pace: Number(asked) };
let at = null, state = { done: [], showing: 0, ready: false };

root.querySelector("ol").append(...town.walk.map((step, index) => make("li", {}, make("button", {
  type: "button", title: step.title, onclick: () => { at = index; draw(); },
}, String(index + 1)))));

const fresh = () => state.done.includes(false) ? state.done.indexOf(false) : Math.max(0, state.done.length - 1);

function draw() {
  const current = state.showing ? state.showing - 1 : at ?? fresh(), step = town.walk[current];
  [...root.querySelectorAll("li button")].forEach((button, index) => {
    button.className = state.showing === index + 1 ? "playing" : state.done[index] ? "done" : "";
    button.textContent = state.done[index] ? "✓" : String(index + 1);
    button.setAttribute("aria-label", `Шаг ${index + 1}: ${town.walk[index].title}${state.done[index] ? ", готово" : ""}`);
    if (index === current) button.setAttribute("aria-current", "step"); else button.removeAttribute("aria-current");
  });
  const title = `${current + 1}. ${step.title}`;
  if (root.querySelector("h3").textContent !== title) {
    root.querySelector("h3").textContent = title;
    root.querySelector(".step p").textContent = step.words;
  }
  show.disabled = Boolean(state.showing) || state.done[current] || !state.ready;
  show.textContent = state.showing ? "Смотрите…" : state.done[current] ? "Готово" : "Показать";
}

show.addEventListener("click", async () => {
  const step = (at ?? fresh()) + 1;
  show.disabled = true;
  at = null;
  const said = await post("/api/walk", { step, ...pace });
  if (said.error) draw();
});
fold.addEventListener("click", () => {
  const open = root.classList.toggle("folded");
  fold.setAttribute("aria-expanded", String(!open));
  fold.setAttribute("aria-label", open ? "Развернуть подсказки" : "Свернуть подсказки");
});

/** Tick what has happened. */
export function tick(now) {
  if (now.done.some((done, index) => done && !state.done[index])) at = null;
  state = now;
  draw();
}
