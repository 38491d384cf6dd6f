// Tasklist does not expose its form-js Form. form-js renders with Preact, which stores its tree at the container element (__k).
// The tree contains the context provider that gives the form to its fields. (Camunda 7.24.0, the last release. A browser test
// fails if this changes.)
const MAX_DEPTH = 6;

const formBelow = (node, depth = 0) => {
  const getService = node?.props?.value?.getService;
  if (getService) {
    return getService('form');
  }
  return depth < MAX_DEPTH ? node?.__k?.map(child => formBelow(child, depth + 1)).find(Boolean) : undefined;
};

/** The longest time that form-js needs to draw a change and to register its fields. */
export const UNTIL_DRAWN_MILLIS = 150;

/**
 * form-js tells the form about typed text only after 300 ms. When the form is drawn again within this time, the field gets its old text
 * back and the typed text is lost. Without the delay the form always has what is typed. The fields read the setting when they are drawn,
 * so all are drawn once more.
 */
const takeTypedTextAtOnce = (form, container) => {
  form.get('config').debounce = false;
  container.__k.__k[0].__c.forceUpdate();
};

/**
 * Calls a listener for each form that is drawn.
 *
 * @param listener called with form-js' Form and its container element
 */
export const onForm = listener => {
  const seen = new WeakSet();
  const search = () => document.querySelectorAll('.fjs-container').forEach(container => {
    const form = !seen.has(container) && container.querySelector('.fjs-form') && formBelow(container.__k);
    if (form) {
      seen.add(container);
      takeTypedTextAtOnce(form, container);
      listener(form, container);
    }
  });
  new MutationObserver(search).observe(document.body, { childList: true, subtree: true });
  search();
};
