import { get } from '../api.js';

/** Requests that are not answered yet, by task. */
const pending = new Map();

/** The task's material, or null if the task is not about a material. Calls at the same time share one request. */
export const materialOf = task => {
  if (!pending.has(task)) {
    pending.set(task, get(`/api/tasks/${task}/material`)
      .catch(error => {
        if (error.status !== 404) {
          throw error;
        }
        return null;
      })
      .finally(() => pending.delete(task)));
  }
  return pending.get(task);
};
