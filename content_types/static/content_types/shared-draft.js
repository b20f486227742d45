/*
 * Fetches the draft whose token stands behind the # of the address, and shows it. Within the editor's preview panel it is
 * told of every change and leads back to the field that somebody clicks on: see docs/howto/preview.md for the protocol,
 * which an app's own preview page follows in the same way.
 */
(() => {
  "use strict";
  const editLabel = document.currentScript.dataset.edit;
  const inPanel = window.parent !== window;
  const theme = new CSSStyleSheet();
  let asked = 0;
  let shown = false;
  document.adoptedStyleSheets = [theme];
  document.documentElement.classList.toggle("in-panel", inPanel);

  function sameKind(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
  }

  function follow(element, wanted) {
    for (const { name } of [...element.attributes]) if (!wanted.hasAttribute(name)) element.removeAttribute(name);
    for (const { name, value } of wanted.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    become(element, wanted);
  }

  /* Only what differs is replaced: pictures do not flicker, a film goes on, and the page stays where it was scrolled to. */
  function become(parent, wanted) {
    const old = [...parent.childNodes];
    [...wanted.childNodes].forEach((next, place) => {
      const known = old[place];
      if (!known) parent.append(next);
      else if (known.isEqualNode(next)) return;
      else if (!sameKind(known, next)) known.replaceWith(next);
      else if (known.nodeType === Node.ELEMENT_NODE) follow(known, next);
      else known.nodeValue = next.nodeValue;
    });
    old.slice(wanted.childNodes.length).forEach((each) => each.remove());
  }

  /* The way by keyboard to what a click does. */
  function addButtons(body) {
    for (const each of body.querySelectorAll("[data-ungkanal-edit]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "edit-here";
      button.dataset.ungkanalEdit = each.dataset.ungkanalEdit;
      button.textContent = editLabel;
      // What stands below a picture has a button of its own.
      const what = each.querySelector("img")?.alt || each.textContent.trim();
      button.setAttribute("aria-label", what ? `${editLabel}: ${what.slice(0, 60)}` : editLabel);
      each.before(button);
    }
  }

  function put(page) {
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    theme.replaceSync(page.querySelector("head style")?.textContent ?? "");
    if (inPanel) addButtons(page.body);
    become(document.body, page.body);
  }

  async function show(token) {
    const turn = (asked += 1);
    const answer = await fetch(window.location.pathname, {
      method: "POST",
      body: new URLSearchParams({ token }),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    const html = await answer.text();
    // Somebody typed on meanwhile; or the token has been replaced, and the new one is under way.
    if (turn !== asked || (!answer.ok && inPanel && shown)) return;
    put(new DOMParser().parseFromString(html, "text/html"));
    shown = answer.ok;
  }

  const fetchAgain = (token) => show(token).catch(() => {});

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== window.location.origin) return;
    if (event.data?.type === "ungkanal:preview") fetchAgain(event.data.token);
  });
  window.addEventListener("hashchange", () => fetchAgain(window.location.hash.slice(1)));
  if (inPanel) {
    document.addEventListener("click", (event) => {
      const place = event.target.closest("[data-ungkanal-edit]");
      // Nothing leads away from what is being written.
      if (place || event.target.closest("a")) event.preventDefault();
      if (!place) return;
      window.parent.postMessage({ type: "ungkanal:edit", target: place.dataset.ungkanalEdit }, window.location.origin);
    });
  }
  fetchAgain(window.location.hash.slice(1));
  // What was typed while this page was loading.
  if (inPanel) window.parent.postMessage({ type: "ungkanal:preview-ready" }, window.location.origin);
})();
