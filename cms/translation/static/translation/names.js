/*
 * Names for the fields of the translator's screen, which have none: what they hold is said by the heading above them. The
 * language goes with it, so that the browser spells and a screen reader speaks as the translation does. One button, one
 * heading and the dates are in English for everybody: these are said anew.
 */
(() => {
  "use strict";
  const desk = document.querySelector("[data-translated-into]");
  const screen = document.querySelector(".js-translation-editor");
  if (!desk || !screen) return;

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const DATE = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})\\b`);
  const HEADING = / to .* translation$/;
  const long = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

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

  function sayDate(text) {
    const said = text.data.replace(DATE, (_, day, month, year) => long.format(Date.UTC(year, MONTHS.indexOf(month), day)));
    if (said !== text.data) text.data = said;
  }

  function sayDates() {
    const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    // What somebody wrote stands in paragraphs, what the library says of it directly in the list.
    while (texts.nextNode()) if (texts.currentNode.parentElement.matches("li")) sayDate(texts.currentNode);
  }

  function sayHeading(heading) {
    if (HEADING.test(heading.textContent)) heading.textContent = desk.dataset.heading;
  }

  function nameAll() {
    screen.querySelectorAll("textarea, input[type=file]").forEach(name);
    screen.querySelectorAll(".w-dropdown__toggle > .w-sr-only").forEach(translate);
    screen.querySelectorAll("section h3").forEach(sayHeading);
    sayDates();
  }
  new MutationObserver(nameAll).observe(screen, { characterData: true, childList: true, subtree: true });
  nameAll();
})();
