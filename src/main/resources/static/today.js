// Dragging stories, for who has a mouse; and answers of the server that are no success are shown, too. All of it can be
// done without this file.
(() => {
  let dragged = null;
  const clear = () => document.querySelectorAll(".above, .below").forEach(li => li.classList.remove("above", "below"));
  const over = event => dragged && event.target.closest && event.target.closest(".stories[data-column] li");
  const upper = (li, event) => event.clientY < li.getBoundingClientRect().top + li.offsetHeight / 2;

  const drop = (li, above) => {
    const list = li.parentElement;
    const neighbour = above ? li.previousElementSibling : li;
    const form = li.closest("form");
    const values = { act: "place:" + dragged.dataset.item, column: list.dataset.column, section: list.dataset.section || "" };
    if (neighbour) values.after = neighbour.dataset.item;
    for (const [name, value] of Object.entries(values)) {
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
    const li = over(event);
    if (!li) return;
    event.preventDefault();
    clear();
    li.classList.add(upper(li, event) ? "above" : "below");
  });
  document.addEventListener("drop", event => {
    const li = over(event);
    if (!li) return;
    event.preventDefault();
    if (li !== dragged && !(upper(li, event) && li.previousElementSibling === dragged)) drop(li, upper(li, event));
  });
  document.addEventListener("dragend", () => {
    clear();
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
  });

  // A conflict is a page to be read, and a login is one of its own.
  document.addEventListener("htmx:beforeSwap", event => {
    const ours = event.detail.xhr.responseText.includes('id="today"');
    event.detail.shouldSwap = ours;
    event.detail.isError = false;
    if (!ours) location.reload();
  });
})();
