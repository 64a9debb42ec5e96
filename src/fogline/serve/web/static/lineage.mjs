// The layered graph: rows are origins, columns are moments; a click on an edge opens its words.
import cytoscape from "/static/vendor/cytoscape.mjs";

const data = JSON.parse(document.getElementById("graph-data").textContent);
const css = getComputedStyle(document.documentElement), tone = (name) => css.getPropertyValue(name).trim();
const LINE = { verbatim: "solid", near: "dashed", quotation: "dotted", paraphrase: "dashed" };
const short = (words, n) => (words.length > n ? words.slice(0, n - 1) + "…" : words);
// A cell holds up to WIDE reports beside each other; rows and columns are as large as their fullest cell.
const WIDE = 2, most = (key, n, size) => data.nodes.filter((node) => node[key] === n).reduce((all, node) => Math.max(all, size(node)), 1);
const along = (list, key, size, unit) => { let at = 0; return list.map((_, i) => { const here = at; at += most(key, i, size) * unit + 16; return here; }); };
const columnAt = along(data.days, "x", (node) => Math.min(WIDE, node.shift + 1), 112), rowAt = along(data.lanes, "y", (node) => Math.floor(node.shift / WIDE) + 1, 56);
const elements = [
  ...data.lanes.map((name, i) => ({ data: { id: `lane-${i}`, label: short(name || "no origin", 26) }, classes: "lane", selectable: false, position: { x: -20, y: rowAt[i] } })),
  ...data.days.map((day, i) => ({ data: { id: `day-${i}`, label: day.length === 10 ? day.slice(5) : day }, classes: "day", selectable: false, position: { x: columnAt[i], y: -46 } })),
  ...data.nodes.map((node) => ({ data: { id: node.id, label: short(node.label, 14), size: 14 + Math.min(26, 3 * Math.sqrt(node.size)) }, position: { x: columnAt[node.x] + (node.shift % WIDE) * 112, y: rowAt[node.y] + Math.floor(node.shift / WIDE) * 56 } })),
  ...data.edges.map((edge, i) => ({ data: { id: `edge-${i}`, source: edge.source, target: edge.target, link: edge.link, width: edge.kind === "paraphrase" ? 1.2 : 1 + Math.min(7, Math.sqrt(edge.characters) / 7), line: LINE[edge.kind], arrow: edge.known ? "triangle" : "none" } })),
];
const graph = cytoscape({
  container: document.getElementById("graph"), elements, layout: { name: "preset", padding: 20 }, minZoom: 0.15, maxZoom: 2.5,
  style: [
    { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": tone("--card"), "border-width": 2.5, "border-color": tone("--accent"), label: "data(label)", color: tone("--ink"), "font-size": 13, "text-valign": "bottom", "text-margin-y": 4, "text-background-color": tone("--card"), "text-background-opacity": 0.8 } },
    { selector: ".lane, .day", style: { "background-opacity": 0, "border-width": 0, width: 1, height: 1, "text-valign": "center", "text-halign": "left", color: tone("--soft"), "font-size": 15, events: "no" } },
    { selector: ".day", style: { "text-halign": "center" } },
    { selector: "edge", style: { width: "data(width)", "line-color": tone("--soft"), "line-style": "data(line)", "target-arrow-shape": "data(arrow)", "target-arrow-color": tone("--soft"), "curve-style": "bezier", opacity: 0.75 } },
    { selector: ".picked", style: { "line-color": tone("--mark-line"), "target-arrow-color": tone("--mark-line"), "border-color": tone("--mark-line"), opacity: 1, "z-index": 9 } },
  ],
});
const picked = new URL(location).searchParams.get("link");
graph.edges().filter((edge) => edge.data("link") === picked).addClass("picked").connectedNodes().addClass("picked");
graph.on("tap", "edge", (event) => { const url = new URL(location); url.searchParams.set("link", event.target.data("link")); location.assign(url); });
graph.on("tap", "node", (event) => location.assign(`/reports/${event.target.id()}${location.search}`));
graph.on("mouseover", "node", (event) => { const node = data.nodes.find((item) => item.id === event.target.id()); document.getElementById("graph").title = `${node.label}, ${node.public ?? "no date"}: ${node.title} (origin: ${node.origin})`; });
