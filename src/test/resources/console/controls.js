// What the crawler asks of a page. One expression, so that it works where a page's own scripts are switched off.
(() => {
  const all = () => [...document.querySelectorAll("a[href], button:enabled, summary")];
  const main = () => document.querySelector("main") || document.body;
  const unfold = () => document.querySelectorAll("details").forEach(fold => { fold.open = true; });
  const folds = () => [...document.querySelectorAll("details")].map(fold => fold.open).join();
  const words = element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".aside, bdi").forEach(data => data.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const shown = element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2;
  };
  const away = box => box.width > 0 && (box.right + scrollX < 1 || box.bottom + scrollY < 1);
  const control = element => {
    const form = element.tagName === "BUTTON" ? element.form : null;
    return {
      tag: element.tagName,
      label: element.tagName === "BUTTON" ? words(element) + " " + element.value : words(element),
      target: (form ? form.getAttribute("action") : element.getAttribute("href")) || "",
      method: form ? form.method : "",
      bar: !!element.closest(".bar, .skip"),
      blank: element.target === "_blank",
      visible: shown(element),
      focusOnly: away(element.getBoundingClientRect()),
    };
  };
  const fill = (form, typed) => {
    for (const field of form.elements) {
      if (field.type === "hidden" || field.readOnly || field.disabled) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        const group = [...form.elements].filter(one => one.name === field.name);
        if (!group.some(one => one.checked)) field.checked = true;
      } else if (field.type === "file") {
        const files = new DataTransfer();
        files.items.add(new File(["email\nnew@example.org\n"], "members.csv", { type: "text/csv" }));
        field.files = files.files;
      } else if (typed[field.name]) field.value = typed[field.name];
      else if (field.type === "text" || field.tagName === "TEXTAREA") field.value += " typed";
      else if (field.value === "" && field.tagName === "INPUT") field.value = "typed";
    }
  };
  // A link's navigation is seen to begin and is then stopped, so that the page can be used again; a form's, if it is held.
  const watch = () => {
    const seen = window.crawled = {};
    navigation.addEventListener("navigate", event => {
      if (!seen.stops) {
        seen.leaves = true;
        return;
      }
      seen.to = event.destination.url;
      event.preventDefault();
    });
    window.addEventListener("click", () => { seen.arrived = true; }, true);
    window.addEventListener("submit", event => {
      if (!seen.holds) return;
      seen.submitter = event.submitter;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    window.addEventListener("click", event => {
      if (!seen.holds || seen.element.form || seen.element.tagName === "SUMMARY") return;
      seen.submitter = event.target.closest("a, button");
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    window.addEventListener("click", event => { seen.scripted = seen.scripted || event.defaultPrevented; });
    window.addEventListener("submit", event => { seen.scripted = seen.scripted || event.defaultPrevented; });
    document.addEventListener("htmx:beforeRequest", () => { seen.pending++; seen.requests++; });
    document.addEventListener("htmx:afterRequest", event => {
      seen.pending--;
      seen.status = event.detail.xhr.status;
    });
    document.addEventListener("htmx:afterSettle", () => { seen.settled++; });
  };
  return {
    list: () => { unfold(); return all().map(control); },
    // Null: a browser drops input before the first paint.
    prepare: (index, typed, stops, holds) => {
      if (performance.getEntriesByType("paint").length === 0) return null;
      document.activeElement?.blur();
      unfold();
      const element = all()[index];
      if (!element) return {};
      if (element.form) fill(element.form, typed);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const box = element.getClientRects()[0];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      if (!window.crawled) watch();
      Object.assign(window.crawled, { stops, holds, element, to: "", submitter: null, scripted: false, arrived: false, leaves: false,
        pending: 0, requests: 0, settled: 0, status: 0, folds: folds(), url: location.href, text: main().innerText });
      return { ...control(element), x, y, resolved: element.href || "",
        covered: element.contains(top) ? "" : "covered by " + String(top && top.outerHTML).slice(0, 200) };
    },
    focus: () => { window.crawled.element.focus(); return document.activeElement === window.crawled.element; },
    state: scripts => {
      const seen = window.crawled;
      if (!seen) {
        if (document.readyState !== "complete") return { busy: true, lost: false };
        return { kind: "page", status: performance.getEntriesByType("navigation")[0].responseStatus };
      }
      const end = { scripted: seen.scripted, status: seen.status, to: seen.to, same: main().innerText === seen.text };
      if (seen.to) return { ...end, kind: "stopped" };
      if (seen.submitter) return { ...end, kind: seen.submitter === seen.element ? "held" : "other button" };
      if (seen.pending === 0 && seen.settled > 0) return { ...end, kind: "swap" };
      if (seen.requests === 0 && folds() !== seen.folds) return { ...end, kind: "fold" };
      if (seen.requests === 0 && !end.same) return { ...end, kind: "change" };
      return { busy: seen.leaves || seen.pending > 0, lost: scripts && !seen.arrived };
    },
    deadEnds: () => [...document.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href"))
      .filter(place => !document.getElementById(place.substring(1))),
    // Whether it is the page that was opened, as it was: nothing but a navigation that was stopped has happened to it.
    stays: () => !!window.crawled && (window.crawled.element.tagName === "SUMMARY" || main().innerText === window.crawled.text) && window.crawled.settled === 0 && window.crawled.pending === 0,
    wasScripted: () => !!window.crawled && window.crawled.scripted,
    status: () => performance.getEntriesByType("navigation")[0].responseStatus,
    text: () => main().innerText,
    needsNoScript: () => [...document.querySelectorAll("noscript")].some(part => /<(a|button|form)\b/.test(part.textContent)),
    signature: () => [document.querySelector("h1"), ...main().querySelectorAll("[aria-current]")]
      .map(element => element ? element.textContent.replace(/\s+/g, " ").trim() : "").join(" | "),
  };
})()
