// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";
  const $$ = (sel, root = document) => [...root.querySelectorAll(sel)];
  let dirty = false;

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

  // Decomposition. Hovering a sentence shows its draft and the other way round; a draft is kept while it
  // is typed; what colleagues change is shown; a selection of the text can be made a draft.
  const drafting = document.querySelector("[data-drafting]");
  if (drafting) draftingPage(drafting);

  function draftingPage(page) {
    const sentences = (id) => $$(".sent", page).filter((s) => $$(`a[href="#${id}"]`, s).length > 0);
    $$("article.draft", page).forEach((d) => {
      const mark = (on) => () => sentences(d.id).forEach((s) => s.classList.toggle("on", on));
      d.addEventListener("pointerenter", mark(true));
      d.addEventListener("pointerleave", mark(false));
      d.addEventListener("focusin", mark(true));
      d.addEventListener("focusout", mark(false));
    });

    // Saved a second after the last key; the answer's version is asked for, so that the next save fits.
    $$("form[data-autosave]", page).forEach((f) => {
      let timer = 0;
      f.addEventListener("input", (ev) => {
        if (ev.target.name === "pick" || ev.target.name === "split") return;
        clearTimeout(timer);
        timer = setTimeout(() => keep(f), 1000);
      });
    });
    async function keep(f) {
      const data = new URLSearchParams(new FormData(f));
      data.set("do", "save");
      const answer = await fetch(f.action, { method: "POST", body: data, headers: { Accept: "text/plain" }, redirect: "error" }).catch(() => null);
      if (!answer || answer.status !== 204) { if (answer && answer.status !== 422) theirs(f.closest("article")); return; }
      const version = Number(f.elements.version.value) + 1;
      f.elements.version.value = version;
      f.elements.read_due.value = f.elements.due.value;
      const article = f.closest("article");
      article.dataset.version = version;
      $$("[name=pick]", article).forEach((p) => { p.value = p.value.replace(/:.*/, `:${version}`); });
      dirty = false;
    }

    // Every few seconds the versions are compared: a draft nobody types in is loaded anew.
    function theirs(article) {
      const note = document.querySelector("[data-theirs]").cloneNode(true);
      note.hidden = false;
      note.removeAttribute("data-theirs");
      article.querySelector("header").after(note);
    }
    let again = false;
    setInterval(async () => {
      if (document.hidden || again) return;
      const answer = await fetch(page.dataset.drafting).catch(() => null);
      if (!answer || !answer.ok) return;
      const versions = await answer.json();
      const shown = $$("article.draft", page);
      const changed = shown.filter((d) => versions[d.id.slice(1)] !== Number(d.dataset.version));
      if (changed.length === 0 && Object.keys(versions).length === shown.length) return;
      if (dirty || shown.some((d) => d.contains(document.activeElement))) { again = true; changed.forEach(theirs); return; }
      location.reload();
    }, 5000);

    // A selection in the text: its range in code points, counted over the pieces it lies in.
    const box = document.querySelector("[data-selection]");
    const text = document.getElementById("text");
    if (box) document.addEventListener("selectionchange", () => {
      const s = getSelection();
      const chosen = s.rangeCount && !s.isCollapsed && text.contains(s.anchorNode) && text.contains(s.focusNode);
      const from = chosen && place(s.getRangeAt(0).startContainer, s.getRangeAt(0).startOffset);
      const to = chosen && place(s.getRangeAt(0).endContainer, s.getRangeAt(0).endOffset);
      box.hidden = !(chosen && from !== null && to !== null && to > from);
      if (!box.hidden) box.querySelector("button").value = `${from}-${to}`;
    });
    function place(node, offset) {
      const piece = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
      if (!piece || node.nodeType !== 3) return null;
      let before = 0;
      const walk = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
      for (let n = walk.nextNode(); n; n = walk.nextNode()) {
        if (n.parentElement.closest(".ref")) continue;
        if (n === node) return Number(piece.dataset.start) + before + [...n.data.slice(0, offset)].length;
        before += [...n.data].length;
      }
      return null;
    }
  }

  // Print buttons exist only where printing by script is possible.
  $$("[data-print]").forEach((b) => { b.hidden = false; b.addEventListener("click", () => print()); });

  // Do not lose a half-written update.
  $$("form[method=post]").forEach((f) => {
    f.addEventListener("input", () => { dirty = true; });
    f.addEventListener("submit", () => { dirty = false; });
  });
  addEventListener("beforeunload", (ev) => { if (dirty) ev.preventDefault(); });
})();
