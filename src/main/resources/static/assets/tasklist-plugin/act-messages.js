// What an act in Tasklist led to: success is said, and a refusal stands at the button until the next try.
import { onEngineAnswer } from '../camunda-apps/engine-requests.js';
import { completeLabel } from './complete-button.js';
import { button, h } from './dom.js';
import { onTaskOpened, openedTask } from './opened-task.js';

const COMPLETION = /\/task\/([^/]+)\/(?:submit-form|complete)$/;
const START = /\/process-definition\/[^/]+\/submit-form$/;
const ACT = /\/task\/[^/]+\/(?:submit-form|complete|claim|unclaim|assignee)$/;

const text = h('span');
const success = h('div', { class: 'dudao dudao-success alert alert-success', tabindex: '-1', hidden: true },
  text, button('知道了', () => (success.hidden = true), 'link'));
document.body.append(h('div', { role: 'status' }, success));

const injector = () => window.angular?.element(document.documentElement).injector();

/** Tasklist's own notifications stay until somebody closes them. */
const clearErrors = () => injector()?.get('$rootScope').$applyAsync(() => {
  const notifications = injector().get('Notifications');
  notifications.notifications.filter(({ type }) => type === 'danger').forEach(error => notifications.clear(error));
});

/** The message that stands at the button. Tasklist would show it over the fields too. */
let shownMessage = null;
let isPatched = false;

const showMessageOnce = message => {
  shownMessage = message;
  if (!isPatched) {
    isPatched = true;
    const notifications = injector().get('Notifications');
    const { add } = notifications;
    notifications.add = notification => notification.message !== shownMessage && add.call(notifications, notification);
  }
};

const refusalBox = () => document.querySelector('.dudao-refusal');

const showRefusal = answer => {
  refusalBox()?.remove();
  const actions = document.querySelector('.task-details .form-actions');
  if (!actions) {
    return;
  }
  let message;
  try {
    ({ message } = JSON.parse(answer));
  } catch {
    message = '';
  }
  const box = h('div', { class: 'dudao dudao-refusal alert alert-danger', role: 'alert', tabindex: '-1' },
    h('strong', {}, `没有${completeLabel()}：`), message || '服务器没有受理，请稍后再试。');
  actions.before(box);
  box.focus();
  box.scrollIntoView({ block: 'center' });
  showMessageOnce(message);
};

const showSuccess = () => {
  const label = completeLabel();
  text.textContent = label === '提交' ? `已提交：${openedTask.name}。` : `已办理（${label}）：${openedTask.name}。`;
  success.hidden = false;
  success.focus();
};

/** The start form's message stands above its first field. It may be out of sight for somebody who pressed the button below. */
const showStartRefusal = (frames = 60) => {
  const message = document.querySelector('.modal .notifications .alert-danger');
  if (message) {
    message.scrollIntoView({ block: 'center' });
  } else if (frames > 0) {
    requestAnimationFrame(() => showStartRefusal(frames - 1));
  }
};

onEngineAnswer(({ method, path, status, text: answer }) => {
  if (method === 'POST' && START.test(path) && status >= 400) {
    showStartRefusal();
  }
  if (method !== 'POST' || !ACT.test(path)) {
    return;
  }
  const succeeded = status < 300;
  const completed = path.match(COMPLETION)?.[1] === openedTask.id && openedTask.id !== null;
  shownMessage = null;
  if (succeeded) {
    refusalBox()?.remove();
    clearErrors();
  }
  if (completed && succeeded) {
    showSuccess();
  } else if (completed && status !== 401) {
    showRefusal(answer);
  }
});

onTaskOpened(() => {
  success.hidden = true;
  clearErrors();
});

addEventListener('click', event => event.target.closest?.('.task-card .nav-tabs a') && clearErrors(), true);

// Tasklist's notification about fields of the form is out of date as soon as somebody changes a field.
addEventListener('input', event => event.target.closest?.('.task-details .fjs-container') && clearErrors(), true);

export default [];
