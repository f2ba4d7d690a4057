// The town as a small map, drawn from the houses of the register: to choose a place on, and to show one in a message.

import { town } from "./api.js";

const NS = "http://www.w3.org/2000/svg";
const edges = (all, edge) => [Math.min(...all.map((p) => p[0])) - edge, Math.min(...all.map((p) => p[1])) - edge * 1.5, Math.max(...all.map((p) => p[0])) + edge, Math.max(...all.map((p) => p[1])) + edge * 1.5];
const [SOUTH, WEST, NORTH, EAST] = edges([...town.houses.map((house) => house.place), ...town.streets.flatMap((one) => one.line)], 0.0003);
const SQUEEZE = Math.cos(((SOUTH + NORTH) / 2) * Math.PI / 180);
const WIDTH = 720, SCALE = WIDTH / ((EAST - WEST) * SQUEEZE), HEIGHT = Math.round((NORTH - SOUTH) * SCALE);

const x = (place) => (place[1] - WEST) * SQUEEZE * SCALE;
const y = (place) => (NORTH - place[0]) * SCALE;
const nearest = town.houses.map((house, at) => Math.min(...town.houses.filter((_, other) => other !== at)
  .map((other) => Math.max(Math.abs(x(house.place) - x(other.place)) / 1.5, Math.abs(y(house.place) - y(other.place))))));
const tight = nearest.filter(Number.isFinite).sort((a, b) => a - b)[Math.floor(nearest.length / 4)] ?? 60;
const HIGH = Math.max(8, Math.min(38, tight * 0.7)), WIDE = HIGH * 1.5;

function draw(tag, attributes, text) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function ground() {
  const map = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "town" });
  map.append(draw("rect", { x: -400, y: -400, width: WIDTH + 800, height: HEIGHT + 800, class: "land" }));
  if (!town.own) {
    map.append(draw("ellipse", { cx: x([51.7338, 36.1975]), cy: y([51.7338, 36.1975]), rx: 150, ry: 20, class: "park" }));
    map.append(draw("ellipse", { cx: x([51.73115, 36.19935]), cy: y([51.73115, 36.19935]), rx: 56, ry: 40, class: "park" }));
    map.append(draw("ellipse", { cx: x([51.72835, 36.1987]), cy: y([51.72835, 36.1987]), rx: 92, ry: 22, class: "pond" }));
  }
  for (const kind of ["edge", "street"]) {
    for (const { line: [from, to] } of town.streets) {
      map.append(draw("line", { x1: x(from), y1: y(from), x2: x(to), y2: y(to), class: kind }));
    }
  }
  for (const { name, line: [from, to] } of town.streets) {
    const turn = Math.atan2(y(to) - y(from), x(to) - x(from)) * 180 / Math.PI, part = town.own ? 0.5 : 0.16;
    const at = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part], upright = turn > 89 || turn < -90 ? turn - 180 : turn;
    const words = draw("text", { x: 0, y: 5, class: "street-name", transform: `translate(${x(at)} ${y(at)}) rotate(${upright})` }, name);
    map.append(words);
  }
  return map;
}

function block(house, name) {
  const group = draw("g", name);
  group.append(draw("rect", { x: x(house.place) - WIDE / 2, y: y(house.place) - HIGH / 2, width: WIDE, height: HIGH, rx: 4, class: "block" }));
  if (HIGH > 16) group.append(draw("text", { x: x(house.place), y: y(house.place) + 5.5, class: "number" }, house.number));
  return group;
}

const pin = (place) => draw("path", { class: "pin", d: "M0 0c-5-13-17-18-17-31a17 17 0 0 1 34 0c0 13-12 18-17 31z", transform: `translate(${x(place)} ${y(place)})` });
const near = (place) => town.houses.find((house) => Math.abs(x(house.place) - x(place)) <= WIDE / 2 && Math.abs(y(house.place) - y(place)) <= HIGH / 2);

/** A map to choose a place on; `moved` is called with the place, and the house that stands there. */
export function picker(start, moved) {
  const map = ground(), marker = pin(start);
  let down = false;
  const put = (place) => {
    marker.setAttribute("transform", `translate(${x(place)} ${y(place)})`);
    const house = near(place);
    for (const one of map.querySelectorAll(".house")) one.classList.toggle("chosen", one.dataset.house === house?.short);
    moved(place, house);
  };
  const point = (event) => {
    const on = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [NORTH - on.y / SCALE, WEST + on.x / SCALE / SQUEEZE];
  };
  for (const house of town.houses) {
    const group = block(house, { class: "house", tabindex: 0, role: "button", "aria-label": house.short, "data-house": house.short });
    group.append(draw("title", {}, house.short));
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); put(house.place); }
    });
    map.append(group);
  }
  const drag = (event) => { const place = point(event), house = near(place); put(house ? house.place : place); };
  map.addEventListener("pointerdown", (event) => { down = true; drag(event); });
  map.addEventListener("pointermove", (event) => { if (down) drag(event); });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) map.addEventListener(end, () => { down = false; });
  map.append(marker);
  put(start);
  return map;
}

/** A place in a message: a piece of the map with a pin. */
export function piece(place) {
  const map = ground(), house = near(place);
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", `Место на карте: ${house ? house.short : place.map((part) => part.toFixed(5)).join(", ")}`);
  for (const one of town.houses) map.append(block(one, {}));
  map.setAttribute("viewBox", `${x(place) - 150} ${y(place) - 90} 300 150`);
  map.append(pin(place));
  return map;
}
