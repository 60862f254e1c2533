/**
 * On every page of a preview: reloads it when there is a newer one, where the reader was, and shows what is wrong with
 * the guide until that is mended. Only authors see this; it is no part of a site.
 */

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The number of the build that this page is of. */
  const shown = Number(new URL(script.src).search.slice(1));
  const panel = document.createElement("details");
  panel.id = "selfcheck-problems";
  const summary = document.createElement("summary");
  const text = document.createElement("pre");
  panel.append(summary, text);
  // The security policy of the pages allows no style sheet but theirs; what a script sets is another matter.
  panel.style.cssText = `position: fixed; inset: auto 0 0; z-index: 9999; box-sizing: border-box; max-height: 70vh;
    padding: 12px 16px; overflow: auto; font: 15px/1.5 ui-monospace, monospace; color: #f4efe6; background: #1d2021;
    border-top: 4px solid #e5b567`;
  summary.style.cssText = "cursor: pointer; font-weight: 700";
  text.style.cssText = "margin: 12px 0 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere";
  panel.setAttribute("role", "alert");

  /** @param {{ summary: string, problems: string, errors: number }} told */
  const show = (told) => {
    panel.remove();
    if (!told.problems) return;
    summary.textContent = told.errors ? `${told.summary} This page is of the last build that went well.` : told.summary;
    text.textContent = told.problems;
    panel.open = told.errors > 0;
    panel.style.borderTopColor = told.errors ? "#ff8272" : "#e5b567";
    document.body.append(panel);
  };

  new EventSource("/__selfcheck__/events").addEventListener("built", ({ data }) => {
    const told = JSON.parse(data);
    if (told.pages !== shown) location.reload();
    else show(told);
  });
})();
