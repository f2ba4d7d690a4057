// The town as a small map, drawn from the houses of the register.

import { town } from "./api.js";

const NS = "http://www.w3.org/2000/svg";
const [SOUTH, WEST, NORTH, EAST] = box(town.houses.map((house) => house.place), town.streets.map((s) => s.line).flat());
const SQUEEZE = Math.cos(((SOUTH + NORTH) / 2) * Math.PI / 180);
const WIDTH = 640, SCALE = WIDTH / ((EAST - WEST) * SQUEEZE), HEIGHT = Math.round((NORTH - SOUTH) * SCALE);

function box(...places) {
  const all = places.flat(), latitudes = all.map((p) => p[0]), longitudes = all.map((p) => p[1]), edge = 0.0004;
  return [Math.min(...latitudes) - edge, Math.min(...longitudes) - edge,
    Math.max(...latitudes) + edge, Math.max(...longitudes) + edge];
}

const x = (place) => (place[1] - WEST) * SQUEEZE * SCALE;
const y = (place) => (NORTH - place[0]) * SCALE;

function draw(tag, attributes, text) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

const contains = (place) => place[0] > SOUTH && place[0] < NORTH && place[1] > WEST && place[1] < EAST;

function ground() {
  const map = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "town" });
  map.append(draw("rect", { width: WIDTH, height: HEIGHT, class: "land" }));
  const park = [51.7335, 36.1984], pond = [51.7287, 36.1990];
  map.append(draw("ellipse", { cx: x(park), cy: y(park), rx: 118, ry: 26, class: "park" }));
  map.append(draw("ellipse", { cx: x(pond), cy: y(pond), rx: 86, ry: 22, class: "pond" }));
  for (const { line: [from, to] } of town.streets) {
    map.append(draw("line", { x1: x(from), y1: y(from), x2: x(to), y2: y(to), class: "street" }));
  }
  for (const { name, line: [from, to] } of town.streets) {
    const down = Math.abs(from[1] - to[1]) < 1e-6;
    const at = down ? [from[0] * 0.72 + to[0] * 0.28, from[1]] : [from[0], from[1] * 0.1 + to[1] * 0.9];
    const turn = down ? `rotate(-90 ${x(at)} ${y(at)})` : "";
    map.append(draw("text", { x: x(at), y: y(at) + 5, class: "street-name", transform: turn }, name));
  }
  return map;
}

const pin = (place) => draw("path", { class: "pin", d: `M${x(place)} ${y(place)}c-5-12-16-17-16-30a16 16 0 0 1 32 0c0 13-11 18-16 30z` });

/** A map to choose a place on; `pick` is called with [latitude, longitude]. */
export function picker(pick) {
  const map = ground();
  for (const house of town.houses) {
    const group = draw("g", { class: "house", tabindex: 0, role: "button", "aria-label": house.short, "data-house": house.short });
    const number = house.short.split("д. ")[1].replace(", к. ", "к");
    group.append(draw("rect", { x: x(house.place) - 27, y: y(house.place) - 18, width: 54, height: 36, rx: 4 }));
    group.append(draw("text", { x: x(house.place), y: y(house.place) + 6 }, number));
    group.append(draw("title", {}, house.short));
    group.addEventListener("click", (event) => { event.stopPropagation(); pick(house.place); });
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(house.place); }
    });
    map.append(group);
  }
  map.addEventListener("click", (event) => {
    const { left, top, width } = map.getBoundingClientRect(), zoom = WIDTH / width;
    pick([NORTH - ((event.clientY - top) * zoom) / SCALE, WEST + ((event.clientX - left) * zoom) / SCALE / SQUEEZE]);
  });
  return map;
}

/** A place in a message: a piece of the map with a pin. */
export function piece(place) {
  const map = ground();
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", `Место: ${place.map((part) => part.toFixed(5)).join(", ")}`);
  for (const house of town.houses) {
    map.append(draw("rect", { x: x(house.place) - 27, y: y(house.place) - 18, width: 54, height: 36, rx: 4, class: "block" }));
  }
  if (contains(place)) {
    const left = Math.min(Math.max(x(place) - 150, 0), WIDTH - 300), top = Math.min(Math.max(y(place) - 80, 0), HEIGHT - 150);
    map.setAttribute("viewBox", `${left} ${top} 300 150`);
    map.append(pin(place));
  }
  return map;
}
