import { button, h, time } from './dom.js';

const stateText = draft => ({
  none: '输入的内容会自动保存为草稿。',
  unsaved: '有新的改动，稍后自动保存。',
  saving: '正在保存草稿……',
  saved: draft.savedAt && `草稿已保存 ${time(draft.savedAt)}`,
  failed: `草稿没有保存：${draft.problem}`,
  conflict: '草稿没有保存。'
})[draft.state];

const conflictChoice = draft => h('div', { class: 'alert alert-warning', role: 'alert' },
  h('p', {}, `${draft.problem}那里最后保存于 ${time(draft.elsewhere.savedAt)}。`),
  button('载入那边的', () => draft.takeElsewhere()),
  ' ',
  button('用这里的覆盖', () => draft.keepMine()));

/** The state of a draft: saved or not, changed elsewhere, and other people's drafts. It unsubscribes when it leaves the page. */
export const draftLine = draft => {
  const state = h('p', { class: 'draft-state', role: 'status' });
  const retry = button('再试一次', () => draft.flush(), 'link');
  const others = h('p', { class: 'draft-others', role: 'status' });
  const conflict = h('div');
  const line = h('div', { class: 'dudao draft-line' }, h('div', { class: 'draft-saving' }, state, retry), others, conflict);

  const setText = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
    element.hidden = !text;
  };
  let shownConflict = null;
  const draw = () => {
    setText(state, stateText(draft));
    state.classList.toggle('failed', draft.state === 'failed' || draft.state === 'conflict');
    retry.hidden = draft.state !== 'failed';
    setText(others, draft.others.map(other => `${other.name} ${time(other.savedAt)} 也在起草这项任务，提交前请商量。`).join(''));
    if (shownConflict !== draft.elsewhere) {
      shownConflict = draft.elsewhere;
      conflict.replaceChildren(...(shownConflict ? [conflictChoice(draft)] : []));
    }
  };
  const unsubscribe = draft.subscribe(() => (line.isConnected ? draw() : unsubscribe()));
  draw();
  return line;
};
