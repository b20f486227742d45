/*
 * Keeps what is typed into an item's form in this browser until the server says that it is saved, and offers it again
 * after a new sign-in, a broken connection or a restart. One copy for each opened form; a week at most.
 */
// Wagtail's autosave keeps to itself which revision it wrote: the form has to say so too when it is sent, or the server
// takes one's own draft for a colleague's.
document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const { revision_id: id, revision_created_at: createdAt } = detail.response ?? {};
  const form = target.closest("form");
  if (!id || !form?.elements.loaded_revision_id) return;
  form.elements.loaded_revision_id.value = id;
  form.elements.loaded_revision_created_at.value = createdAt;
});

(() => {
  "use strict";
  const PREFIX = "typed-work:";
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const LOOK_EVERY = 1500;
  const AGAIN_AFTER = 5000;
  const LONGEST_WAIT = 15000;
  const [HERE, GONE, SIGNED_OUT] = ["here", "gone", "signed out"];
  const INTERCEPT = "data-w-session-intercept-value";
  const TOKEN = "csrfmiddlewaretoken";
  const NOT_KEPT = new Set([TOKEN, "restore_typed", "replace_newer", "overwrite_revision_id", "next"]);
  // They change with every save, whoever typed.
  const NOT_TYPED = ["loaded_revision_id", "loaded_revision_created_at"];

  const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([0-9a-zA-Z]+)`)?.[1];

  function copies() {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    return names.map((name) => {
      try {
        return { name, ...JSON.parse(localStorage.getItem(name)) };
      } catch {
        return { name };
      }
    });
  }

  function forgetWhatIsSaved() {
    const saved = cookie("typed_saved");
    for (const { name, key, path, at } of copies()) {
      if (!path || Date.now() - at > WEEK || key === saved) localStorage.removeItem(name);
    }
  }

  function entriesOf(data) {
    return [...data].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name));
  }

  function wordsOf(entries, others = []) {
    const left = new Set([...NOT_TYPED, ...others]);
    return JSON.stringify(entries.filter(([name]) => !left.has(name)));
  }

  function hidden(form, name, value) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }

  // A sign-in in another window gives out a new token; with the old one everything typed here would be refused.
  function renewToken(form) {
    const token = cookie("csrftoken");
    if (!token) return;
    form.elements[TOKEN].value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  }

  function restore(form, copy) {
    const carrier = document.createElement("form");
    carrier.method = "post";
    carrier.action = form.getAttribute("action") || window.location.href;
    carrier.hidden = true;
    hidden(carrier, TOKEN, form.elements[TOKEN].value);
    hidden(carrier, "restore_typed", "1");
    copy.entries.forEach(([name, value]) => hidden(carrier, name, value));
    document.body.append(carrier);
    carrier.submit();
  }

  function notice(form, words, ...controls) {
    const box = document.createElement("div");
    box.className = "own-typed";
    box.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = words;
    box.append(text, ...controls);
    form.prepend(box);
    return box;
  }

  function control(kind, label, more) {
    return Object.assign(document.createElement(kind), { className: "button button-small", textContent: label, ...more });
  }

  function offer(form, field, copy) {
    const again = control("button", field.dataset.restore, { type: "button", onclick: () => restore(form, copy) });
    const away = control("button", field.dataset.discard, { type: "button" });
    away.classList.add("button-secondary");
    const box = notice(form, field.dataset.offer, again, away);
    away.addEventListener("click", () => {
      localStorage.removeItem(copy.name);
      box.remove();
    });
  }

  function offerNewest(form, field, person) {
    const found = copies().filter(
      ({ name, key, path }) => name.startsWith(person) && path === window.location.pathname && key !== field.value,
    );
    if (found.length) offer(form, field, found.reduce((one, other) => (one.at > other.at ? one : other)));
  }

  function autosave(form) {
    window.wagtail?.app.getControllerForElementAndIdentifier(form, "w-autosave")?.save(new Event("again"));
  }

  /*
   * Resolves when no autosave is under way. A form that overtakes its own autosave is a second new item, or looks as if
   * somebody had saved a newer version.
   */
  function watchAutosave(form) {
    let underWay = null;
    let end = null;
    let leaves = false;
    document.addEventListener("w-autosave:save", (event) => {
      if (leaves) event.preventDefault();
      else underWay = new Promise((resolve) => (end = resolve));
    });
    for (const kind of ["success", "error"]) {
      document.addEventListener(`w-autosave:${kind}`, () => {
        underWay = null;
        end?.();
      });
    }
    form.addEventListener("submit", () => (leaves = true));
    window.addEventListener("pageshow", () => (leaves = false));
    const tooLong = () => new Promise((resolve) => window.setTimeout(resolve, LONGEST_WAIT));
    const allDone = async () => {
      while (underWay) await underWay;
    };
    return () => Promise.race([allDone(), tooLong()]);
  }

  /* The copy in this browser. Nothing is kept before somebody touches the form: it is still being put together. */
  function keep(form, field, person) {
    const name = person + field.value;
    let known = null;
    let sent = null;
    const now = () => entriesOf(new FormData(form));
    const store = (entries) => {
      known = wordsOf(entries);
      const copy = { key: field.value, path: window.location.pathname, at: Date.now(), entries };
      try {
        localStorage.setItem(name, JSON.stringify(copy));
      } catch {
        // A full or forbidden store: the draft on the server is what remains.
      }
    };
    const look = () => {
      if (known === null) return;
      const entries = now();
      if (wordsOf(entries) === known) return;
      store(entries);
      // What is typed in the first two seconds is no change to Wagtail: it would wait for the next one.
      if (form.getAttribute("data-w-unsaved-has-edits-value") !== "true") autosave(form);
    };
    const begin = (event) => {
      if (event.isTrusted) known ??= wordsOf(now());
    };
    for (const kind of ["beforeinput", "keydown", "pointerdown", "paste", "drop"]) form.addEventListener(kind, begin, true);
    window.setInterval(look, LOOK_EVERY);
    window.addEventListener("pagehide", look);
    form.addEventListener("submit", () => {
      look();
      renewToken(form);
    });
    document.addEventListener("w-autosave:save", ({ detail }) => {
      renewToken(form);
      detail.formData.set(TOKEN, form.elements[TOKEN].value);
      sent = entriesOf(detail.formData);
    });
    document.addEventListener("w-autosave:success", ({ detail }) => {
      const entries = now();
      const told = Object.keys(detail.response?.field_updates ?? {});
      if (sent && wordsOf(entries, told) === wordsOf(sent, told)) {
        known = wordsOf(entries);
        localStorage.removeItem(name);
      } else {
        store(entries);
      }
    });
  }

  /* HERE, GONE or SIGNED_OUT: what the server would make of a form that is sent now. */
  async function askServer(field) {
    try {
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      const answer = await fetch(field.dataset.stillThere, { redirect: "manual", cache: "no-store", signal });
      if (answer.type === "opaqueredirect") return SIGNED_OUT;
      return answer.ok ? HERE : GONE;
    } catch {
      return GONE;
    }
  }

  /* Autosave gives up after a minute, and at once when it is sent to the sign-in page. */
  function goOnTrying(form, field) {
    let waits = null;
    let box = null;
    const sayIt = () => {
      const where = { href: field.dataset.signInAt, target: "_blank" };
      if (box) return;
      box = notice(form, field.dataset.signedOut, control("a", field.dataset.signIn, where));
      box.setAttribute("role", "alert");
      box.classList.add("own-typed--in-sight");
    };
    const unsayIt = () => {
      box?.remove();
      box = null;
    };
    const wait = () => {
      waits ??= window.setTimeout(async () => {
        const state = await askServer(field);
        waits = null;
        if (state === SIGNED_OUT) sayIt();
        else if (state === HERE) autosave(form);
        else wait();
      }, AGAIN_AFTER);
    };
    document.addEventListener("w-autosave:error", async ({ detail: { type } }) => {
      if (type !== "network_error" && type !== "server_error") return;
      if ((await askServer(field)) === SIGNED_OUT) sayIt();
      else wait();
    });
    document.addEventListener("w-autosave:success", () => {
      unsayIt();
      // What it said of the server is no longer so.
      document.getElementById("w-save-confirmation-dialog")?.dispatchEvent(new Event("w-dialog:hide"));
    });
    window.addEventListener("focus", async () => {
      if (!box || (await askServer(field)) !== HERE) return;
      unsayIt();
      autosave(form);
    });
    return sayIt;
  }

  /* A form is only sent to a server that answers and knows who is there; otherwise it stays in sight. */
  function sendOnlyTo(form, field, sayItIsSignedOut) {
    const autosaveIsDone = watchAutosave(form);
    let passes = false;
    let asks = false;
    const session = () => document.querySelector("[data-w-session-intercept-value]");
    const confirms = (button) => button.matches('#w-save-confirmation-dialog [data-w-dialog-target="confirm"]');
    // With the first draft come other buttons in the place of those that were there.
    const inItsPlace = ({ name }) => [...form.elements].find((each) => each.type === "submit" && each.name === name);
    const pass = (button) => {
      passes = true;
      (button.isConnected ? button : inItsPlace(button))?.click();
      passes = false;
    };
    const ask = async (button) => {
      asks = true;
      await autosaveIsDone();
      const state = await askServer(field);
      asks = false;
      if (state === SIGNED_OUT) sayItIsSignedOut();
      // Wagtail's own dialog comes up then.
      if (state === GONE) session()?.setAttribute(INTERCEPT, "network");
      if (state === HERE || (state === GONE && !confirms(button))) pass(button);
    };
    document.addEventListener(
      "click",
      (event) => {
        const button = event.target.closest?.("button");
        if (passes || !button || !(confirms(button) || (button.type === "submit" && button.form === form))) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (asks) return;
        // Whoever has read that a newer version goes is not asked again by the server.
        const replaces = confirms(button) && session()?.getAttribute(INTERCEPT) === "conflict";
        if (replaces && !form.elements.replace_newer) hidden(form, "replace_newer", "1");
        ask(button);
      },
      true,
    );
  }

  forgetWhatIsSaved();
  const field = document.querySelector("input[data-typed-work]");
  if (field?.form) {
    const person = `${PREFIX}${field.dataset.typedWork}:`;
    offerNewest(field.form, field, person);
    keep(field.form, field, person);
    sendOnlyTo(field.form, field, goOnTrying(field.form, field));
  }
})();
