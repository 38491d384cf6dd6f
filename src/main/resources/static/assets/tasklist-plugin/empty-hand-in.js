// Asks before a material without text and without a file is handed in, when its row in the table material-standard leaves the column
// textRequired empty. With a number in the column, the server refuses such a round or wants no text.
import { get } from '../api.js';
import { confirmWith } from './dialogs.js';
import { draftOf } from './drafts.js';
import { openedTask } from './opened-task.js';

const COMPLETE = "button[ng-click='complete()']";

/** The shown materials that the question is for, by task. */
const asked = new Map();
/** The task whose person has confirmed; the next click goes through. */
let confirmed = null;

/** @param material that the unit's view shows */
export const askIfEmpty = material => {
  if (material.textRequired === null) {
    asked.set(material.task, material);
  }
};

const hasText = ({ task, text }) => Boolean((draftOf(task).content.text ?? text).trim());

/** When the files cannot be listed, the server decides. */
const hasFiles = ({ task }) => get(`/api/tasks/${task}/files`).then(files => files.length > 0, () => true);

addEventListener('click', async event => {
  const complete = event.target.closest?.(COMPLETE);
  const material = asked.get(openedTask.id);
  if (!complete || !material || hasText(material) || draftOf(material.task).state === 'conflict') {
    return;
  }
  if (confirmed === material.task) {
    confirmed = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await hasFiles(material) || await confirmWith('“材料”页的正文没有写，也没有附件。只交表单里填的内容吗？', '只交表单')) {
    confirmed = material.task;
    complete.click();
  }
}, true);
