/* “Share draft”: a dialog that makes a link to the saved draft, copies it, and ends all links of the page. */
(() => {
  "use strict";
  const LONGEST_WAIT = 5000;
  const NOTICED_WITHIN = 1000;

  function made(tag, attributes, text = "") {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  function button(text, kind) {
    return made("button", { type: "button", class: `button ${kind}` }, text);
  }

  let underWay = false;
  document.addEventListener("w-autosave:save", () => (underWay = true));
  for (const end of ["success", "error"]) document.addEventListener(`w-autosave:${end}`, () => (underWay = false));

  const isUnsaved = () => Boolean(document.querySelector('[data-w-unsaved-has-edits-value="true"]'));

  const pause = (time) => new Promise((resolve) => window.setTimeout(resolve, Math.max(0, time)));

  /*
   * What is typed is shared as soon as it is saved; if that takes too long or fails, the dialog says what is missing. The
   * admin notices within a second that something was typed, and nothing is while a dialog is open.
   */
  async function saved(openedAt) {
    await pause(openedAt + NOTICED_WITHIN - performance.now());
    const form = document.querySelector("[data-edit-form]");
    const controller = window.wagtail?.app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!controller || (!underWay && !isUnsaved())) return;
    const trigger = new Event("share");
    const isDone = new Promise((resolve) => {
      const look = ({ detail }) => detail.trigger === trigger && resolve();
      for (const end of ["success", "error"]) document.addEventListener(`w-autosave:${end}`, look);
    });
    // One that is under way is followed by ours.
    controller.save(trigger);
    await Promise.race([isDone, pause(LONGEST_WAIT)]);
  }

  function scripts(word) {
    const modes = document.querySelectorAll("#id_preview_mode option");
    if (modes.length < 2) return null;
    const label = made("label", { class: "own-share__script" }, word);
    const select = made("select", {});
    for (const each of modes) select.append(made("option", { value: each.value }, each.textContent));
    label.append(select);
    return label;
  }

  function dialogFor(opener) {
    const say = (name) => opener.getAttribute(`data-word-${name}`);
    const openedAt = performance.now();
    const dialog = made("dialog", { class: "own-share", "aria-labelledby": "own-share-title" });
    const title = made("h2", { id: "own-share-title" }, opener.textContent.trim());
    const unsaved = made("p", { class: "own-share__unsaved" }, say("unsaved"));
    const script = scripts(say("script"));
    const label = made("label", { class: "own-share__link" }, say("link"));
    const link = made("input", { type: "text", readonly: "" });
    const said = made("p", { role: "status" });
    const make = button(say("make"), "");
    const copy = button(say("copy"), "");
    const stop = button(say("stop"), "button-secondary no");
    const close = button(say("close"), "button-secondary");
    const row = made("div", { class: "own-share__buttons" });
    label.append(link);
    row.append(make, copy, stop, close);
    dialog.append(...[title, made("p", {}, say("explain")), unsaved, script, label, said, row].filter(Boolean));
    label.hidden = copy.hidden = true;

    async function ask(address, fields = {}) {
      said.textContent = "";
      const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value, "X-Requested-With": "XMLHttpRequest" };
      try {
        const answer = await fetch(address, { method: "POST", headers, body: new URLSearchParams(fields), redirect: "error" });
        if (!answer.ok) throw new Error(answer.statusText);
        return await answer.json();
      } catch {
        said.textContent = say("failed");
        return null;
      }
    }

    make.addEventListener("click", async () => {
      await saved(openedAt);
      unsaved.hidden = !isUnsaved();
      const answer = await ask(opener.dataset.shareDraft, script ? { locale: script.querySelector("select").value } : {});
      if (!answer) return;
      link.value = answer.address;
      said.textContent = answer.said;
      label.hidden = copy.hidden = false;
      link.focus();
      link.select();
    });
    copy.addEventListener("click", async () => {
      link.select();
      try {
        await navigator.clipboard.writeText(link.value);
      } catch {
        // Without https there is no clipboard but the old way to it.
        document.execCommand("copy");
      }
      said.textContent = say("copied");
    });
    stop.addEventListener("click", async () => {
      const answer = await ask(opener.dataset.stopSharing);
      if (!answer) return;
      link.value = "";
      label.hidden = copy.hidden = true;
      said.textContent = answer.said;
      make.focus();
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      // The opener may lie in a menu that is closed by now.
      (opener.offsetParent ? opener : document.querySelector("[data-share-draft]")?.closest("[data-controller~=w-dropdown]")?.querySelector("button"))?.focus();
    });
    unsaved.hidden = true;
    return dialog;
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-share-draft]");
    if (!opener) return;
    const dialog = dialogFor(opener);
    document.body.append(dialog);
    dialog.showModal();
  });
})();
