// Which task is open in Tasklist. Nothing tells a script so; an action above the task sees it, and shows nothing itself.
const listeners = new Set();

export const openedTask = { id: null };

/** @param listener called with the id of each task that is opened */
export const onTaskOpened = listener => {
  listeners.add(listener);
  if (openedTask.id) {
    listener(openedTask.id);
  }
};

export default {
  id: 'dudao-opened-task',
  pluginPoint: 'tasklist.task.action',
  priority: 1,
  render: (node, ids, scope) => scope.$watch('task.id', id => {
    openedTask.id = id || null;
    if (id) {
      listeners.forEach(listener => listener(id));
    }
  })
};
