"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const cards = all(".claim");
  const help = one("help");
  const wide = matchMedia("(min-width: 60.01rem)");
  let current = null;

  const shown = () => cards.filter((card) => one("show-" + card.classList[1]).checked);
  const marks = (card) => all('.mark[data-claim="' + card.dataset.claim + '"]');

  function place(card) {
    const own = marks(card)[0];
    if (own) return own;
    const link = card.querySelector(".place");
    return link && document.querySelector(link.getAttribute("href"));
  }

  function tell() {
    const among = shown();
    const at = among.indexOf(current);
    one("at").textContent = among.length ? (at < 0 ? "–" : at + 1) + " of " + among.length : "none";
  }

  function leave() {
    if (!current) return;
    current.classList.remove("current");
    for (const mark of marks(current)) mark.classList.remove("current");
    if (current.dataset.walked) current.open = false;
    current = null;
  }

  function show(card, from) {
    leave();
    current = card;
    card.classList.add("current");
    if (!card.open) card.dataset.walked = "yes";
    card.open = true;
    for (const mark of marks(card)) mark.classList.add("current");
    if (from !== "card" && wide.matches) {
      const pane = card.closest(".claims");
      pane.scrollTop += card.getBoundingClientRect().top - pane.getBoundingClientRect().top - 6;
    }
    const mark = place(card);
    const covered = mark && !wide.matches && mark.getBoundingClientRect().bottom > innerHeight * 0.3;
    if (mark && (from !== "mark" || covered)) mark.scrollIntoView({ block: wide.matches ? "center" : "start" });
    if (from === "keys") card.querySelector("summary").focus({ preventScroll: true });
    history.replaceState(null, "", "#c" + card.dataset.claim);
    tell();
  }

  function step(by) {
    const among = shown();
    if (!among.length) return;
    const at = among.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : among.length - 1) : (at + by + among.length) % among.length;
    show(among[next], "keys");
  }

  function cardOf(number) {
    return cards.find((card) => card.dataset.claim === number);
  }

  function toggle(at) {
    const box = all(".filter input")[at];
    if (box && !box.disabled) box.click();
  }

  function ask() {
    if (help.open) help.close();
    else help.showModal();
  }

  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    1: () => toggle(0), 2: () => toggle(1), 3: () => toggle(2), 4: () => toggle(3), "?": ask,
    Escape: () => { leave(); tell(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (help.open && event.key !== "?")) return;
    const act = keys[event.key];
    if (!act || (!cards.length && event.key !== "?")) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    const summary = event.target.closest(".claim > summary");
    if (mark) {
      event.preventDefault();
      show(cardOf(mark.dataset.claim), "mark");
    } else if (summary && !summary.parentElement.open) {
      event.preventDefault();
      show(summary.parentElement, "card");
    } else if (current && !wide.matches && !event.target.closest(".claim, .walk, .tools, dialog")) {
      leave();
      tell();
    }
  });
  if (!cards.length) return;
  for (const box of all(".filter input")) box.addEventListener("change", () => { if (current && !shown().includes(current)) leave(); tell(); });
  one("previous").addEventListener("click", () => step(-1));
  one("next").addEventListener("click", () => step(1));
  one("keys").addEventListener("click", ask);
  one("helped").addEventListener("click", () => help.close());
  addEventListener("beforeprint", () => { for (const card of cards) card.open = true; });
  document.documentElement.classList.add("scripted");
  one("walk").hidden = false;
  const asked = cardOf(location.hash.slice(2));
  if (location.hash.startsWith("#c") && asked) show(asked, "card");
  tell();
})();
