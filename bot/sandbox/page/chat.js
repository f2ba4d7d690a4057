// A chat as its messenger draws it: bubbles, buttons, photos, places.

import { piece } from "./map.js";

const ZONE = "Europe/Moscow";
const HOUR = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
const DAY = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: ZONE });
const LINK = /https?:\/\/[^\s]+/g;
const KINDS = { video: "Видео", voice: "Голосовое сообщение", document: "Файл", sticker: "Стикер" };

export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.filter((one) => one !== null && one !== ""));
  return made;
}

/** Bring a list of messages to what it should be; what has not changed is left alone. */
export function fill(list, messages, does) {
  const stays = list.scrollHeight - list.scrollTop - list.clientHeight < 90;
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const wanted = [];
  let day = "", mine = false;
  for (const message of messages) {
    const today = DAY.format(message.date * 1000);
    if (today !== day) wanted.push([`day ${today}`, today, () => make("div", { class: "day" }, today)]);
    day = today;
    wanted.push([`${message.id}`, JSON.stringify(message), () => bubble(message, does)]);
    mine = message.mine;
  }
  const held = list.contains(document.activeElement) ? document.activeElement.closest("[data-key]")?.dataset.key : null;
  let added = false;
  wanted.forEach(([key, sign, build], at) => {
    let node = old.get(key);
    old.delete(key);
    if (!node || node.sign !== sign) {
      const made = Object.assign(build(), { sign });
      made.dataset.key = key;
      if (node) node.replaceWith(made); else added = true;
      node = made;
    }
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
  });
  for (const node of old.values()) node.remove();
  if (held && !list.contains(document.activeElement)) {
    (list.querySelector(`[data-key="${held}"] .rows button`) ?? list).focus({ preventScroll: true });
  }
  if (stays || (added && mine)) list.scrollTop = list.scrollHeight;
}

/** Rows of buttons, under a message or below the chat. */
export function rows(labels, press) {
  return labels.map((row) => make("div", { class: "row" }, ...row.map((label) => make("button", {
    type: "button", class: `key ${label.colour}`, "data-button": label.text, "data-kind": label.kind,
    onclick: (event) => press(label, event.currentTarget),
  }, label.text))));
}

function bubble(message, does) {
  if (!message.text && !message.files.length && !message.place) {
    return make("div", { class: "day" }, "Служебное сообщение");
  }
  const one = make("article", {
    class: `message ${message.mine ? "mine" : "theirs"} ${message.bot ? "bot" : ""}`, "data-message": message.id,
    "aria-label": `${message.mine ? "Вы" : message.author}, ${HOUR.format(message.date * 1000)}`,
  });
  const body = make("div", { class: "bubble" });
  body.append(make("div", { class: `author a${hue(message.author)}` }, message.author));
  if (message.reply) {
    body.append(make("button", { type: "button", class: "quote", onclick: () => does.show(message.reply.id) },
      make("strong", {}, message.reply.author), make("span", {}, message.reply.text.split("\n")[0])));
  }
  for (const file of message.files) body.append(attached(file, does));
  if (message.place) body.append(piece(message.place));
  if (message.text) body.append(words(message.text, message.bold));
  body.append(make("div", { class: "when" }, message.edited ? make("span", { class: "edited" }, "изменено") : "",
    HOUR.format(message.date * 1000)));
  one.append(make("span", { class: `avatar a${hue(message.author)}`, "aria-hidden": "true" }, message.author[0]));
  const side = make("div", { class: "stack" }, body);
  if (message.rows.length) {
    side.append(make("div", { class: "rows" }, ...rows(message.rows, (label, button) => does.press(message, label, button))));
  }
  one.append(side, make("button", {
    type: "button", class: "reply", "aria-label": "Ответить на сообщение", title: "Ответить",
    onclick: () => does.reply(message),
  }, "↩"));
  return one;
}

function attached(file, does) {
  if (file.kind !== "photo") {
    return make("a", { class: "file", href: file.url, target: "_blank", rel: "noopener" }, `${KINDS[file.kind] ?? "Файл"} ${file.name}`);
  }
  return make("button", { type: "button", class: "picture", "aria-label": "Открыть фото", onclick: () => does.open(file.url) },
    make("img", { src: file.url, alt: "Фото", loading: "lazy" }));
}

function words(text, bold) {
  const told = make("div", { class: "words" });
  const ends = new Set([0, text.length]);
  for (const [from, length] of bold) ends.add(from).add(from + length);
  for (const found of text.matchAll(LINK)) ends.add(found.index).add(found.index + found[0].length);
  const marks = [...ends].sort((a, b) => a - b);
  marks.slice(0, -1).forEach((from, at) => {
    const part = text.slice(from, marks[at + 1]);
    const thick = bold.some(([start, length]) => start <= from && from < start + length);
    const link = /^https?:\/\//.test(part);
    told.append(link ? make("span", { class: "link" }, part) : thick ? make("strong", {}, part) : part);
  });
  return told;
}

const hue = (name) => [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
