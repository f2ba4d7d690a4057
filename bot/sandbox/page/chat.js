// A chat as its messenger draws it: bubbles, buttons, photos, places, voices.

import { town } from "./api.js";
import { icon, make } from "./make.js";
import { piece } from "./map.js";

const HOUR = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", timeZone: town.zone });
const DAY = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: town.zone });
const LINK = /https?:\/\/[^\s]+|(?<![\wа-яё/])\/[a-zа-яё_]+/giu;
const KINDS = { video: "Видео", document: "Файл", sticker: "Стикер" };
const FILE = "M14 3H6v18h12V7zM14 3v4h4", FILM = "M4 5h16v14H4zM10 9l5 3-5 3z", PLAY = "M8 5l11 7-11 7z";
export const hue = (name) => town.people.findIndex((one) => one.name === name) + 1;

/** Bring a list of messages to what it should be; what has not changed is left alone, what has gone is removed. */
export function fill(list, messages, does) {
  const stays = list.scrollHeight - list.scrollTop - list.clientHeight < 90 || !list.children.length;
  const old = new Map([...list.children].map((node) => [node.dataset.key, node])), first = !old.size;
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
      if (node) node.replaceWith(made); else { added = true; if (!first) made.classList.add("new"); }
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
  const tint = `a${hue(message.author)}`, at = HOUR.format(message.date * 1000);
  const body = make("div", { class: "bubble" }, make("div", { class: `author ${tint}` }, message.author));
  if (message.reply) {
    body.append(make("button", { type: "button", class: "quote", onclick: () => does.show(message.reply.id) },
      make("strong", {}, message.reply.author), make("span", {}, message.reply.text.split("\n")[0])));
  }
  for (const file of message.files) body.append(attached(file, does));
  if (message.place) body.append(piece(message.place));
  if (message.text) body.append(words(message.text, message.bold));
  body.append(make("div", { class: "when" }, message.edited ? "изменено " : "", at, message.mine ? make("span", { class: "ticks", "aria-hidden": "true" }, "✓✓") : ""));
  const side = make("div", { class: "stack" }, body);
  if (message.rows.length) {
    side.append(make("div", { class: "rows" }, ...rows(message.rows, (label, button) => does.press(message, label, button))));
  }
  const more = make("button", { type: "button", class: "more", "aria-label": "Что сделать с сообщением", "aria-haspopup": "menu", onclick: (event) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    does.menu(message, left, bottom, event.currentTarget);
  } }, "⋯");
  const one = make("article", {
    class: `message ${message.mine ? "mine" : "theirs"}`, "data-message": message.id, "aria-label": `${message.mine ? "Вы" : message.author}, ${at}`,
  }, make("span", { class: `avatar ${tint}`, "aria-hidden": "true" }, message.author[0]), side, more);
  body.addEventListener("contextmenu", (event) => { event.preventDefault(); does.menu(message, event.clientX, event.clientY, more); });
  return one;
}

function attached(file, does) {
  if (file.kind === "photo") {
    return make("button", { type: "button", class: "picture", "aria-label": "Открыть фото", onclick: () => does.open(file.url) },
      make("img", { src: file.url, alt: "Фото", loading: "lazy" }));
  }
  if (file.kind === "voice") {
    const wave = make("span", { class: "wave" });
    for (let at = 0; at < 22; at += 1) {
      const bar = make("i");
      bar.style.height = `${5 + Math.round(Math.abs(Math.sin(at * 1.7) * Math.cos(at * 0.6)) * 16)}px`;
      wave.append(bar);
    }
    return make("span", { class: "file voice", role: "img", "aria-label": "Голосовое сообщение" }, icon(PLAY), wave, "0:04");
  }
  const kind = KINDS[file.kind] ?? "Файл";
  return make("a", { class: "file", href: file.url, target: "_blank", rel: "noopener" }, icon(file.kind === "video" ? FILM : FILE), file.name || kind);
}

function words(text, bold) {
  const told = make("div", { class: "words" }), ends = new Set([0, text.length]);
  for (const [from, length] of bold) ends.add(from).add(from + length);
  for (const found of text.matchAll(LINK)) ends.add(found.index).add(found.index + found[0].length);
  const marks = [...ends].sort((a, b) => a - b);
  marks.slice(0, -1).forEach((from, at) => {
    const part = text.slice(from, marks[at + 1]);
    const thick = bold.some(([start, length]) => start <= from && from < start + length);
    const link = part.match(LINK)?.[0] === part;
    told.append(link ? make("span", { class: "link" }, part) : thick ? make("strong", {}, part) : part);
  });
  return told;
}
