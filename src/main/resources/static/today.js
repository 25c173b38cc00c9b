// Dragging stories, for who has a mouse; and answers of the server that are no success are shown, too. All of it can be
// done without this file.
(() => {
  let dragged = null;
  const marks = ["above", "below", "into"];
  const clear = () => document.querySelectorAll(".above, .below, .into").forEach(at => at.classList.remove(...marks));

  // Where it would come to stand: under a heading, before the first story that the pointer is above the middle of.
  const under = event => {
    const stretch = dragged && event.target.closest && event.target.closest(".stretch");
    if (!stretch) return null;
    const others = [...stretch.querySelectorAll("li")].filter(li => li !== dragged);
    const next = others.findIndex(li => event.clientY < li.getBoundingClientRect().top + li.offsetHeight / 2);
    const index = next < 0 ? others.length : next;
    return { stretch, above: others[index - 1], below: others[index] };
  };

  const mark = ({ stretch, above, below }) => {
    clear();
    if (stretch.dataset.column === "LEAD") stretch.classList.add("into");
    else if (below) below.classList.add("above");
    else if (above) above.classList.add("below");
  };

  const isWhereItWas = ({ stretch, above }) => stretch.contains(dragged) && above === (dragged.previousElementSibling || undefined);

  const values = ({ stretch, above }) => {
    const item = dragged.dataset.item;
    if (stretch.dataset.column === "LEAD") return { act: "lead:" + item };
    const at = { act: "place:" + item, column: stretch.dataset.column, section: stretch.dataset.section || "" };
    return above ? { ...at, after: above.dataset.item } : at;
  };

  const submit = (form, fields) => {
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      form.append(input);
    }
    form.requestSubmit();
  };

  document.addEventListener("dragstart", event => {
    dragged = event.target.closest && event.target.closest(".stories li[draggable]");
    if (!dragged) return;
    dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.item);
  });
  document.addEventListener("dragover", event => {
    const at = under(event);
    if (!at) return clear();
    event.preventDefault();
    mark(at);
  });
  document.addEventListener("drop", event => {
    const at = under(event);
    if (!at) return;
    event.preventDefault();
    if (!isWhereItWas(at)) submit(dragged.closest("form"), values(at));
  });
  document.addEventListener("dragend", () => {
    clear();
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
  });

  // Who is logged out is not to ask for ever what is new.
  document.addEventListener("htmx:sseError", event => {
    if (event.detail.source.readyState === EventSource.CLOSED) event.target.removeAttribute("sse-connect");
  });

  // What is typed and not kept yet outlives the page that is drawn anew, and the pages that come between: a conflict's, the
  // login's. Where a colleague kept other words meanwhile, the old version stays with it, so that keeping it tells of that.
  const words = () => document.querySelector("#words form");
  const edition = () => new URL(words().action).searchParams.get("edition") + new URL(words().action).pathname;
  const note = () => {
    if (!words()) return;
    const typed = [...document.querySelectorAll("#words input[type=text], #words textarea, #f-address")]
      .filter(field => field.value !== field.defaultValue)
      .map(field => ({ id: field.id, value: field.value, was: field.defaultValue, version: field.form.elements.version?.value }));
    sessionStorage.setItem("typed", JSON.stringify({ edition: edition(), typed }));
  };
  const restore = () => {
    const noted = JSON.parse(sessionStorage.getItem("typed"));
    if (!noted || !words() || noted.edition !== edition()) return;
    sessionStorage.removeItem("typed");
    for (const { id, value, was, version } of noted.typed) {
      const field = document.getElementById(id);
      if (!field || field.value === value) continue;
      if (field.defaultValue !== was && version) field.form.elements.version.value = version;
      field.value = value;
      const folded = field.closest("details");
      if (folded) folded.open = true;
    }
  };
  document.addEventListener("htmx:afterSwap", restore);
  restore();

  // After a press the focus goes on: to the same button of the same story, else of the story that took its place. What was
  // done is said, too; the line that says it is no part of what is replaced.
  let pressed = null;
  const items = () => [...document.querySelectorAll(".stories li")];
  const heading = li => li?.closest(".stretch")?.querySelector(".kicker")?.textContent || "";
  const say = ({ verb, item, title, place }) => {
    const line = document.getElementById("said");
    const now = document.getElementById("s" + item);
    const moved = ["up", "down", "place"].includes(verb) && heading(now) !== place;
    const words = line.dataset[moved ? "place" : verb];
    line.textContent = words ? words.replace("{}", title).replace("{}", heading(now)) : "";
  };
  document.addEventListener("submit", event => {
    const [verb, item] = (event.submitter?.value || "").split(":");
    const li = event.submitter?.closest("li");
    pressed = item && li ? { verb, item, index: items().indexOf(li), place: heading(li),
      title: li.querySelector(".headline, span").firstChild.textContent.trim() } : null;
  }, true);
  document.addEventListener("htmx:afterSettle", () => {
    if (!pressed || !document.getElementById("said")) return;
    say(pressed);
    const { verb, item, index } = pressed;
    pressed = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const same = document.getElementById(verb + item);
    const next = items()[Math.max(0, Math.min(index, items().length - 1))];
    const on = li => li?.querySelector("[id^=" + verb + "]:enabled") || li?.querySelector("button:enabled");
    ((same?.disabled ? on(same.closest("li")) : same) || on(next) || document.querySelector("main"))?.focus();
  });

  // Only an answer with a list replaces the list. A link leads to its page, whatever that is. The refusal of a form has no
  // address to go to, so it is shown in place of this page's content.
  document.addEventListener("htmx:beforeSwap", event => {
    const detail = event.detail;
    const has = text => detail.xhr.responseText.includes(text);
    detail.isError = false;
    note();
    if (has('id="today"')) {
      detail.shouldSwap = true;
      return;
    }
    const { requestPath, finalRequestPath, responsePath, anchor } = detail.pathInfo;
    const form = detail.requestConfig.verb !== "get" && (!responsePath || responsePath === finalRequestPath);
    detail.shouldSwap = form && has("<main");
    if (detail.shouldSwap) Object.assign(detail, { target: document.querySelector("main"), selectOverride: "main", swapOverride: "outerHTML" });
    else if (form) location.reload();
    else location.assign((responsePath || finalRequestPath || requestPath) + (anchor ? "#" + anchor : ""));
  });
})();
