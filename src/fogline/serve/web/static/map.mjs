// The map, its list and its time band in step. Places come from the same address, .json.
import * as maplibre from "/static/vendor/maplibre-gl.mjs";

const box = document.getElementById("map"), css = getComputedStyle(document.documentElement), tone = (name) => css.getPropertyValue(name).trim();
const GLYPH = { strike: "▲", clash: "✦", control: "■", toll: "●", other: "◆" };
const RANK = { strike: 0, clash: 1, toll: 2, control: 3, other: 4 };
const found = await (await fetch(box.dataset.source)).json();
const outline = await (await fetch("/static/vendor/countries.json")).json();
const land = window.topojson.feature(outline, outline.objects.countries);
let from = box.dataset.from.slice(0, 10), to = box.dataset.to.slice(0, 10), pins = [];

maplibre.setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");
const placed = found.events.filter((event) => event.lat !== null);
const map = new maplibre.Map({ container: box, attributionControl: { compact: true, customAttribution: "Natural Earth · GeoNames" }, center: [20, 25], zoom: 1.4, dragRotate: false, boxZoom: false, style: { version: 8, sources: { land: { type: "geojson", data: land }, rings: { type: "geojson", data: { type: "FeatureCollection", features: [] } } }, layers: [
  { id: "sea", type: "background", paint: { "background-color": tone("--wash") } },
  { id: "land", type: "fill", source: "land", paint: { "fill-color": tone("--paper") } },
  { id: "border", type: "line", source: "land", paint: { "line-color": tone("--soft"), "line-width": 1, "line-opacity": 0.7 } },
  { id: "rings", type: "fill", source: "rings", paint: { "fill-color": tone("--accent"), "fill-opacity": 0.1 } },
  { id: "ring", type: "line", source: "rings", paint: { "line-color": tone("--accent"), "line-dasharray": [3, 2], "line-opacity": 0.7 } },
] } });
map.addControl(new maplibre.NavigationControl({ showCompass: false }));
map.addControl(new maplibre.ScaleControl());

const inside = (event) => event.day === null || ((event.end ?? event.day) >= from && event.day.slice(0, 10) <= to);
const dress = (event) => (["contested", "denied", "debunked"].includes(event.status) ? "hatched" : event.origins > 1 ? "solid" : "hollow");

function ring(event) {
  const radius = event.precision >= 3 ? 0.35 : 0.14, around = [];
  for (let i = 0; i <= 48; i += 1) around.push([event.lon + (radius / Math.cos((event.lat * Math.PI) / 180)) * Math.cos((i * Math.PI) / 24), event.lat + radius * Math.sin((i * Math.PI) / 24)]);
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [around] } };
}

function popup(events) {
  const list = document.createElement("ul");
  for (const event of events) {
    const item = document.createElement("li"), link = document.createElement("a");
    const [path, query] = box.dataset.link.split("?");
    link.href = path.replace(/\/$/, "") + "/" + event.id + (query ? `?${query}` : "");
    link.textContent = `${GLYPH[event.shape]} ${event.day?.slice(0, 10) ?? "no date"} ${event.title} (${event.origins} / ${event.outlets})`;
    link.dir = "auto";
    item.append(link);
    list.append(item);
  }
  return new maplibre.Popup({ maxWidth: "24rem", closeButton: false }).setDOMContent(list);
}

function pin(events) {
  const best = events.toSorted((a, b) => b.origins - a.origins || RANK[a.shape] - RANK[b.shape])[0];
  const button = document.createElement("button"), label = document.createElement("small");
  button.className = `pin ${dress(best)}`;
  button.textContent = GLYPH[best.shape];
  label.textContent = `${best.place ?? ""} ${events.length}${best.precision > 1 ? " ~" : ""}`;
  button.append(label);
  button.setAttribute("aria-label", `${best.place}: ${events.length} events, ${events.map((e) => e.title).slice(0, 3).join("; ")}`);
  button.addEventListener("click", () => { for (const row of document.querySelectorAll("[data-event]")) row.classList.toggle("picked", events.some((e) => e.id === row.dataset.event)); document.querySelector("li.picked")?.scrollIntoView({ block: "nearest" }); });
  return new maplibre.Marker({ element: button }).setLngLat([best.lon, best.lat]).setPopup(popup(events));
}

