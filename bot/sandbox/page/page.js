// The page: three columns, the clock, the sheets that open over them.

import { follow, post, town, chosen } from "./api.js";
import { make } from "./chat.js";
import { Column } from "./column.js";
import { picker } from "./map.js";

const by = (id) => document.getElementById(id);
const CLOCK = new Intl.DateTimeFormat("ru", {
  weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow",
});
const narrow = matchMedia("(max-width: 899px)");
let visible = "telegram", started = 0, last = null;

// Sheets

let answer = () => {};
let asking = null;

const sheets = {
  attach(column) { asking = column; by("attach").showModal(); },
  map(then) { answer = then; by("map").showModal(); },
  photo(url) { by("photo").querySelector("img").src = url; by("photo").showModal(); },
};

by("map").querySelector(".map").append(picker((place) => { by("map").close(); answer(place); }));
by("pick-place").addEventListener("click", () => {
  by("attach").close();
  const column = asking;
  sheets.map((place) => column.do("place", { place }));
});
by("attach").querySelector(".photos").append(...town.photos.map((photo) => make("button", {
  type: "button", "data-photo": photo.name, onclick: () => { by("attach").close(); asking.do("photo", { photos: [photo.name] }); },
}, make("img", { src: photo.url, alt: "" }), photo.title)));
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

// Columns and tabs

const look = () => refresh();
const columns = Object.keys(town.columns).map((name) => new Column(name, sheets, look));
by("columns").append(...columns.map((column) => column.root));

function turn(name) {
  visible = name;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    const on = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
  }
  for (const column of columns) {
    column.root.classList.toggle("shown", column.name === name);
    if (column.name === name) column.list.scrollTop = column.list.scrollHeight;
  }
  if (last) draw(last);
}

for (const tab of document.querySelectorAll("[data-tab]")) {
  tab.addEventListener("click", () => turn(tab.dataset.tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...document.querySelectorAll("[data-tab]")];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    turn(next.dataset.tab);
    next.focus();
  });
}
narrow.addEventListener("change", () => last && draw(last));

// What is new: everything that stands in a column on the screen has been seen

const seen = {};

function unread(now) {
  for (const column of columns) {
    if (narrow.matches && column.name !== visible) continue;
    const who = column.name === "staff" ? "staff" : chosen[column.name];
    seen[who] = now.news[who];
  }
  return (who) => now.news[who] > (seen[who] ?? 0);
}

function draw(now) {
  last = now;
  started = new Date(now.now).getTime() - performance.now();
  tick();
  const news = unread(now);
  for (const column of columns) {
    column.show(now.chats[column.name], news);
    by(`tab-${column.name}`).classList.toggle("news", news(column.name === "staff" ? "staff" : chosen[column.name]));
  }
  by("refusals").textContent = `Отказы: ${now.refusals.count}`;
  by("refusals").classList.toggle("some", now.refusals.count > 0);
  by("refused").querySelector("ul").replaceChildren(...now.refusals.last.map((one) =>
    make("li", {}, make("strong", {}, `${one.messenger} ${one.method}`), ` ${one.why}`)));
}

const refresh = follow(draw, (away) => { by("lost").hidden = !away; });

// The clock

function tick() {
  if (!started) return;
  const now = new Date(started + performance.now());
  by("now").textContent = CLOCK.format(now);
  by("now").dateTime = now.toISOString();
}

setInterval(tick, 1000);
for (const button of document.querySelectorAll("[data-seconds]")) {
  button.addEventListener("click", () => post("/clock", { seconds: Number(button.dataset.seconds) }));
}
by("refusals").addEventListener("click", () => by("refused").showModal());

// Hints

by("hints").open = !narrow.matches;
for (const phrase of document.querySelectorAll(".phrase")) {
  phrase.addEventListener("click", () => {
    const column = columns.find((one) => one.name === phrase.dataset.to);
    if (narrow.matches) { turn(column.name); by("hints").open = false; }
    column.field.value = phrase.textContent;
    column.grow();
    column.field.focus();
  });
}

turn(visible);
