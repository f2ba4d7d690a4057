// One phone: who holds it, its chat, what is written in it.

import { act, attach, choose, chosen, town } from "./api.js";
import { fill, hue, rows } from "./chat.js";
import { make } from "./make.js";
import * as menu from "./menu.js";

export const TITLES = { telegram: "Telegram", vk: "ВКонтакте", max: "MAX", staff: "Диспетчерская", executor: "Исполнитель" };
const WHO = { telegram: "Чей телефон с Telegram", vk: "Чей телефон с ВКонтакте", max: "Чей телефон с MAX", staff: "Кто пишет в диспетчерскую", executor: "Чей телефон из сотрудников" };
const WHERE = { vk: "сообщество ВКонтакте", max: "бот в MAX" };
const WAITS = 6;

export class Phone {
  constructor(name, sheets, refresh) {
    Object.assign(this, { name, sheets, refresh, drafts: {}, answered: null, edited: null, pressing: 0 });
    this.root = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.root.id = `column-${name}`;
    this.root.dataset.column = name;
    this.root.setAttribute("aria-label", TITLES[name]);
    this.root.classList.add(name === "vk" || name === "max" ? name : "telegram", name);
    this.list = this.find(".messages");
    this.field = this.find("textarea");
    this.list.setAttribute("aria-label", `Переписка: ${TITLES[name]}`);
    this.field.setAttribute("aria-label", `Сообщение: ${TITLES[name]}`);
    this.find(".below").setAttribute("aria-label", `Кнопки внизу: ${TITLES[name]}`);
    this.find(".title").textContent = name === "staff" ? "Диспетчерская" : town.company;
    this.find(".head .avatar").textContent = name === "staff" ? "Д" : "ДД";
    this.people();
    this.find("form").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
      if (event.key === "Escape") this.mind(null);
    });
    this.field.addEventListener("input", () => this.grow());
    this.find(".attach").addEventListener("click", () => this.sheets.attach(this));
    this.find(".answering button").addEventListener("click", () => this.mind(null));
    this.find(".pinned").addEventListener("click", () => this.scrollTo(this.pin));
  }

  find(what) { return this.root.querySelector(what); }

  get person() { return town.people.find((one) => one.id === chosen[this.name]); }

  home() { return this.person.home ?? town.houses[0].place; }

  people() {
    const group = this.find(".people");
    group.setAttribute("aria-label", WHO[this.name]);
    const staff = this.name === "staff" || this.name === "executor";
    const here = town.people.filter((one) => one.staff === staff && (staff || one.messenger === this.name));
    if (this.name === "executor") here.reverse().sort((a, b) => (b.id === town.columns.executor) - (a.id === town.columns.executor));
    group.append(...here.map((one) => make("button", { type: "button", role: "radio", "data-person": one.id, "aria-label": `${one.name}, ${one.about}`, title: `${one.name}, ${one.about}`, onclick: () => this.become(one.id) },
      make("span", { class: `avatar a${hue(one.name)}`, "aria-hidden": "true" }, one.name[0]))));
    group.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const all = [...group.children], next = all[(all.findIndex((one) => one.ariaChecked === "true") + step + all.length) % all.length];
      this.become(next.dataset.person);
      next.focus();
    });
    this.named();
  }

  named() {
    for (const one of this.find(".people").children) {
      one.ariaChecked = String(one.dataset.person === chosen[this.name]);
      one.tabIndex = one.dataset.person === chosen[this.name] ? 0 : -1;
    }
    this.find(".now-is strong").textContent = this.person.name;
    this.find(".now-is span").textContent = this.person.about;
  }

  become(person) {
    if (person === chosen[this.name]) return;
    this.drafts[chosen[this.name]] = this.field.value;
    choose(this.name, person);
    this.named();
    this.mind(null);
    this.field.value = this.drafts[person] ?? "";
    this.list.replaceChildren();
    this.grow();
    this.refresh();
  }

  /** Draw what the chat holds now. */
  show(chat, unread, now) {
    if (chat.person !== chosen[this.name]) return;
    for (const one of this.find(".people").children) one.classList.toggle("news", this.name !== "staff" && unread(one.dataset.person));
    this.members = chat.members.length ? `${chat.members.map((one) => one.split(" ")[0]).join(", ")}, бот · Telegram` : (WHERE[this.name] ?? "бот в Telegram");
    const last = chat.messages.at(-1), waits = WAITS - (now / 1000 - (last?.date ?? 0));
    this.typing(last?.mine && this.name !== "staff" && waits > 0 ? waits : 0);
    fill(this.list, chat.messages, {
      press: (message, label, button) => this.press(message, label, button), open: (url) => this.sheets.photo(url),
      show: (id) => this.scrollTo(id), menu: (message, left, top, button) => this.menu(message, left, top, button),
    });
    if (!chat.messages.length) this.list.replaceChildren(this.empty());
    const [pinned] = chat.pinned;
    this.pin = pinned?.id;
    this.find(".pinned").hidden = !pinned;
    this.find(".pinned span").textContent = pinned?.text.replace(/\n+/g, " · ") ?? "";
    const sign = JSON.stringify(chat.keyboard), below = this.find(".below");
    if (below.sign !== sign) {
      below.sign = sign;
      below.replaceChildren(...rows(chat.keyboard, (label) => this.pressBelow(label)));
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  typing(seconds) {
    clearTimeout(this.waiting);
    const under = this.find(".under"), on = seconds > 0 || this.pressing > 0;
    under.textContent = on ? "печатает…" : this.members;
    under.classList.toggle("typing", on);
    if (seconds > 0) this.waiting = setTimeout(() => this.typing(0), seconds * 1000);
  }

  empty() {
    const words = this.name === "staff" ? "Диспетчерская подключается…" : this.name === "executor" ? "Начните разговор с ботом, и заявки будут приходить лично." : "Здесь пока пусто. Напишите, что случилось, или начните с кнопки.";
    return make("div", { class: "empty", "data-key": "empty" }, make("p", {}, words),
      this.name === "staff" ? "" : make("button", { type: "button", class: "start", onclick: () => this.do("say", { start: true }) }, "Начать"));
  }

  async do(what, body) {
    const answered = what !== "press" && this.answered ? { reply_to: this.answered.id } : {};
    if (what !== "press") this.mind(null);
    this.said(await act(what, this.name, { ...answered, ...body }));
  }

  async attach(files) {
    const answered = this.answered ? { reply_to: this.answered.id } : {}, text = this.field.value;
    this.mind(null);
    this.field.value = "";
    this.said(await attach(this.name, files, { ...answered, text }));
  }

  async send() {
    const text = this.field.value, edited = this.edited;
    if (!text.trim()) return;
    this.field.value = "";
    this.grow();
    if (edited) { this.mind(null); this.said(await act("edit", this.name, { message: edited.id, text })); } else await this.do("say", { text });
  }

  async press(message, label, button) {
    const body = { message: message.id, text: label.text, data: label.data, kind: label.kind };
    if (label.kind === "place") { this.sheets.map(this, (place) => this.do("press", { ...body, place })); return; }
    button.setAttribute("aria-busy", "true");
    this.pressing += 1;
    this.typing(0);
    await this.do("press", body);
    this.pressing -= 1;
    this.typing(0);
    button.removeAttribute("aria-busy");
  }

  pressBelow(label) {
    if (label.kind === "place") this.sheets.map(this, (place) => this.do("press", { text: label.text, place }));
    else this.do("press", { text: label.text });
  }

  menu(message, left, top, button) {
    const items = [["Ответить", () => this.mind(message)]];
    if (message.mine && message.text && !message.place) items.push(["Изменить", () => this.mind(message, true)]);
    menu.open(items, left, top, button);
  }

  /** Answer a message, or change it; null for neither. */
  mind(message, change = false) {
    if (this.edited) this.field.value = "";
    this.answered = change ? null : message;
    this.edited = change ? message : null;
    this.find(".answering").hidden = !message;
    if (!message) return;
    this.find(".answering strong").textContent = change ? "Изменить сообщение" : `В ответ: ${message.author}`;
    this.find(".answering span").textContent = (message.text || "Фото").split("\n")[0];
    if (change) { this.field.value = message.text; this.grow(); }
    this.field.focus();
  }

  scrollTo(id) {
    const there = this.list.querySelector(`[data-message="${id}"]`);
    there?.scrollIntoView({ block: "center" });
    there?.classList.add("found");
    setTimeout(() => there?.classList.remove("found"), 1500);
  }

  said({ error, toast, alert, opened }) {
    if (opened) this.root.dispatchEvent(new CustomEvent("opened", { detail: { person: chosen[this.name], messenger: opened }, bubbles: true }));
    this.toast(error || toast, alert);
  }

  toast(text, alert = false) {
    const shown = this.find(".toast");
    if (!text) return;
    shown.textContent = text;
    shown.classList.toggle("alert", Boolean(alert));
    shown.classList.add("on");
    clearTimeout(this.fading);
    this.fading = setTimeout(() => { shown.classList.remove("on"); }, 4500);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 110)}px`;
  }
}
