// Camunda's apps start before their texts are loaded, so the first visit shows some keys instead of texts. The apps cache the
// texts in localStorage for the next visit. This module fills the cache before the first visit.
import { get } from '/assets/api.js';

const { appRoot, appName } = (base => ({
  appRoot: base.getAttribute('app-root'),
  appName: base.getAttribute('app-name')
}))(document.querySelector('base'));

const language = 'zh';
const prefix = `${appRoot}/app/${appName}/locales/`;
const storageKey = 'camunda-web';
const textsKey = `${prefix}_locales_data_${language}_${window.bust || '7.24.0'}`;

export const loadAppTexts = async () => {
  const stored = JSON.parse(localStorage.getItem(storageKey) || '{}');
  if (!stored[textsKey]) {
    try {
      stored[textsKey] = JSON.stringify(await get(`${prefix}${language}.json`));
      localStorage.setItem(storageKey, JSON.stringify(stored));
    } catch (error) {
      // The app loads its texts itself; only its first page shows keys. Without this it would not start at all.
      console.warn(error);
    }
  }
};
