import { button, h } from './dom.js';

const open = (label, content, actions) => {
  const dialog = h('dialog', { class: 'dudao dudao-dialog', 'aria-label': label }, content, h('div', { class: 'actions' }, actions));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

/** Asks for confirmation. Resolves to whether the user confirmed. */
export const confirmWith = (question, yes) => new Promise(resolve => {
  const dialog = open(question, h('p', {}, question), [
    button('取消', () => dialog.close()),
    button(yes, () => dialog.close(yes), 'danger')
  ]);
  dialog.addEventListener('close', () => resolve(dialog.returnValue === yes));
});

/** @param kind 'pdf' or 'image' */
export const preview = (name, kind, url) => {
  const page = kind === 'pdf' ? h('iframe', { src: url, title: name }) : h('img', { src: url, alt: name });
  const dialog = open(name, [h('h3', {}, name), h('div', { class: 'preview' }, page)], [
    h('a', { class: 'btn btn-default', href: url, target: '_blank', rel: 'noopener' }, '在新窗口打开'),
    button('关闭', () => dialog.close(), 'primary')
  ]);
  dialog.classList.add('wide');
};
