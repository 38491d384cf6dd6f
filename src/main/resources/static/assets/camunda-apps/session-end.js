// The way to the login page when the session has ended: the words in the page are kept, and the login leads back to the same place.
import { onEngineAnswer } from './engine-requests.js';

const APP_LOGIN = '#/login';
const LOGOUT = /\/auth\/user\/[^/]+\/logout$/;

const keepers = new Set();
let isLeaving = false;
let wasLoggedOut = false;
let lastHash = '';

const rememberPlace = () => {
  if (!location.hash.startsWith(APP_LOGIN)) {
    lastHash = location.hash;
  }
};

/** @param keeper called before the page is left; returns whether it kept something for after the login */
export const beforeLogin = keeper => keepers.add(keeper);

/** Opens the login page. The page says why, and that unsaved words are kept. */
export const goToLogin = () => {
  if (isLeaving) {
    return;
  }
  isLeaving = true;
  const kept = [...keepers].map(keeper => keeper()).some(Boolean);
  const parameters = new URLSearchParams({ from: location.pathname + location.search + (wasLoggedOut ? '' : lastHash) });
  parameters.set(wasLoggedOut ? 'out' : 'ended', '');
  if (kept) {
    parameters.set('kept', '');
  }
  location.replace(`/login?${parameters}`);
};

onEngineAnswer(({ method, path, status }) => {
  wasLoggedOut ||= method === 'POST' && LOGOUT.test(path) && status < 300;
  if (status === 401) {
    goToLogin();
  }
});

addEventListener('hashchange', () => (location.hash.startsWith(APP_LOGIN) ? goToLogin() : rememberPlace()));
rememberPlace();
if (location.hash.startsWith(APP_LOGIN)) {
  goToLogin();
}
