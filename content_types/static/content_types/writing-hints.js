/*
 * Shows beside the form how hard the text is to read and whether it is in the page's language. The server looks at the
 * text as soon as nobody has typed for a moment, and keeps nothing of it.
 */
(() => {
  "use strict";
  const LOOK_EVERY = 1000;
  const FIELDS = "input[type=text], input[type=hidden], textarea";
  const root = document.querySelector("[data-writing-hints]");
  const form = root?.closest("form");
  if (!form) return;
  const tab = root.closest("[role=tabpanel]") ?? form;
  const shown = root.querySelector("[data-writing-shown]");
  const said = root.querySelector("[data-writing-said]");
  let asked = "";
  let before = "";
  let question = null;

  function textsOf(field) {
    if (field.type !== "hidden") return [field.value];
    // Of what is not seen, only what rich text editors keep.
    return field.draftailEditor ? (JSON.parse(field.value || "null")?.blocks ?? []).map((block) => block.text) : [];
  }

  /* Without what is not there any more: a block that was deleted stays in the form until it is saved. */
  function texts() {
    const fields = [...tab.querySelectorAll(FIELDS)].filter((field) => field.name && !field.closest("[aria-hidden=true]"));
    return fields.flatMap(textsOf).filter((text) => /\p{L}{2}/u.test(text));
  }

  /* What is read out: only what has changed, or it would drown everything else. */
  function say() {
    const words = [...shown.querySelectorAll("[data-writing-say]")].map((each) => each.textContent.trim()).join(" ");
    if (said.textContent !== words) said.textContent = words;
  }

  async function ask(wanted) {
    question?.abort();
    question = new AbortController();
    const body = new URLSearchParams(wanted.map((text) => ["text", text]));
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "X-Requested-With": "XMLHttpRequest" };
    try {
      const { signal } = question;
      const answer = await fetch(root.dataset.writingHints, { method: "POST", body, headers, signal, redirect: "error" });
      if (!answer.ok) return;
      const html = await answer.text();
      const open = shown.querySelector("details")?.open;
      shown.innerHTML = html;
      const details = shown.querySelector("details");
      if (details && open) details.open = true;
      say();
    } catch {
      // Offline, or somebody typed on: the next look asks again.
    }
  }

  function look() {
    if (document.hidden) return;
    const wanted = texts();
    const now = JSON.stringify(wanted);
    if (now === before && now !== asked) {
      asked = now;
      ask(wanted);
    }
    before = now;
  }

  window.setInterval(look, LOOK_EVERY);
})();
