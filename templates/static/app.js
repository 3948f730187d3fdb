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
    const list = page.querySelector("[data-drafts]");
    const drafts = () => $$("article.draft", list);
    const sentences = (id) => $$(".sent", page).filter((s) => $$(`a[href="#${id}"]`, s).length > 0);
    const mark = (on) => (ev) => {
      const d = ev.target.closest("article.draft");
      if (d) sentences(d.id).forEach((s) => s.classList.toggle("on", on));
    };
    list.addEventListener("pointerover", mark(true));
    list.addEventListener("pointerout", mark(false));
    list.addEventListener("focusin", mark(true));
    list.addEventListener("focusout", mark(false));

    // From the keyboard: one press confirms the draft in hand, others go to the next and the one before.
    // What was decided on stands in the address; the next open draft is in hand then (not before the page
    // is loaded: the browser goes to the address's place once more).
    const open = (d) => d.querySelector("form[data-autosave]");
    const hold = (d) => (d && (d.querySelector("[name=label]") || d.querySelector("button")))?.focus();
    const decided = drafts().findIndex((d) => `#${d.id}` === location.hash);
    if (decided >= 0) addEventListener("load", () => hold(drafts().slice(decided).find(open)));
    $$("[data-keys]").forEach((k) => { k.hidden = false; });
    document.addEventListener("keydown", (ev) => {
      const all = drafts();
      const at = all.findIndex((d) => d.contains(document.activeElement));
      if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey)) {
        const confirm = at >= 0 && all[at].querySelector("button[value=confirm]");
        if (!confirm) return;
        confirm.click();
      } else if (ev.altKey && ev.key === "ArrowDown") hold(all[at + 1]);
      else if (ev.altKey && ev.key === "ArrowUp") hold(all[at - 1]);
      else return;
      ev.preventDefault();
    });

    // Saved a second after the last key; the answer's version is asked for, so that the next save fits.
    const timers = new WeakMap();
    list.addEventListener("input", (ev) => {
      const f = ev.target.closest("form[data-autosave]");
      if (!f || ev.target.name === "pick" || ev.target.name === "split") return;
      clearTimeout(timers.get(f));
      timers.set(f, setTimeout(() => keep(f), 1000));
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

    // Every few seconds the versions are compared. What colleagues changed is shown in its place; the
    // draft in hand stays, with a note where it is one of those.
    function theirs(article) {
      if (article.querySelector("[data-theirs]")) return;
      const note = document.querySelector("[data-theirs]").cloneNode(true);
      note.hidden = false;
      article.querySelector("header").after(note);
    }
    setInterval(async () => {
      if (document.hidden || dirty) return;
      const answer = await fetch(page.dataset.drafting).catch(() => null);
      if (!answer || !answer.ok) return;
      const versions = await answer.json();
      const shown = drafts().filter((d) => !d.querySelector("[data-theirs]"));
      const old = (d) => versions[d.id.slice(1)] !== Number(d.dataset.version);
      if (shown.some(old) || Object.keys(versions).length !== drafts().length) await renew();
    }, 5000);
    async function renew() {
      const answer = await fetch(location.pathname).catch(() => null);
      if (!answer || !answer.ok || dirty) return;
      const now = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!now.getElementById("register")) { location.reload(); return; } // decided on as a whole
      for (const part of ["text", "h-drafts", "register", "tally"]) document.getElementById(part).replaceWith(now.getElementById(part));
      const held = drafts().find((d) => d.contains(document.activeElement));
      drafts().forEach((d) => { if (d !== held) d.remove(); });
      let passed = !held;
      $$("article.draft", now).forEach((d) => {
        if (held && d.id === held.id) {
          if (d.dataset.version !== held.dataset.version) theirs(held);
          passed = true;
        } else if (passed) list.append(d);
        else held.before(d);
      });
      if (!passed) { theirs(held); list.append(held); } // merged away under the hands
    }

    // A selection in the text: its range in code points, counted over the pieces it lies in.
    const box = document.querySelector("[data-selection]");
    if (box) document.addEventListener("selectionchange", () => {
      const s = getSelection();
      const text = document.getElementById("text");
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
  document.addEventListener("input", (ev) => { if (ev.target.closest("form[method=post]")) dirty = true; });
  document.addEventListener("submit", (ev) => { if (ev.target.method === "post") dirty = false; });
  addEventListener("beforeunload", (ev) => { if (dirty) ev.preventDefault(); });
})();
