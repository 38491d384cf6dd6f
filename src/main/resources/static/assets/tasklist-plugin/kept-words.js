// Words that were not saved when the session ended. They stay in this tab only, for the person who typed them.
import { get } from '../api.js';

const PREFIX = 'dudao-kept-words:';

const read = key => JSON.parse(sessionStorage.getItem(key));

let login;
const ownLogin = get('/api/me').then(me => {
  ({ login } = me);
  Object.keys(sessionStorage)
    .filter(key => key.startsWith(PREFIX) && read(key).login !== login)
    .forEach(key => sessionStorage.removeItem(key));
}, () => undefined);

/** @returns whether the words are kept; false when the browser has no room or the person is unknown */
export const keepWords = (task, words) => {
  try {
    if (login) {
      sessionStorage.setItem(PREFIX + task, JSON.stringify({ ...words, login }));
    }
    return Boolean(login);
  } catch (error) {
    console.warn(error);
    return false;
  }
};

/** The words of the present user for this task, or null. */
export const keptWords = async task => {
  if (!sessionStorage.getItem(PREFIX + task)) {
    return null;
  }
  await ownLogin;
  const words = read(PREFIX + task);
  return words?.login === login ? words : null;
};

export const forgetWords = task => sessionStorage.removeItem(PREFIX + task);
