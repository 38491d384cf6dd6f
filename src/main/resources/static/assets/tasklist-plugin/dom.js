/**
 * Creates an element. Strings become text, never markup.
 *
 * @param attributes a function becomes a listener of the event with that name; true sets an empty attribute, false and null set none
 * @param children elements, texts and arrays of them; undefined, null and false are skipped
 */
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (name === 'value') {
      element.value = value;
    } else if (value !== false && value !== null) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
};

export const button = (label, click, kind = 'default') =>
  h('button', { type: 'button', class: `btn btn-${kind}`, click }, label);

/** A control with a label above it. */
export const labelled = (label, control) => h('label', { class: 'field' }, h('span', {}, label), control);

/** The time, and for other days than today the date before it. */
export const time = iso => {
  const date = new Date(iso);
  const now = new Date();
  const day = date.toDateString() === now.toDateString()
    ? {}
    : { month: 'long', day: 'numeric', ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) };
  return new Intl.DateTimeFormat('zh-CN', { ...day, hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
};

export const size = bytes =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
