// Tasklist keeps its form-js Form to itself. form-js draws with Preact, which leaves its tree at the element that it drew
// into, and in that tree stands the provider through which every field reaches the form. (Camunda 7.24.0, the last one;
// a browser test would tell if this were no longer so.)
const DEPTH = 6;

const formBelow = (node, depth = 0) => {
  const getService = node?.props?.value?.getService;
  if (getService) {
    return getService('form');
  }
  return depth < DEPTH ? node?.__k?.map(child => formBelow(child, depth + 1)).find(Boolean) : undefined;
};

/** How long form-js takes at most to draw a change and to know its fields anew. */
export const UNTIL_DRAWN_MILLIS = 150;

/**
 * Tells of each form when it has been drawn.
 *
 * @param found called with form-js' Form and the element that it is in
 */
export const onForm = found => {
  const seen = new WeakSet();
  const look = () => document.querySelectorAll('.fjs-container').forEach(container => {
    const form = !seen.has(container) && container.querySelector('.fjs-form') && formBelow(container.__k);
    if (form) {
      seen.add(container);
      found(form, container);
    }
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
};
