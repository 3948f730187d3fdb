// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";
  const $$ = (sel, root = document) => [...root.querySelectorAll(sel)];

  // Quick updates: one open at a time; Escape or a click elsewhere closes it.
  const quick = $$("details.quick");
  const close = (except) => quick.forEach((q) => { if (q !== except) q.open = false; });
  quick.forEach((q) => q.addEventListener("toggle", () => {
    if (!q.open) return;
    close(q);
    q.querySelector("select, input:not([type=hidden])")?.focus();
  }));
  document.addEventListener("keydown", (ev) => {
    const q = ev.key === "Escape" && ev.target.closest?.("details.quick[open]");
    if (q) { q.open = false; q.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (ev) => { if (!ev.target.closest("details.quick")) close(); });

  // Menus of the header close likewise.
  const menus = $$("details.menu");
  document.addEventListener("click", (ev) => menus.forEach((m) => { if (!m.contains(ev.target)) m.open = false; }));
  document.addEventListener("keydown", (ev) => {
    const m = ev.key === "Escape" && ev.target.closest?.("details.menu[open]");
    if (m) { m.open = false; m.querySelector("summary").focus(); }
  });

  // Print buttons exist only where printing by script is possible.
  $$("[data-print]").forEach((b) => { b.hidden = false; b.addEventListener("click", () => print()); });

  // Do not lose a half-written update.
  let dirty = false;
  $$("form[method=post]").forEach((f) => {
    f.addEventListener("input", () => { dirty = true; });
    f.addEventListener("submit", () => { dirty = false; });
  });
  addEventListener("beforeunload", (ev) => { if (dirty) ev.preventDefault(); });
})();
