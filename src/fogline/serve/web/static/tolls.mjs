// Step lines by origin and scope with their ranges, from the rows of the table (same address, .json).
const figure = document.getElementById("chart");
const Plot = window.Plot, d3 = window.d3;
const DASH = ["none", "6,3", "2,3", "8,3,2,3"];

async function rowsOf(source) {
  const url = new URL(source, location);
  url.searchParams.set("limit", "1000");
  const answer = await fetch(url);
  return answer.ok ? (await answer.json()).rows : [];
}

function points(rows) {
  return rows.filter((row) => row.kind === "toll" && row.moment && (row.best ?? row.low) !== null).map((row) => ({
    ...row, at: new Date(row.moment), value: row.best ?? row.low, high: row.high ?? row.best ?? row.low,
    name: [row.origin, (row.victims ?? "").replaceAll("_", " "), row.place].filter(Boolean).join(", "),
  }));
}

function draw(outcome, data) {
  const width = Math.max(300, Math.min(620, figure.clientWidth - 32));
  const names = [...new Set(data.map((row) => row.name))].slice(0, 10);
  const shown = data.filter((row) => names.includes(row.name));
  const css = getComputedStyle(document.documentElement);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const range = dark ? ["#86c5ea", "#f2ab6b", "#9fd8a8", "#d7b4f0", "#e8d27a"] : ["#0b5c8a", "#a14a00", "#1d6b47", "#6b3f96", "#7a6200"];
  const colour = (name) => range[names.indexOf(name) % range.length];
  const end = d3.max(shown, (row) => row.at), lines = d3.groups(shown, (row) => row.name).flatMap(([name, rows]) => {
    const sorted = d3.sort(rows, (row) => row.at);
    return [...sorted, { ...sorted.at(-1), at: end }].map((row) => ({ ...row, name }));
  });
  const options = { width, height: 260, marginLeft: 50, style: { background: "none", color: css.getPropertyValue("--ink"), fontSize: "12px", overflow: "visible" },
    x: { label: null, type: "utc", ticks: 5 }, y: { grid: true, label: "people", zero: true, nice: true },
    marks: [
      Plot.areaY(lines.filter((row) => row.low !== null && row.high > row.low), { x: "at", y1: "low", y2: "high", z: "name", fill: (row) => colour(row.name), fillOpacity: 0.13, curve: "step-after" }),
      ...names.map((name, i) => Plot.lineY(lines.filter((row) => row.name === name), { x: "at", y: "value", stroke: colour(name), strokeWidth: 2, strokeDasharray: DASH[Math.floor(i / range.length) % DASH.length], curve: "step-after" })),
      Plot.dot(shown, { x: "at", y: "value", stroke: (row) => colour(row.name), strokeWidth: 2, r: 4.5, symbol: (row) => (row.status === "denied" || row.superseded_by ? "times" : "circle"), fill: (row) => (row.status === "corroborated" ? colour(row.name) : css.getPropertyValue("--card")), href: (row) => `/claims/${row.claims[0]}`, ariaLabel: (row) => `${row.moment.slice(0, 10)}: ${row.state}, ${row.origin}` }),
      Plot.tip(shown, Plot.pointer({ x: "at", y: "value", fill: css.getPropertyValue("--card"), title: (row) => `${row.state}\n${row.origin}, ${row.moment.slice(0, 16)}\n${row.why}` })),
    ] };
  const plot = Plot.plot(options);
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", `Running counts: ${outcome}`);
  for (const group of plot.querySelectorAll("g[aria-label]:not([role])")) group.setAttribute("role", "group");
  for (const dot of plot.querySelectorAll("path[aria-label]:not([role]), circle[aria-label]:not([role])")) dot.setAttribute("role", "img");
  const part = document.createElement("div"), head = document.createElement("h3");
  head.textContent = outcome;
  part.append(head, plot, keys(names, colour, range));
  return part;
}

function keys(names, colour, range) {
  const list = document.createElement("ul");
  list.className = "keys";
  names.forEach((name, i) => {
    const item = document.createElement("li"), svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [key, value] of Object.entries({ x1: 0, x2: 32, y1: 6, y2: 6, stroke: colour(name), "stroke-width": 3, "stroke-dasharray": DASH[Math.floor(i / range.length) % DASH.length] })) line.setAttribute(key, value);
    svg.setAttribute("aria-hidden", "true");
    svg.append(line);
    item.append(svg, " ", name);
    list.append(item);
  });
  return list;
}

const data = points(await rowsOf(figure.dataset.source));
const charts = document.createElement("div");
charts.className = "charts";
if (Plot) for (const [outcome, rows] of d3.groups(data, (row) => row.outcome ?? "count").sort((a, b) => b[1].length - a[1].length)) charts.append(draw(outcome, rows));
figure.append(charts);
