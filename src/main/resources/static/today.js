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

  // A conflict is a page to be read, and a login is one of its own.
  document.addEventListener("htmx:beforeSwap", event => {
    const ours = event.detail.xhr.responseText.includes('id="today"');
    event.detail.shouldSwap = ours;
    event.detail.isError = false;
    note();
    if (!ours) location.reload();
  });
})();
