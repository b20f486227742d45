/*
 * The frame of Wagtail's preview panel holds the app's own page for drafts (or ours). It stays where it is: it is only told
 * that there is something new to fetch, and it tells which field somebody wants to edit. See docs/howto/preview.md.
 */
(() => {
  "use strict";
  const RICH_TEXT_KEPT_WITHIN = 270;
  const form = document.querySelector("[data-edit-form]");
  if (!form) return;
  let newest = null;
  let isFresh = false;
  let frame = null;

  // With the first draft Wagtail puts another panel into the place of the one for a new page.
  const panel = () => document.querySelector("[data-controller~=w-preview]");
  const current = () => document.querySelector("#w-preview-iframe");
  const originOf = (address) => new URL(address, window.location.href).origin;

  function tell() {
    frame.contentWindow.postMessage({ type: "ungkanal:preview", token: newest.token }, originOf(newest.address));
  }

  function open() {
    frame = current();
    // It is not replaced any more, as Wagtail does after each load.
    frame.removeAttribute("data-action");
    frame.referrerPolicy = "no-referrer";
    frame.dataset.app = new URL(newest.address, window.location.href).href.replace(newest.token, "");
    frame.src = newest.address;
  }

  function isOpen() {
    const place = new URL(newest.address, window.location.href).href.replace(newest.token, "");
    return frame && frame === current() && frame.dataset.app === place;
  }

  /* With the form goes that a token is wanted, and for which script. */
  document.addEventListener("w-preview:update", () => {
    const { dataset } = panel();
    const place = new URL(dataset.wPreviewUrlValue, window.location.href);
    place.searchParams.set("for", "app");
    const script = document.querySelector("#id_preview_mode");
    if (script) place.searchParams.set("mode", script.value);
    dataset.wPreviewUrlValue = place.pathname + place.search;
  });
  document.addEventListener("w-preview:json", (event) => {
    const { data } = event.detail;
    isFresh = Boolean(data.token);
    if (isFresh) newest = data;
  });
  document.addEventListener("w-preview:load", (event) => {
    if (!newest) return;
    event.preventDefault();
    // What cannot be shown yet leaves what was shown before.
    if (!isFresh) return;
    if (isOpen()) tell();
    else open();
  });

  /* Wagtail looks for edits twice a second; who types sees them sooner. */
  const stale = () => {
    if (panel()) panel().dataset.wPreviewStaleValue = "true";
  };
  let later = 0;
  form.addEventListener("input", (event) => {
    stale();
    if (!event.target.isContentEditable) return;
    // Rich text is in its field a quarter of a second after the last keystroke.
    window.clearTimeout(later);
    later = window.setTimeout(stale, RICH_TEXT_KEPT_WITHIN);
  });
  form.addEventListener("change", stale);

  const inForm = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  /* A field by the name that the API has for it, or a block by its id. */
  function pathOf(target) {
    try {
      const [letter, ...parts] = atob(target.replaceAll("-", "+").replaceAll("_", "/")).split(":");
      if (letter === "b" && parts.length === 4) return parts[3];
    } catch {
      // It is none of the API's ids.
    }
    return inForm(target);
  }

  /* Behind a point stands a field of the block; where that cannot be found, the block will do. */
  function fieldFor(target) {
    const [whole, part] = target.split(".");
    const at = (path) => `[data-contentpath="${CSS.escape(path)}"]`;
    const found = form.querySelector(at(pathOf(whole)));
    return (part && found?.querySelector(at(inForm(part)))) || found;
  }

  /* On a phone the panel lies over the whole form: whoever goes to a field leaves it, and comes back by its button. */
  function uncover(field) {
    const side = document.querySelector("[data-form-side]");
    const { left, width } = field.getBoundingClientRect();
    if (side && side.getBoundingClientRect().left < left + width / 2) side.querySelector("[data-form-side-close-button]")?.click();
  }

  function reveal(field) {
    const tab = field.closest("[role=tabpanel]");
    if (tab?.hidden) document.querySelector(`[role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
    for (let each = field; (each = each.parentElement?.closest("[data-panel], .c-sf-block")); ) {
      const toggle = each.querySelector("[data-panel-toggle][aria-expanded=false]");
      if (toggle) toggle.click();
    }
    uncover(field);
    field.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    // The frame has the focus of whoever clicked into it.
    window.focus();
    const seen = (selector) => [...field.querySelectorAll(selector)].find((each) => each.offsetParent);
    // A picture's chooser comes before what is written of it; the buttons of a block are no places to write.
    const place = seen("[contenteditable=true], input:not([type=hidden]), textarea, select, .chosen button, .unchosen button") ?? seen("button");
    place?.focus({ preventScroll: true });
  }

  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || !newest || event.origin !== originOf(newest.address)) return;
    if (event.data?.type === "ungkanal:preview-ready") tell();
    if (event.data?.type !== "ungkanal:edit" || typeof event.data.target !== "string") return;
    const field = fieldFor(event.data.target);
    if (field) reveal(field);
  });
})();
