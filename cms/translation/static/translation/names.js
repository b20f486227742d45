/*
 * Names for the fields of the translator's screen, which have none: what they hold is said by the heading above them. The
 * language goes with it, so that the browser spells and a screen reader speaks as the translation does. One button has a
 * name, but in English for everybody.
 */
(() => {
  "use strict";
  const desk = document.querySelector("[data-translated-into]");
  const screen = document.querySelector(".js-translation-editor");
  if (!desk || !screen) return;

  function name(field) {
    if (field.hasAttribute("aria-label")) return;
    const said = field.type === "file" ? field.closest("form").previousElementSibling : field.closest("li:has(> h3)")?.querySelector("h3");
    field.setAttribute("aria-label", said?.textContent.trim() ?? "");
    if (field.type !== "file") field.lang = desk.dataset.translatedInto;
  }

  function translate(text) {
    const said = gettext(text.textContent);
    if (said !== text.textContent) text.textContent = said;
  }

  function nameAll() {
    screen.querySelectorAll("textarea, input[type=file]").forEach(name);
    screen.querySelectorAll(".w-dropdown__toggle > .w-sr-only").forEach(translate);
  }
  new MutationObserver(nameAll).observe(screen, { childList: true, subtree: true });
  nameAll();
})();
