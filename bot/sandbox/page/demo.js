"use strict";
// The page draws what /api/state tells and posts what its visitor does; nothing is decided here.
const TITLES = { telegram: "Telegram", vk: "ВКонтакте", staff: "Диспетчерская" };
const chosen = {}, drawn = {}, answering = {}, columns = {};
let town, asked = null, again = false;

const $ = (selector, root = document) => root.querySelector(selector);
const make = (tag, words = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), words);
  made.append(...inside);
  return made;
};

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json();
  if (said.error || said.toast) toast(said.error || said.toast);
  return said;
}

let hiding;
function toast(text) {
  const shown = $("#toast");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { shown.hidden = true; }, 5000);
}

const who = (name) => ({ person: chosen[name], ...(name === "staff" ? { chat: "staff" } : {}) });
const act = (name, what, body) => post(`/api/${what}`, { ...who(name), ...body });

function answerTo(name, message) {
  answering[name] = message ? message.id : 0;
  const line = $(".answering", columns[name]);
  line.hidden = !message;
  if (message) {
    $("span", line).textContent = `В ответ: ${(message.text || "фото").slice(0, 60)}`;
    $("input", columns[name]).focus();
  }
}

function withReply(name, body) {
  const reply = answering[name] ? { reply_to: answering[name] } : {};
  answerTo(name, null);
  return { ...body, ...reply };
}

function button(name, label, press) {
  const made = make("button", { type: "button", textContent: label.text, onclick: press });
  if (["primary", "positive"].includes(label.colour)) made.className = "primary";
  return made;
}

function rows(name, labels, press) {
  return labels.map((row) => make("div", { className: "row" }, ...row.map((label) =>
    button(name, label, () => (label.kind === "place" ? chooseplace(name) : press(label))))));
}

function text(message) {
  const shown = make("p", { className: "text" });
  const [first] = message.bold;
  if (first) shown.append(message.text.slice(0, first[0]), make("b", { textContent: message.text.slice(first[0], first[0] + first[1]) }), message.text.slice(first[0] + first[1]));
  else shown.textContent = message.text;
  return shown;
}

function bubble(name, message) {
  const inside = make("div", { className: "bubble" });
  if (!message.mine) inside.append(make("p", { className: "author", textContent: message.author }));
  if (message.reply) inside.append(make("p", { className: "reply", textContent: `${message.reply.author}: ${message.reply.text}` }));
  for (const file of message.files) {
    inside.append(file.kind === "photo"
      ? make("img", { src: file.url, alt: "Фото" })
      : make("p", { className: "text", textContent: `Файл: ${file.name || file.kind}` }));
  }
  if (message.place) inside.append(make("p", { className: "text", textContent: `📍 Место: ${message.place.map((n) => n.toFixed(5)).join(", ")}` }));
  if (message.text) inside.append(text(message));
  const at = new Date(message.date * 1000).toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow" });
  inside.append(make("p", { className: "foot" },
    make("button", { type: "button", textContent: "Ответить", onclick: () => answerTo(name, message) }),
    make("span", { textContent: `${message.edited ? "изменено " : ""}${at}` })));
  const item = make("li", { className: message.mine ? "mine" : "" }, inside);
  item.dataset.message = message.id;
  if (message.rows.length) {
    item.append(make("div", { className: "rows" }, ...rows(name, message.rows, (label) =>
      act(name, "press", { message: message.id, text: label.text, data: label.data, kind: label.kind }))));
  }
  return item;
}

function draw(name, chat) {
  const told = JSON.stringify(chat);
  if (drawn[name] === told) return;
  drawn[name] = told;
  const list = $(".messages", columns[name]);
  const below = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  list.replaceChildren(...chat.messages.map((message) => bubble(name, message)));
  const start = name !== "staff" && !chat.messages.length
    ? [make("div", { className: "row" }, button(name, { text: "Начать", colour: "primary" }, () => act(name, "say", { start: true })))] : [];
  $(".keyboard", columns[name]).replaceChildren(...start, ...rows(name, chat.keyboard, (label) => act(name, "press", { text: label.text })));
  if (below) list.scrollTop = list.scrollHeight;
}

