// One column: a phone with its chat, or the staff's chat.

import { act, choose, chosen, town } from "./api.js";
import { fill, make, rows } from "./chat.js";

const NAMES = { telegram: "Telegram", vk: "VK", staff: "Telegram" };
const TITLES = { telegram: "Telegram", vk: "VK", staff: "Диспетчерская" };
const WHO = { telegram: "Чей телефон (Telegram)", vk: "Чей телефон (VK)", staff: "Кто пишет в рабочий чат" };

export class Column {
  constructor(name, sheets, refresh) {
    this.name = name;
    this.sheets = sheets;
    this.refresh = refresh;
    this.drafts = {};
    this.root = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.root.id = `column-${name}`;
    this.root.dataset.column = name;
    this.root.setAttribute("aria-label", TITLES[name]);
    this.root.classList.add(name === "vk" ? "vk" : "telegram", name);
    this.list = this.find(".messages");
    this.field = this.find("textarea");
    this.find(".network").textContent = name === "staff" ? "Рабочий чат" : NAMES[name];
    this.find(".head .title").textContent = name === "staff" ? "Диспетчерская" : town.company;
    this.find(".head .avatar").textContent = name === "staff" ? "Д" : "ДД";
    this.people();
    this.find("form.composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    this.field.addEventListener("input", () => this.grow());
    this.find(".attach").addEventListener("click", () => this.sheets.attach(this));
    this.find(".answering button").addEventListener("click", () => this.reply(null));
  }

  find(what) { return this.root.querySelector(what); }

  people() {
    const select = this.find("select");
    select.setAttribute("aria-label", WHO[this.name]);
    const here = town.people.filter((one) => this.name === "staff" ? one.staff : one.messenger === this.name);
    for (const [staff, title] of [[false, "Жители"], [true, "Сотрудники"]]) {
      const some = here.filter((one) => one.staff === staff).map((one) => make("option", { value: one.id }, `${one.name}, ${one.about}`));
      if (some.length) select.append(make("optgroup", { label: title }, ...some));
    }
    select.value = chosen[this.name];
    select.addEventListener("change", () => this.become(select.value));
  }

  become(person) {
    this.drafts[chosen[this.name]] = this.field.value;
    choose(this.name, person);
    this.field.value = this.drafts[person] ?? "";
    this.reply(null);
    this.list.replaceChildren();
    this.grow();
    this.refresh();
  }

  /** Draw what the chat holds now. */
  show(chat, unread) {
    if (chat.person !== chosen[this.name]) return;
    for (const option of this.find("select").options) {
      const one = town.people.find((person) => person.id === option.value);
      option.textContent = `${unread(option.value) && this.name !== "staff" ? "● " : ""}${one.name}, ${one.about}`;
    }
    this.find(".head .under").textContent = chat.members.length ? `${chat.members.join(", ")} и бот` : "бот управляющей компании";
    fill(this.list, chat.messages, {
      press: (message, label, button) => this.press(message, label, button),
      reply: (message) => this.reply(message), open: (url) => this.sheets.photo(url), show: (id) => this.scrollTo(id),
    });
    if (!chat.messages.length) this.list.replaceChildren(this.empty());
    const sign = JSON.stringify(chat.keyboard), below = this.find(".below");
    if (below.sign !== sign) {
      below.sign = sign;
      below.replaceChildren(...rows(chat.keyboard, (label) => this.pressBelow(label)));
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  empty() {
    return make("div", { class: "empty", "data-key": "empty" }, make("p", {}, "Здесь пока пусто. Напишите, что случилось, или начните с кнопки."),
      make("button", { type: "button", class: "start", onclick: () => this.do("say", { start: true }) }, "Начать"));
  }

  async do(what, body) {
    const answered = this.answered ? { reply_to: this.answered } : {};
    if (what !== "press") this.reply(null);
    this.toast(await act(what, this.name, { ...(what === "press" ? {} : answered), ...body }));
  }

  async send() {
    const text = this.field.value;
    if (!text.trim()) return;
    this.field.value = "";
    this.grow();
    await this.do("say", { text });
  }

  async press(message, label, button) {
    if (label.kind === "place") return this.sheets.map((place) => this.do("press", { message: message.id, text: label.text, data: label.data, kind: label.kind, place }));
    button.setAttribute("aria-busy", "true");
    await this.do("press", { message: message.id, text: label.text, data: label.data, kind: label.kind });
    button.removeAttribute("aria-busy");
  }

  pressBelow(label) {
    if (label.kind === "place") return this.sheets.map((place) => this.do("press", { text: label.text, place }));
    return this.do("press", { text: label.text });
  }

  reply(message) {
    this.answered = message?.id ?? 0;
    const bar = this.find(".answering");
    bar.hidden = !message;
    if (!message) return;
    bar.querySelector("strong").textContent = message.author;
    bar.querySelector("span").textContent = (message.text || "Фото").split("\n")[0];
    this.field.focus();
  }

  scrollTo(id) {
    const there = this.list.querySelector(`[data-message="${id}"]`);
    there?.scrollIntoView({ block: "center", behavior: "smooth" });
    there?.classList.add("found");
    setTimeout(() => there?.classList.remove("found"), 1500);
  }

  toast(text) {
    const shown = this.find(".toast");
    if (!text) return;
    shown.textContent = text;
    shown.classList.add("on");
    clearTimeout(this.fading);
    this.fading = setTimeout(() => shown.classList.remove("on"), 4500);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }
}
