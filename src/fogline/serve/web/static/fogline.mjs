// The frame of every screen: keys, play, print. Everything works without it.
const all = (css, root = document) => [...root.querySelectorAll(css)];
const items = () => all("main [data-item]").filter((item) => item.offsetParent);

function step(by) {
  const list = items(), at = list.findIndex((item) => item.contains(document.activeElement));
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
  const page = document.querySelector(by > 0 ? "[data-next]" : "[data-prev]");
  if (list.length > 1 && next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  else if (page) page.click();
}

function follow(kind) {
  const here = items().find((item) => item.contains(document.activeElement));
  (here?.querySelector(`[data-${kind}]`) ?? document.querySelector(`main [data-${kind}]`))?.click();
}

function rule(key) {
  const here = items().find((item) => item.contains(document.activeElement));
  const button = here?.querySelector(`button[data-key="${key}"]`) ?? document.querySelector(`main button[data-key="${key}"]`);
  if (button) button.click();
}

const KEYS = {
  j: () => step(1), k: () => step(-1), e: () => follow("evidence"), o: () => follow("open"),
  "/": () => document.querySelector("[data-search]")?.focus(), "?": () => document.getElementById("help").showModal(),
};
for (const key of "afcmxuz") KEYS[key] = () => rule(key);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});
for (const button of all("[data-print]")) button.addEventListener("click", () => window.print());

// Play: the clock goes from day to day; the address says that it plays, so that it can be sent.
const days = all(".strip a[data-day]"), play = document.querySelector("[data-play]");
if (play && days.length > 1) {
  play.hidden = false;
  const at = days.findIndex((day) => day.hasAttribute("aria-current"));
  const go = (n) => { const url = new URL(days[n].href); url.hash = "play"; location.assign(url); };
  const playing = location.hash === "#play";
  play.textContent = playing ? "❚❚" : "▶";
  if (playing) play.setAttribute("aria-label", "Stop the clock");
  let timer = playing && at < days.length - 1 ? setTimeout(() => go(at + 1), 2500) : null;
  play.addEventListener("click", () => {
    if (timer) { clearTimeout(timer); timer = null; history.replaceState(null, "", location.pathname + location.search); play.textContent = "▶"; }
    else go(at < 0 || at === days.length - 1 ? 0 : at + 1);
  });
  document.querySelector(".strip a[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

// A page opened at a claim shows all stretches of that claim.
const stored = document.querySelector("[data-stored]");
function light() {
  const wanted = location.hash.slice(1);
  for (const mark of all(".claim", stored)) mark.classList.toggle("here", Boolean(wanted) && mark.dataset.claims.split(" ").includes(wanted));
  stored.querySelector(".claim.here")?.scrollIntoView({ block: "center" });
}
if (stored) { light(); addEventListener("hashchange", light); }
