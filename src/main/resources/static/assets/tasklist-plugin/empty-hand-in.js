// Asks before a material without text and without a file is handed in, when its row in the table material-standard leaves the column
// textRequired empty. With a number in the column, the server refuses such a round or wants no text.
import { get } from '../api.js';
import { confirmWith } from './dialogs.js';
import { draftOf } from './drafts.js';
import { openedTask } from './opened-task.js';
import { materialOf } from './task-material.js';

const COMPLETE = "button[ng-click='complete()']";

/** The materials of the opened tasks, by task; null for a task without a material. */
const materials = new Map();
/** The task whose next click goes through. */
let checked = null;

/** @param material that the unit's view shows */
export const askIfEmpty = material => materials.set(material.task, material);

/** Somebody can click before the tab 材料 has its material. When it cannot be read, the server decides. */
const materialFor = async task => {
  if (!materials.has(task)) {
    materials.set(task, await materialOf(task).catch(() => null));
  }
  return materials.get(task);
};

const hasText = ({ task, text }) => Boolean((draftOf(task).content.text ?? text).trim());

/** When the files cannot be listed, the server decides. */
const hasFiles = ({ task }) => get(`/api/tasks/${task}/files`).then(files => files.length > 0, () => true);

const isComplete = async task => {
  const material = await materialFor(task);
  return material === null || material.step === 'review' || material.textRequired !== null || hasText(material)
    || draftOf(task).state === 'conflict' || await hasFiles(material)
    || confirmWith('“材料”页的正文没有写，也没有附件。只交表单里填的内容吗？', '只交表单');
};

addEventListener('click', async event => {
  const complete = event.target.closest?.(COMPLETE);
  const task = openedTask.id;
  if (!complete || !task || complete.closest('.modal')) {
    return;
  }
  if (checked === task) {
    checked = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await isComplete(task)) {
    checked = task;
    complete.click();
  }
}, true);
