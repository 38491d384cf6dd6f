// Which task is open in Tasklist. Tasklist has no event for this. A task action without content gets the task's scope and
// watches it.
const listeners = new Set();

export const openedTask = { id: null, name: '' };

/** @param listener called with the task id each time a task is opened */
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
      openedTask.name = scope.task.name;
      listeners.forEach(listener => listener(id));
    }
  })
};
