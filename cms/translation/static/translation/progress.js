// Renews how far an order has come, while it is looked at; without this the link on the page does the same.
(() => {
  "use strict";
  const EVERY_MS = 3000;
  const SAID_EVERY_MS = 30000;
  const part = document.querySelector("[data-order-progress]");
  const said = document.querySelector("[data-order-said]");
  if (!part) return;
  let lastSaid = 0;

  // Read out at the end and now and then in between: a number every three seconds would drown everything else.
  const say = (finished) => {
    const now = Date.now();
    if (!said || (!finished && now - lastSaid < SAID_EVERY_MS)) return;
    lastSaid = now;
    const label = part.querySelector("label");
    said.textContent = label ? label.textContent : "";
  };

  const renew = async () => {
    if (!part.querySelector("[data-order-waiting]")) return;
    if (!document.hidden) {
      try {
        const answer = await fetch(part.dataset.orderProgress, { credentials: "same-origin" });
        if (answer.ok && !answer.redirected && !part.contains(document.activeElement)) {
          part.innerHTML = await answer.text();
          say(!part.querySelector("[data-order-waiting]"));
        }
      } catch {
        // Offline for a moment: the next round asks again.
      }
    }
    setTimeout(renew, EVERY_MS);
  };
  setTimeout(renew, EVERY_MS);
})();
