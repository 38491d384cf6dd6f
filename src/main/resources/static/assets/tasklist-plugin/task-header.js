// The head of the opened task: the name of the person who has it, where Tasklist shows the login, and the due date in words.
import openedTaskAction, { openedTask } from './opened-task.js';
import { dueInWords, nameOfHolder } from './task-cards.js';

const ASSIGNEE = '.task-details li.assignee [cam-widget-inline-field] span';
const DUE = '.task-details .due-date [am-time-ago]';

let holder;
let due;

const setText = (element, text) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
};

const show = () => {
  document.querySelectorAll(ASSIGNEE).forEach(({ firstChild: text }) => {
    if (holder?.name && text?.nodeType === Node.TEXT_NODE && text.data.trim() === holder.login) {
      text.data = holder.name;
    }
  });
  document.querySelectorAll(DUE).forEach(element => due && setText(element, dueInWords(due)));
};

new MutationObserver(show).observe(document.body, { childList: true, characterData: true, subtree: true });

export default {
  ...openedTaskAction,
  id: 'dudao-task-header',
  render: (node, ids, scope) => {
    scope.$watch('task.due', date => {
      due = date;
      show();
    });
    scope.$watch('task.assignee', async () => {
      const { id, assignee } = scope.task || {};
      const named = id && assignee ? await nameOfHolder(id) : undefined;
      if (id === openedTask.id) {
        holder = named;
        show();
      }
    });
  }
};
