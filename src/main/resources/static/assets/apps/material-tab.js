// The tab 材料 of every task that is about a material. It comes before the form and opens by itself.
import { Refused, get } from './api.js';
import { button, h } from './dom.js';
import { draftLine } from './draft-line.js';
import { draftOf } from './drafts.js';
import { handIn } from './material-hand-in.js';
import { rounds } from './material-parts.js';
import { review } from './material-review.js';
import { onTaskOpened, openedTask } from './opened-task.js';

// Which tasks are about a material

const coming = new Map();

/** The material of the task, or null when it is about none. Tasklist and the tab ask at the same time; it is fetched once. */
const materialOf = task => {
  if (!coming.has(task)) {
    coming.set(task, get(`/api/tasks/${task}/material`)
      .catch(refused => {
        if (refused.status !== 404) {
          throw refused;
        }
        return null;
      })
      .finally(() => coming.delete(task)));
  }
  return coming.get(task);
};

// Which tab is open. Ours comes first and the form after it; Tasklist has no other way in than its links.

const TABS = '.task-card .nav-tabs > li > a';
const HAS_MATERIAL = 'dudao-has-material';
const ours = () => document.querySelectorAll(TABS)[0];
const form = () => document.querySelectorAll(TABS)[1];
const isOpen = tab => tab?.parentElement.classList.contains('active');

const known = new Map();
let inTheAddress = /detailsTab=/.test(location.hash);
// A tab that the person has chosen for this task, here or in the address, stays.
let chosen = false;

addEventListener('click', event => {
  chosen ||= event.isTrusted && Boolean(event.target.closest?.(TABS));
}, true);

const choose = hasMaterial => {
  document.body.classList.toggle(HAS_MATERIAL, hasMaterial);
  if (hasMaterial && !isOpen(ours()) && !chosen) {
    ours()?.click();
  } else if (!hasMaterial && isOpen(ours())) {
    form().click();
  }
};

// Where the columns stand below one another, a task opens out of sight.
const oneColumn = matchMedia('(max-width: 767px)');

onTaskOpened(async task => {
  chosen = inTheAddress;
  inTheAddress = false;
  if (!known.has(task)) {
    document.body.classList.remove(HAS_MATERIAL);
    known.set(task, await materialOf(task).then(material => material !== null, () => true));
  }
  await Promise.resolve();
  if (openedTask.id === task) {
    choose(known.get(task));
    if (oneColumn.matches) {
      requestAnimationFrame(() => document.querySelector('.task-details').scrollIntoView());
    }
  }
});

// What the tab shows

const holding = ({ held, holder, step }) => {
  const reading = step === 'review';
  if (held) {
    return '';
  }
  if (holder) {
    return reading ? `这项任务由${holder}办理，由${holder}给出结论。` : `这项任务由${holder}办理。您起草的内容只有您自己看得到；要由您提交，请先请${holder}放弃认领。`;
  }
  return reading ? '这项任务还没有人认领。认领以后才能给出结论。' : '这项任务还没有人认领。您可以先起草；认领以后才能提交。';
};

const next = step => h('div', { class: 'next-step' },
  h('span', {}, step === 'review' ? '看完以后，下一步：' : '写好以后，下一步：'),
  button(step === 'review' ? '到“表单”页给出结论' : '到“表单”页填写并提交', () => form().click(), 'primary'));

const draw = (tab, material, draft) => {
  const notice = h('p', { class: 'alert alert-info', role: 'status' });
  const tellHolding = current => {
    notice.textContent = holding(current);
    notice.hidden = !notice.textContent;
  };
  tellHolding(material);
  tab.replaceChildren(h('div', { class: 'dudao material' },
    h('div', { class: 'standard' }, h('b', {}, '审核标准'), h('ul', {}, material.standards.map(standard => h('li', {}, standard)))),
    notice,
    draftLine(draft),
    (material.step === 'review' ? review : handIn)(material, draft),
    rounds(material.rounds) || [],
    next(material.step)));
  return tellHolding;
};

const failed = (tab, refused, again) => tab.replaceChildren(
  h('div', { class: 'alert alert-danger', role: 'alert' }, `材料没有打开：${refused instanceof Refused ? refused.message : '请刷新页面再试。'} `, button('再试一次', again, 'link')));

/** The material with its files, or null; what was typed has come too then. */
const load = async task => {
  const material = await materialOf(task);
  if (material === null) {
    return null;
  }
  const [files] = await Promise.all([get(`/api/tasks/${task}/files`), draftOf(task).load()]);
  return { ...material, files };
};

export default {
  id: 'dudao-material',
  pluginPoint: 'tasklist.task.detail',
  priority: 2_000,
  properties: { label: '材料' },
  render: (node, { taskId }, scope) => {
    const draft = draftOf(taskId);
    let tellHolding = () => {};
    const show = async () => {
      try {
        const material = await load(taskId);
        if (material !== null && node.isConnected) {
          tellHolding = draw(node, material, draft);
        }
      } catch (refused) {
        failed(node, refused, show);
      }
    };
    show();
    const end = draft.subscribe(replaced => replaced && show());
    scope.$on('$destroy', () => {
      end();
      draft.flush();
    });
    // Claimed, or given back.
    scope.$watch('task.assignee', (now, before) => {
      if (now !== before) {
        materialOf(taskId).then(material => material !== null && tellHolding(material), () => {});
      }
    });
  }
};