async function look() {
  if (asked) { again = true; return; }
  asked = fetch(`/api/state?${new URLSearchParams(chosen)}`).then((answer) => answer.json()).then((state) => {
    const now = new Date(state.now);
    $("#now").textContent = now.toLocaleString("ru", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Moscow" });
    $("#refusals").textContent = `Отказов мессенджеров: ${state.refusals.count}`;
    $("#refusals").classList.toggle("some", state.refusals.count > 0);
    for (const name of Object.keys(columns)) draw(name, state.chats[name]);
  }).catch(() => {}).finally(() => {
    asked = null;
    if (again) { again = false; look(); }
  });
}

function choosephoto(name) {
  const box = $("#photos");
  $("div", box).replaceChildren(...town.photos.map((photo) => make("button", { type: "button", onclick: () => {
    box.close();
    act(name, "photo", withReply(name, { photos: [photo.name] }));
  } }, make("img", { src: photo.url, alt: "" }), photo.title)));
  box.showModal();
}

function chooseplace(name) {
  const box = $("#map"), all = town.houses.map((house) => house.place);
  const [south, north] = [Math.min(...all.map((p) => p[0])) - 0.001, Math.max(...all.map((p) => p[0])) + 0.001];
  const [west, east] = [Math.min(...all.map((p) => p[1])) - 0.001, Math.max(...all.map((p) => p[1])) + 0.0015];
  const wide = 120, high = (wide * (north - south)) / ((east - west) * Math.cos((south * Math.PI) / 180));
  const x = (lon) => ((lon - west) / (east - west)) * wide, y = (lat) => ((north - lat) / (north - south)) * high;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "Карта городка");
  const add = (tag, words, label) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(words)) made.setAttribute(key, value);
    if (label) made.textContent = label;
    svg.append(made);
    return made;
  };
  const send = (lat, lon) => { box.close(); act(name, "place", withReply(name, { place: [lat, lon] })); };
  for (const street of town.streets) {
    const [[a, b], [c, d]] = street.line;
    add("line", { x1: x(b), y1: y(a), x2: x(d), y2: y(c) });
    add("text", { x: (x(b) + x(d)) / 2, y: (y(a) + y(c)) / 2 + 1 }, street.name);
  }
  for (const house of town.houses) {
    const [lat, lon] = house.place;
    const made = add("rect", { x: x(lon) - 5, y: y(lat) - 3.5, width: 10, height: 7, rx: 1, tabindex: 0, role: "button", "aria-label": house.short });
    made.addEventListener("click", (event) => { event.stopPropagation(); send(lat, lon); });
    made.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") send(lat, lon); });
    add("text", { x: x(lon), y: y(lat) + 1.2 }, house.short.split("д. ").pop());
  }
  svg.addEventListener("click", (event) => {
    const at = svg.getBoundingClientRect();
    send(north - ((event.clientY - at.top) / at.height) * (north - south), west + ((event.clientX - at.left) / at.width) * (east - west));
  });
  $("div", box).replaceChildren(svg);
  box.showModal();
}

function column(name) {
  const made = $("#column").content.cloneNode(true).firstElementChild;
  made.classList.add(name);
  made.dataset.column = name;
  made.setAttribute("aria-label", TITLES[name]);
  $("h2", made).textContent = TITLES[name];
  const people = town.people.filter((person) => (name === "staff" ? person.staff : person.messenger === name && !person.staff));
  const choice = $("select", made);
  choice.append(...people.map((person) => make("option", { value: person.id, textContent: person.name })));
  choice.value = chosen[name] = town.columns[name];
  const about = () => { $(".about", made).textContent = town.people.find((person) => person.id === chosen[name]).about; };
  choice.onchange = () => { chosen[name] = choice.value; delete drawn[name]; answerTo(name, null); about(); look(); };
  about();
  $("form", made).onsubmit = (event) => {
    event.preventDefault();
    const field = $("input", made);
    if (field.value.trim()) act(name, "say", withReply(name, { text: field.value }));
    field.value = "";
  };
  $("input", made).setAttribute("aria-label", `Сообщение: ${TITLES[name]}`);
  $(".messages", made).setAttribute("aria-label", `Переписка: ${TITLES[name]}`);
  $(".keyboard", made).setAttribute("aria-label", `Кнопки внизу: ${TITLES[name]}`);
  $(".photo", made).onclick = () => choosephoto(name);
  $(".place", made).onclick = () => chooseplace(name);
  $(".answering button", made).onclick = () => answerTo(name, null);
  columns[name] = made;
  return made;
}

function open(name) {
  for (const [other, made] of Object.entries(columns)) made.classList.toggle("open", other === name);
  for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-selected", tab.dataset.tab === name);
}

async function begin() {
  town = await (await fetch("/api/town")).json();
  $("#company").textContent = `· ${town.company}`;
  $("main").append(...Object.keys(TITLES).map(column));
  for (const tab of document.querySelectorAll("[data-tab]")) tab.onclick = () => open(tab.dataset.tab);
  for (const made of document.querySelectorAll("[data-move]")) made.onclick = () => post("/clock", { seconds: Number(made.dataset.move) }).then(look);
  for (const made of document.querySelectorAll("dialog .close")) made.onclick = () => made.closest("dialog").close();
  open("telegram");
  await look();
  new EventSource("/api/events").onmessage = look;
}

begin();
