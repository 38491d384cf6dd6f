// The lines of a task in the list: campaign and stage, due date in words, who has it, and whether it was returned.
import { get } from '../api.js';
import { h } from './dom.js';

/** The priority of a returned task (StepVariables.RETURNED_PRIORITY). */
const RETURNED_PRIORITY = 80;
const DAY_MILLIS = 86_400_000;

const waiting = new Map();

const requestAll = async () => {
  const wanted = new Map(waiting);
  waiting.clear();
  const query = [...wanted.keys()].map(task => `task=${encodeURIComponent(task)}`).join('&');
  const cards = await get(`/api/task-cards?${query}`).catch(() => []);
  const byTask = new Map(cards.map(card => [card.task, card]));
  wanted.forEach((resolve, task) => resolve.forEach(one => one(byTask.get(task))));
};

/** The card of a task, or undefined. All cards of a page share one request. */
const cardOf = task => new Promise(resolve => {
  if (waiting.size === 0) {
    setTimeout(requestAll);
  }
  waiting.set(task, [...(waiting.get(task) || []), resolve]);
});

const startOfDay = date => new Date(date.getFullYear(), date.getMonth(), date.getDate());

/** The due date in words: 「4月30日（星期三）到期，还有3天」. */
export const dueInWords = (iso, now = new Date()) => {
  const due = new Date(iso);
  const year = due.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  const day = new Intl.DateTimeFormat('zh-CN', { ...year, month: 'long', day: 'numeric' }).format(due);
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long' }).format(due);
  const days = Math.round((startOfDay(due) - startOfDay(now)) / DAY_MILLIS);
  const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(due);
  if (days === 0) {
    return due < now ? `今天${clock}已经到期` : `今天${clock}到期`;
  }
  return days < 0 ? `${day}到期，已逾期${-days}天` : `${day}（${weekday}）到期，还有${days}天`;
};

const lines = (task, card) => {
  const place = [card?.campaign, card?.stage].filter(Boolean).join(' · ');
  return [
    place && h('p', {}, place),
    h('p', { class: 'card-state' },
      task.priority >= RETURNED_PRIORITY && h('b', { class: 'card-returned' }, '退回'),
      task.due && h('span', { class: new Date(task.due) < new Date() ? 'card-due late' : 'card-due' }, dueInWords(task.due)),
      h('span', {}, card?.holder ? `由${card.holder}办理` : '还没有人认领'))
  ];
};

/** The names of people who have a task, by login. Tasklist shows logins, because participants may not read the engine's users. */
export const nameOfHolder = async task => {
  const card = await cardOf(task);
  return card && { login: card.assignee, name: card.holder };
};

export default {
  id: 'dudao-task-card',
  pluginPoint: 'tasklist.card',
  priority: 1,
  render: async (node, { taskId }, scope) => {
    const { task } = scope;
    const card = await cardOf(taskId);
    const names = node.closest('li.task')?.querySelector('.names');
    names?.parentElement.querySelector('.dudao-card')?.remove();
    names?.after(h('div', { class: 'dudao dudao-card' }, lines(task, card)));
  }
};
