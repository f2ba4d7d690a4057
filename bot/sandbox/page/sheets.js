// What opens over the page: photos and files to send, the map, a photo in large, houses of one's own, a new start.

import { post, town, upload } from "./api.js";
import { by, make } from "./make.js";
import { picker } from "./map.js";

let asking = null, answer = () => {}, place = null;

/** Photos, a place, a voice, files: for that phone. */
export function attach(column) { asking = column; by("attach").showModal(); }

/** A photo in large. */
export function photo(url) { by("photo").querySelector("img").src = url; by("photo").showModal(); }

/** A place on the map; `then` is called with it. */
export function map(column, then) {
  answer = then;
  const told = by("map").querySelector("output");
  by("map").querySelector(".map").replaceChildren(picker(column.home(), (at, house) => {
    place = at;
    told.textContent = house ? house.short : `${at[0].toFixed(5)}, ${at[1].toFixed(5)}`;
  }));
  by("map").showModal();
}

by("map").querySelector(".main").addEventListener("click", () => { by("map").close(); answer(place); });
by("pick-place").addEventListener("click", () => {
  const column = asking;
  by("attach").close();
  map(column, (at) => column.do("place", { place: at }));
});
by("pick-voice").addEventListener("click", () => { by("attach").close(); asking.do("voice", {}); });
by("pick-files").addEventListener("click", () => by("files").click());
by("files").addEventListener("change", () => {
  const files = [...by("files").files];
  by("files").value = "";
  by("attach").close();
  if (files.length) asking.attach(files);
});
by("attach").querySelector(".photos").append(...town.photos.map((one) => make("button", {
  type: "button", "data-photo": one.name, onclick: () => { by("attach").close(); asking.do("photo", { photos: [one.name] }); },
}, make("img", { src: one.url, alt: "", loading: "lazy" }), one.title)));

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".close")) dialog.close(); });
}

by("open-houses").addEventListener("click", () => by("houses").showModal());
by("houses").querySelector(".main").addEventListener("click", async () => {
  const [file] = by("register").files, wrong = by("houses").querySelector(".wrong");
  const said = file ? await upload("/api/houses", file) : { error: "Сначала выберите файл." };
  wrong.textContent = said.error ?? "";
  wrong.hidden = !said.error;
  if (!said.error) { remember(said.toast); by("houses").close(); }
});

by("open-reset").addEventListener("click", () => { by("reset").querySelector(".ours").hidden = !town.own; by("reset").showModal(); });
const again = async (body) => { by("reset").close(); history.replaceState(null, "", location.pathname + location.search); await post("/api/reset", body); };
by("reset").querySelector(".main").addEventListener("click", () => again({}));
by("reset").querySelector(".ours").addEventListener("click", () => again({ houses: "ours" }));

function remember(text) { sessionStorage.setItem("said", text); }

/** What was said before the page was loaded anew. */
export function remembered() {
  const text = sessionStorage.getItem("said");
  sessionStorage.removeItem("said");
  return text;
}
