// The requests of Camunda's apps to the engine. The apps have no event for them.
const listeners = new Set();

/** @param listener called with the method, path, status and text of each answer, before the app handles it */
export const onEngineAnswer = listener => listeners.add(listener);

const openRequest = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...others) {
  this.addEventListener('load', () => {
    const { pathname } = new URL(url, location.href);
    const text = this.responseType === '' || this.responseType === 'text' ? this.responseText : '';
    listeners.forEach(listener => listener({ method: method.toUpperCase(), path: pathname, status: this.status, text }));
  }, { once: true });
  return openRequest.call(this, method, url, ...others);
};
