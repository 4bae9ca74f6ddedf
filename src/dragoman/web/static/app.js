// What the pages do beyond their links and forms: words and records light up together, and marked words fill a field. All of it works without.
"use strict";

const asNumbers = (element) => (element.dataset.r || "").split(" ").filter(Boolean);

function lightUp(root) {
  const all = [...document.querySelectorAll("[data-r]")];
  const byNumber = new Map();
  for (const element of all) {
    for (const n of asNumbers(element)) {
      if (!byNumber.has(n)) byNumber.set(n, []);
      byNumber.get(n).push(element);
    }
  }
  const panel = document.querySelector(".panel");
  let lit = [];
  const clear = () => { for (const e of lit) e.classList.remove("on"); lit = []; };
  const light = (numbers) => {
    clear();
    for (const n of numbers) for (const e of byNumber.get(n) || []) { e.classList.add("on"); lit.push(e); }
  };
  const within = (card) => {
    if (panel.scrollHeight <= panel.clientHeight) return;
    const inner = card.getBoundingClientRect(), outer = panel.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) panel.scrollTop += inner.top - outer.top - 60;
  };
  const enter = (event) => {
    const element = event.target.closest("[data-r]");
    if (!element) { clear(); return; }
    // The innermost words say which record is meant: of several records over a piece, the one with the fewest pieces.
    const numbers = asNumbers(element);
    light(numbers);
    const first = numbers.slice().sort((a, b) => byNumber.get(a).length - byNumber.get(b).length)[0];
    const card = document.getElementById("r" + first);
    if (card && !card.contains(element)) within(card);
  };
  for (const place of [root, panel]) {
    place.addEventListener("pointerover", enter);
    place.addEventListener("pointerleave", clear);
    place.addEventListener("focusin", enter);
    place.addEventListener("focusout", clear);
  }
  root.addEventListener("click", (event) => {
    const element = event.target.closest(".s[data-r]");
    if (!element || String(getSelection())) return;
    const first = asNumbers(element).sort((a, b) => byNumber.get(a).length - byNumber.get(b).length)[0];
    const link = document.querySelector("#r" + first + " .to-text");
    if (link) link.focus({ preventScroll: getComputedStyle(panel).position === "sticky" });
  });
}

// Offsets count characters as Python does: a pair of surrogates is one.
const characters = (text) => [...text].length;

function offsetAt(root, node, offset) {
  if (node.nodeType !== Node.TEXT_NODE) {
    const next = node.childNodes[offset] || node;
    const piece = next.nodeType === Node.ELEMENT_NODE ? next.querySelector("[data-at]") || next.closest("[data-at]") : next.parentElement;
    return piece && piece.dataset.at ? Number(piece.dataset.at) : null;
  }
  const piece = node.parentElement.closest("[data-at]");
  if (!piece || !root.contains(piece)) return null;
  if (piece.classList.contains("hidden-sign")) return Number(piece.dataset.at) + (offset > 0 ? 1 : 0);
  return Number(piece.dataset.at) + characters(node.data.slice(0, offset));
}

function markWords(root) {
  let field = null;
  const told = document.querySelector("[data-offsets]");
  const fields = [...document.querySelectorAll("[data-words]")];
  for (const one of fields) one.addEventListener("focus", () => { field = one; });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !root.contains(selection.anchorNode) || !root.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const start = offsetAt(root, range.startContainer, range.startOffset), end = offsetAt(root, range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const words = String(selection).trim().replace(/\s+/g, " ");
    const into = field || fields.find((f) => !f.value) || fields[0];
    if (!into || !words) return;
    into.value = words;
    const at = into.dataset.words && document.getElementsByName(into.dataset.words)[0];
    if (at) at.value = start + "-" + end;
    if (told) told.textContent = "Marked: characters " + start + " to " + end;
  });
}

// An address holds the filters that are set, and no empty ones.
for (const form of document.querySelectorAll("form.filters, form.find")) {
  form.addEventListener("submit", () => {
    for (const input of form.querySelectorAll("input, select")) if (!input.value) input.disabled = true;
  });
  addEventListener("pageshow", () => { for (const input of form.querySelectorAll("input, select")) input.disabled = false; });
}
const text = document.querySelector("[data-marks]");
if (text && document.querySelector(".panel")) lightUp(text);
const selectable = document.querySelector("[data-select]");
if (selectable) markWords(selectable);
