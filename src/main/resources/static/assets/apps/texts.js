// The apps draw before their texts have come, and on a first visit some of them would show bare keys. They keep the texts in
// localStorage for the next visit; this puts them there before the first.
const { appRoot, appName } = (base => ({
  appRoot: base.getAttribute('app-root'),
  appName: base.getAttribute('app-name')
}))(document.querySelector('base'));

const language = 'zh';
const prefix = `${appRoot}/app/${appName}/locales/`;
const storageKey = 'camunda-web';
const textsKey = `${prefix}_locales_data_${language}_${window.bust || '7.24.0'}`;

export const textsAreHere = async () => {
  const stored = JSON.parse(localStorage.getItem(storageKey) || '{}');
  if (!stored[textsKey]) {
    stored[textsKey] = await (await fetch(`${prefix}${language}.json`)).text();
    localStorage.setItem(storageKey, JSON.stringify(stored));
  }
};
