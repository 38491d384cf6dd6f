// Messages, forms, buttons and reloading on our pages. The layout contains the two message elements.
import { RequestError } from './api.js';

const NOTICE_KEY = 'dudao-notice';
const errorMessage = document.getElementById('error-message');
const notice = document.getElementById('notice');

export const element = id => document.getElementById(id);

/** The non-empty lines of a text. */
export const linesOf = text => text.split('\n').map(line => line.trim()).filter(Boolean);

/** A mistake in what the user typed. The message is a sentence for the user. */
export class InputError extends Error {
  /** @param field the field with the mistake, which gets the focus */
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

const showIn = (target, text) => {
  target.textContent = text;
  target.hidden = false;
};

export const clearMessages = () => [errorMessage, notice].forEach(message => {
  message.textContent = '';
  message.hidden = true;
});

/** @param field gets the focus; without a field the message gets it */
export const showError = (text, field = errorMessage) => {
  clearMessages();
  showIn(errorMessage, text);
  errorMessage.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: field === errorMessage });
};

export const showNotice = text => {
  clearMessages();
  showIn(notice, text);
  notice.scrollIntoView({ block: 'nearest' });
};

const storeNotice = (text, target = 'notice') => sessionStorage.setItem(NOTICE_KEY, JSON.stringify({ text, target }));

/** Reloads the page and then shows the text, in the notice or in another element of the page. */
export const reloadWithNotice = (text, target) => {
  storeNotice(text, target);
  location.reload();
};

/** Opens another page, which shows the text. */
export const openWithNotice = (address, text) => {
  storeNotice(text);
  location.assign(address);
};

const showStoredNotice = () => {
  const stored = JSON.parse(sessionStorage.getItem(NOTICE_KEY) || 'null');
  sessionStorage.removeItem(NOTICE_KEY);
  if (stored?.target === 'notice') {
    showNotice(stored.text);
  } else if (stored && element(stored.target)) {
    showIn(element(stored.target), stored.text);
  }
};
showStoredNotice();

/** Disables the button while the work runs, so that nothing is sent twice. Shows the error if the work fails. */
const run = async (button, work) => {
  clearMessages();
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    const isExpected = error instanceof RequestError || error instanceof InputError;
    showError(isExpected ? error.message : '页面出了问题，请刷新后再试。', error.field);
    if (!isExpected) {
      throw error;
    }
  } finally {
    button.disabled = false;
  }
};

/** @param work called with the form instead of the browser's own submit; the form may be absent */
export const onSubmit = (form, work) => form?.addEventListener('submit', event => {
  event.preventDefault();
  run(event.submitter ?? form.querySelector('button'), () => work(form));
});

/** @param work called at a click; the button may be absent */
export const onClick = (button, work) => button?.addEventListener('click', () => run(button, () => work(button)));

/** Offers a file that a request has returned as a download. */
export const saveFile = (file, name = file.name) => {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
};
