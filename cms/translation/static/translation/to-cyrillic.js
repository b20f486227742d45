/*
 * Offers what was typed in Latin letters in Cyrillic, field by field, on Serbian pages. A person reads it and decides;
 * what was typed can be put back.
 */
(() => {
  "use strict";
  const words = document.querySelector("[data-to-cyrillic]")?.dataset;
  if (!words) return;
  // The translator's screen is no form, and of its fields only those for texts are meant.
  const PLAIN = words.fields || "input[type=text]:not([readonly]), textarea";
  const form = words.fields ? document : document.querySelector("[data-to-cyrillic]").closest("form");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const EDITOR = "[data-draftail-editor-wrapper]";
  const NOT_TEXT = /(^|-)(slug|url|phone|sms|email|spoken_languages|tags)$/;
  const LATIN = /[a-zčćžšđ]{2}/i;
  const EMPTY = { blocks: [], entityMap: {} };
  const attached = new WeakSet();

  /* Where each place of the typed text is in the converted one: lj, nj and dž became one letter. */
  function places(typed, converted) {
    const found = [0];
    let to = 0;
    for (let from = 0; from < typed.length; ) {
      const isPair = /[љњџ]/i.test(converted[to] ?? "") && /^([ln][jј]|d[žж])/i.test(typed.slice(from));
      let next = from + (isPair ? 2 : 1);
      while (/[\u0300-\u036f]/.test(typed[next] ?? "") && converted[to + 1] !== typed[next]) next += 1;
      to = Math.min(to + 1, converted.length);
      while (from < next) found[(from += 1)] = to;
    }
    found[typed.length] = converted.length;
    return found;
  }

  function plainText(field) {
    const write = (text) => {
      field.focus();
      field.select();
      // As if it were typed: the browser's own undo knows it then, too.
      if (!document.execCommand("insertText", false, text)) {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    return { read: () => [field.value], write: ([text]) => write(text), keep: () => field.value, restore: write };
  }

  function richText(field) {
    // From the editor, not from its field: that follows a quarter of a second later.
    const raw = () => window.Draftail.serialiseEditorStateToRaw(field.draftailEditor.getEditorState()) ?? EMPTY;
    const restore = (kept) => {
      const editor = field.draftailEditor;
      const state = editor.getEditorState();
      const content = window.Draftail.createEditorStateFromRaw(JSON.parse(kept)).getCurrentContent();
      editor.onChange(state.constructor.push(state, content, "insert-fragment"));
    };
    const write = (texts) => {
      const content = raw();
      content.blocks.forEach((block, index) => {
        const moved = places(block.text, texts[index]);
        for (const range of [...(block.inlineStyleRanges ?? []), ...(block.entityRanges ?? [])]) {
          const end = moved[range.offset + range.length];
          range.offset = moved[range.offset];
          range.length = end - range.offset;
        }
        block.text = texts[index];
      });
      restore(JSON.stringify(content));
    };
    return { read: () => raw().blocks.map((block) => block.text), write, keep: () => JSON.stringify(raw()), restore };
  }

  async function ask(texts) {
    const body = new URLSearchParams(texts.map((text) => ["text", text]));
    const headers = { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" };
    try {
      const answer = await fetch(words.toCyrillic, { method: "POST", body, headers, redirect: "error" });
      return answer.ok ? (await answer.json()).texts : null;
    } catch {
      return null;
    }
  }

  function element(kind, className, text = "") {
    return Object.assign(document.createElement(kind), { className, textContent: text });
  }

  function button(label, extra = "button-secondary") {
    return Object.assign(element("button", `button button-small ${extra}`, label), { type: "button" });
  }

  function shownText(pieces) {
    const paragraph = element("p", "own-cyrillic__text");
    paragraph.lang = "sr-Cyrl";
    paragraph.append(...pieces.map(([text, uncertain]) => (uncertain ? element("mark", "", text) : text)));
    return paragraph;
  }

  function attach(field, place) {
    if (attached.has(field) || NOT_TEXT.test(field.name) || !(field.name || words.fields)) return;
    attached.add(field);
    const text = field.draftailEditor ? richText(field) : plainText(field);
    const [convert, use, leave] = [button(words.convert), button(words.use, ""), button(words.leave)];
    const [back, box, offer, status] = [button(words.back), element("div", "own-cyrillic"), element("div", "own-cyrillic__offer"), element("span", "own-quiet")];
    status.setAttribute("role", "status");
    const name = field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent.trim();
    if (name) convert.setAttribute("aria-label", `${words.convert}: ${name.replace("*", "")}`);
    offer.hidden = back.hidden = true;
    box.append(convert, back, status, offer);
    place.after(box);
    // The translator's screen takes a field away when its text is kept.
    const taken = new MutationObserver(() => {
      if (place.isConnected) return;
      box.remove();
      taken.disconnect();
    });
    taken.observe(place.parentNode, { childList: true });
    let [kept, isConverted, offered] = [null, false, null];

    const renew = () => {
      convert.hidden = !offer.hidden || !LATIN.test(text.read().join(" "));
    };
    const close = () => {
      offer.hidden = true;
      offered = null;
      renew();
    };
    const show = (read, found) => {
      offered = { read: JSON.stringify(read), texts: found.map((pieces) => pieces.map(([piece]) => piece).join("")) };
      const isDoubtful = found.flat().some(([, uncertain]) => uncertain);
      const about = element("p", "own-cyrillic__about", isDoubtful ? `${words.about} ${words.uncertain}` : words.about);
      offer.replaceChildren(about, ...found.map(shownText), use, leave);
      offer.hidden = false;
      status.textContent = "";
      renew();
      use.focus();
    };
    const begin = async () => {
      const read = text.read();
      const found = await ask(read);
      if (found?.length === read.length) show(read, found);
      else status.textContent = words.failed;
    };
    convert.addEventListener("click", begin);
    leave.addEventListener("click", () => {
      close();
      convert.focus();
    });
    use.addEventListener("click", () => {
      // Somebody typed on while it was offered: what is offered is not what they mean any more.
      if (JSON.stringify(text.read()) !== offered.read) {
        begin();
        return;
      }
      kept = text.keep();
      text.write(offered.texts);
      isConverted = true;
      back.textContent = words.back;
      back.hidden = false;
      close();
      status.textContent = words.converted;
      back.focus();
    });
    // There and back, as often as one likes: also what was typed in between stays.
    back.addEventListener("click", () => {
      const now = text.keep();
      text.restore(kept);
      kept = now;
      isConverted = !isConverted;
      back.textContent = isConverted ? words.back : words.again;
      status.textContent = isConverted ? words.converted : words.restored;
      renew();
      back.focus();
    });
    for (const kind of ["input", "keyup", "paste", "focusin"]) place.addEventListener(kind, () => setTimeout(renew));
    renew();
  }

  function attachTo(target) {
    const rich = target.closest?.(EDITOR);
    const field = rich ? [...rich.parentNode.children].find((each) => each.draftailEditor) : target;
    if (rich && field) attach(field, rich);
    else if (target.matches?.(PLAIN)) attach(target, target);
  }

  form.addEventListener("focusin", ({ target }) => attachTo(target));
  form.querySelectorAll(`${PLAIN}, ${EDITOR}`).forEach(attachTo);
})();
