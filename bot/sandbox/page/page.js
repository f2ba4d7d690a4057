// The page: four phones, the tabs that stand for them on a narrow screen, the clock, what is new.

import { chosen, follow, post, town } from "./api.js";
import { by, make } from "./make.js";
import { Phone, TITLES } from "./phone.js";
import * as sheets from "./sheets.js";
import { tick as walked } from "./walk.js";

const CLOCK = new Intl.DateTimeFormat("ru", { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: town.zone });
const SHORT = new Intl.DateTimeFormat("ru", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: town.zone });
const narrow = matchMedia("(max-width: 759px)");
const seen = {};
let visible = Object.keys(town.columns)[0], ahead = 0, last = null, acted = "";

const phones = Object.keys(town.columns).map((name) => new Phone(name, sheets, () => refresh()));
const phone = (name) => phones.find((one) => one.name === name);
by("columns").append(...phones.map((one) => one.root));
document.querySelector(".tabs").append(...phones.map(({ name }) => make("button", {
  type: "button", role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": `column-${name}`, onclick: () => turn(name),
  onkeydown: (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) turn(phones[(phones.findIndex((one) => one.name === name) + step + phones.length) % phones.length].name, true);
  },
}, TITLES[name])));

function turn(name, focus = false) {
  visible = name;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    const on = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    if (on && focus) tab.focus();
  }
  for (const one of phones) {
    one.root.classList.toggle("shown", one.name === name);
    if (one.name === name) one.list.scrollTop = one.list.scrollHeight;
  }
  if (last) draw(last);
}

// What stands in a phone on the screen has been seen
function unread(now) {
  for (const one of phones) {
    if (narrow.matches && one.name !== visible) continue;
    const whose = one.name === "staff" ? "staff" : chosen[one.name];
    seen[whose] = now.news[whose];
  }
  return (whose) => now.news[whose] > (seen[whose] ?? 0);
}

// Who plays in the show is brought before the viewer's eyes
function lookAt(now) {
  const actor = town.people.find((one) => one.id === now.actor);
  const name = actor && (actor.staff ? (now.place || "staff") : actor.messenger);
  for (const one of phones) one.root.classList.toggle("acting", one.name === name);
  if (!actor || acted === `${now.actor} ${name}`) { acted = actor ? acted : ""; return; }
  acted = `${now.actor} ${name}`;
  phone(name).become(actor.id);
  if (narrow.matches) turn(name); else phone(name).root.scrollIntoView({ inline: "nearest", block: "nearest" });
}

function draw(now) {
  last = now;
  ahead = new Date(now.now).getTime() - performance.now();
  clock();
  lookAt(now);
  const news = unread(now);
  for (const one of phones) {
    one.show(now.chats[one.name], news, new Date(now.now).getTime());
    const whose = one.name === "staff" ? ["staff"] : [...one.root.querySelectorAll("[data-person]")].map((button) => button.dataset.person);
    by(`tab-${one.name}`).classList.toggle("news", whose.some(news));
  }
  walked(now);
  by("refusals").textContent = `Отказов: ${now.refusals.count}`;
  by("refusals").classList.toggle("some", now.refusals.count > 0);
  by("refused").querySelector("ul").replaceChildren(...now.refusals.last.map((one) => make("li", {}, make("strong", {}, `${one.messenger} ${one.method}`), ` ${one.why}`)));
}

function clock() {
  if (!ahead) return;
  const now = new Date(ahead + performance.now()), told = (narrow.matches ? SHORT : CLOCK).format(now).replace(" в ", ", "), shown = by("now");
  if (shown.textContent !== told) shown.textContent = told;
  shown.dateTime = now.toISOString();
}

const refresh = follow(draw, (away) => { by("lost").hidden = !away; });
setInterval(clock, 1000);
for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", async () => {
    const said = await post("/clock", button.dataset.move === "monday" ? { to: "monday" } : { seconds: Number(button.dataset.move) });
    if (said.error) phone(visible).toast(said.error);
  });
}
by("refusals").addEventListener("click", () => by("refused").showModal());
document.addEventListener("opened", ({ detail }) => {
  const one = town.people.find((person) => person.id === detail.person), name = one.staff ? "executor" : detail.messenger;
  phone(name).become(detail.person);
  if (narrow.matches) turn(name);
});
narrow.addEventListener("change", () => last && draw(last));
turn(visible);
phone(visible).toast(sheets.remembered());
