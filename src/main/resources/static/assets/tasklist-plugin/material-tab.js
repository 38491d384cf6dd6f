// The tab 材料 of every task about a material. It is the first tab and opens automatically.
import { RequestError, get } from '../api.js';
import { button, h } from './dom.js';
import { draftLine } from './draft-line.js';
import { draftOf } from './drafts.js';
import { handIn } from './material-hand-in.js';
import { rounds } from './material-parts.js';
import { review } from './material-review.js';
import { onTaskOpened, openedTask } from './opened-task.js';
import { guideOf } from './task-guide.js';
import { materialOf } from './task-material.js';

// Which tab is open. Ours is the first, the form is the second. Tasklist has no API for tabs, so the links are clicked.

const TABS = '.task-card .nav-tabs > li > a';
const HAS_MATERIAL = 'dudao-has-material';
const HAS_DOCUMENTATION = 'dudao-has-documentation';
const tabAt = index => document.querySelectorAll(TABS)[index];
const materialTab = () => tabAt(0);
const formTab = () => tabAt(1);
const historyTab = () => tabAt(2);
const documentationTab = () => tabAt(4);
const isOpen = tab => tab?.parentElement.classList.contains('active');

/** Whether a task is about a material, by task. */
const hasMaterialByTask = new Map();
let tabInAddress = /detailsTab=/.test(location.hash);
/** Whether the user chose a tab for this task, by a click or in the address. Then the tab stays open. */
let userChoseTab = false;

addEventListener('click', event => {
  userChoseTab ||= event.isTrusted && Boolean(event.target.closest?.(TABS));
}, true);

const openTab = hasMaterial => {
  document.body.classList.toggle(HAS_MATERIAL, hasMaterial);
  if (hasMaterial && !isOpen(materialTab()) && !userChoseTab) {
    materialTab()?.click();
  } else if (!hasMaterial && (isOpen(materialTab()) || isOpen(historyTab()))) {
    formTab().click();
  }
};

const goToForm = () => {
  formTab().click();
  // The button that was clicked is gone, and with it the focus.
  formTab().focus();
};

// With stacked columns the opened task is below the visible part of the page.
const oneColumn = matchMedia('(max-width: 767px)');

onTaskOpened(async task => {
  userChoseTab = tabInAddress;
  tabInAddress = false;
  guideOf(task).then(({ documentation }) => {
    if (openedTask.id === task) {
      document.body.classList.toggle(HAS_DOCUMENTATION, documentation !== '');
      if (documentation === '' && isOpen(documentationTab())) {
        formTab().click();
      }
    }
  });
  if (!hasMaterialByTask.has(task)) {
    document.body.classList.remove(HAS_MATERIAL);
    hasMaterialByTask.set(task, await materialOf(task).then(material => material !== null, () => true));
  }
  await Promise.resolve();
  if (openedTask.id === task) {
    openTab(hasMaterialByTask.get(task));
    if (oneColumn.matches) {
      requestAnimationFrame(() => document.querySelector('.task-details').scrollIntoView());
    }
  }
});

// The tab's content

const assigneeNotice = ({ held, holder, step }) => {
  const isReview = step === 'review';
  if (held) {
    return '';
  }
  if (holder) {
    return isReview ? `这项任务由${holder}办理，由${holder}给出结论。` : `这项任务由${holder}办理。您起草的内容只有您自己看得到；要由您提交，请先请${holder}放弃认领。`;
  }
  return isReview ? '这项任务还没有人认领。认领以后才能给出结论。' : '这项任务还没有人认领。您可以先起草；认领以后才能提交。';
};

const nextStep = step => h('div', { class: 'next-step' },
  h('span', {}, step === 'review' ? '看完以后，下一步：' : '写好以后，下一步：'),
  button(step === 'review' ? '到“表单”页给出结论' : '到“表单”页填写并提交', goToForm, 'primary'));

const draw = (tab, material, draft) => {
  const notice = h('p', { class: 'alert alert-info', role: 'status' });
  const showAssignee = current => {
    notice.textContent = assigneeNotice(current);
    notice.hidden = !notice.textContent;
  };
  showAssignee(material);
  tab.replaceChildren(h('div', { class: 'dudao material' },
    h('div', { class: 'standard' }, h('b', {}, '审核标准'), h('ul', {}, material.standards.map(standard => h('li', {}, standard)))),
    notice,
    draftLine(draft),
    (material.step === 'review' ? review : handIn)(material, draft),
    rounds(material.rounds) || [],
    nextStep(material.step)));
  return showAssignee;
};

const showFailure = (tab, error, retry) => tab.replaceChildren(
  h('div', { class: 'alert alert-danger', role: 'alert' }, `材料没有打开：${error instanceof RequestError ? error.message : '请刷新页面再试。'} `, button('再试一次', retry, 'link')));

/** The material with its files and the files that can be uploaded, or null. The draft is loaded too. */
const load = async task => {
  const material = await materialOf(task);
  if (material === null) {
    return null;
  }
  const [files, accepted] = await Promise.all([
    get(`/api/tasks/${task}/files`), get('/api/accepted-files'), draftOf(task).load()]);
  return { ...material, files, accepted };
};

export default {
  id: 'dudao-material',
  pluginPoint: 'tasklist.task.detail',
  priority: 2_000,
  properties: { label: '材料' },
  render: (node, { taskId }, scope) => {
    const draft = draftOf(taskId);
    let showAssignee = () => {};
    const show = async () => {
      try {
        const material = await load(taskId);
        if (material !== null && node.isConnected) {
          showAssignee = draw(node, material, draft);
        }
      } catch (error) {
        showFailure(node, error, show);
      }
    };
    show();
    const unsubscribe = draft.subscribe(replaced => replaced && show());
    scope.$on('$destroy', () => {
      unsubscribe();
      draft.flush();
    });
    // The task was claimed or unclaimed.
    scope.$watch('task.assignee', (assignee, previous) => {
      if (assignee !== previous) {
        materialOf(taskId).then(material => material !== null && showAssignee(material), () => {});
      }
    });
  }
};