function show() {
  const now = placed.filter(inside), groups = Map.groupBy(now, (event) => `${event.lat},${event.lon}`);
  for (const old of pins) old.remove();
  pins = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, 400).map((events) => pin(events).addTo(map));
  map.getSource("rings")?.setData({ type: "FeatureCollection", features: [...groups.values()].filter((g) => g[0].precision > 1).map((g) => ring(g[0])) });
  quiet();
  const ids = new Set(found.events.filter(inside).map((event) => event.id));
  for (const row of document.querySelectorAll("[data-event]")) row.hidden = !ids.has(row.dataset.event);
  document.getElementById("count").textContent = ids.size;
  for (const bar of document.querySelectorAll(".band rect")) bar.classList.toggle("off", bar.dataset.day < from || bar.dataset.day > to);
}

// Labels that would lie on others stay hidden until one points at the pin; the busiest places come first.
function quiet() {
  const taken = [];
  for (const marker of pins) {
    const button = marker.getElement(), box = button.querySelector("small").getBoundingClientRect();
    const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    button.classList.toggle("quiet", !free);
    taken.push(button.getBoundingClientRect());
    if (free) taken.push(box);
  }
}

function band() {
  const form = document.querySelector("[data-band]"), days = [...new Set([...form.querySelectorAll("rect")].map((bar) => bar.dataset.day))].sort();
  if (days.length < 2) return;
  const handles = document.createElement("div");
  handles.className = "handles";
  const make = (value, name) => { const input = Object.assign(document.createElement("input"), { type: "range", min: 0, max: days.length - 1, value }); input.setAttribute("aria-label", name); handles.append(input); return input; };
  const at = (day, other) => { const n = days.indexOf(day); return n < 0 ? other : n; };
  const low = make(at(from, 0), "From"), high = make(at(to, days.length - 1), "To");
  const moved = () => {
    [from, to] = [days[Math.min(+low.value, +high.value)], days[Math.max(+low.value, +high.value)]];
    form.elements.first.value = from; form.elements.last.value = to;
    const url = new URL(location); url.searchParams.set("first", from); url.searchParams.set("last", to); history.replaceState(null, "", url);
    show();
  };
  low.addEventListener("input", moved); high.addEventListener("input", moved);
  form.querySelector("svg").after(handles);
  const play = form.querySelector("[data-days-play]"); let timer = null;
  play.hidden = false;
  play.addEventListener("click", () => {
    if (timer) { clearInterval(timer); timer = null; play.textContent = "▶ play"; return; }
    play.textContent = "❚❚ stop"; high.value = low.value;
    timer = setInterval(() => { high.value = +high.value + 1; moved(); if (+high.value >= days.length - 1) { clearInterval(timer); timer = null; play.textContent = "▶ play"; } }, 900);
  });
}

// Shift and drag: only what lies in the box stays in the list.
function area() {
  let start = null;
  map.on("mousedown", (event) => { if (event.originalEvent.shiftKey) { start = event.lngLat; map.dragPan.disable(); } });
  map.on("mouseup", (event) => {
    if (!start) return;
    const [west, east] = [start.lng, event.lngLat.lng].sort((a, b) => a - b), [south, north] = [start.lat, event.lngLat.lat].sort((a, b) => a - b);
    const ids = new Set(placed.filter((e) => inside(e) && e.lon >= west && e.lon <= east && e.lat >= south && e.lat <= north).map((e) => e.id));
    for (const row of document.querySelectorAll("#events [data-event]")) row.hidden = !ids.has(row.dataset.event);
    start = null; map.dragPan.enable();
  });
}

map.on("load", () => {
  if (placed.length) { const bounds = new maplibre.LngLatBounds(); const sorted = (key) => placed.map((e) => e[key]).sort((a, b) => a - b), cut = (list, share) => list[Math.round((list.length - 1) * share)]; const [x, y] = [sorted("lon"), sorted("lat")]; bounds.extend([cut(x, 0.15), cut(y, 0.15)]).extend([cut(x, 0.85), cut(y, 0.85)]); map.fitBounds(bounds, { padding: 60, maxZoom: 9, animate: false }); }
  show(); band(); area(); map.on("moveend", quiet);
  box.dataset.ready = "1";
});
for (const row of document.querySelectorAll("[data-event]")) row.addEventListener("focus", () => { const event = placed.find((e) => e.id === row.dataset.event); if (event) map.easeTo({ center: [event.lon, event.lat] }); });
