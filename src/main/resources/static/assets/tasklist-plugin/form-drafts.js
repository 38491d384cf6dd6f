// Saves the values of a task's form as a draft on the server. When the task is opened again, the server puts the draft's values
// into the form.
import { draftLine } from './draft-line.js';
import { draftOf, same } from './drafts.js';
import { UNTIL_DRAWN_MILLIS, onForm } from './form-instance.js';
import openedTaskAction, { openedTask } from './opened-task.js';

// Tasklist also saves typed values in the browser. The next user of the computer would see them, and they would override the
// server's draft. So they are removed, and no new ones are written.
const TASKLIST_DRAFT_PREFIX = 'camunda-form:';
Object.keys(localStorage).filter(key => key.startsWith(TASKLIST_DRAFT_PREFIX)).forEach(key => localStorage.removeItem(key));
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!String(key).startsWith(TASKLIST_DRAFT_PREFIX)) {
    setItem.call(this, key, value);
  }
};

const FORM = 'form';

const copy = value => JSON.parse(JSON.stringify(value));

/** Puts the draft's values into the form if they are different. */
const fill = (form, draft) => {
  const { schema, data } = form._getState();
  const values = draft.content[FORM] || {};
  if (Object.keys(values).some(key => !same(values[key], data[key]))) {
    return form.importSchema(schema, { ...data, ...copy(values) });
  }
};

/** Copies the form's changes into the draft. Returns a function that does so at once. */
const copyChanges = (form, container, draft) => {
  // A form also changes without input, when it computes and validates. Only changes after the first touch count.
  let lastValues;
  ['focusin', 'pointerdown', 'input'].forEach(type => container.addEventListener(type, () => {
    lastValues ??= copy(form._getSubmitData());
  }, { capture: true }));
  const copyNow = () => {
    clearTimeout(timer);
    const values = form._getSubmitData();
    if (lastValues !== undefined && !same(lastValues, values)) {
      lastValues = copy(values);
      draft.put(FORM, lastValues);
    }
  };
  let timer;
  form.on('changed', () => {
    clearTimeout(timer);
    timer = setTimeout(copyNow, UNTIL_DRAWN_MILLIS);
  });
  return copyNow;
};

const onRemoved = (container, listener) => {
  const observer = new MutationObserver(() => {
    if (!container.isConnected) {
      observer.disconnect();
      listener();
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
};

onForm(async (form, container) => {
  const task = openedTask.id;
  if (!task || container.closest('.modal')) {
    return;
  }
  const draft = draftOf(task);
  const unsubscribe = draft.subscribe(replaced => replaced && fill(form, draft));
  const collect = copyChanges(form, container, draft);
  draft.collect = collect;
  onRemoved(container, () => {
    unsubscribe();
    collect();
    draft.flush();
  });
  container.before(draftLine(draft));
  await draft.load().catch(() => {});
  await fill(form, draft);
});

// The server completes a task with its draft, so the draft must be saved before the task is completed.

const COMPLETE = 'button[ng-click="complete()"]';
let isSaved = false;

const afterSaving = async (event, proceed) => {
  const draft = openedTask.id && draftOf(openedTask.id);
  if (isSaved || !draft || !draft.isUnsaved) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  await draft.flush();
  // The request that completes the task contains the form's values, so this section may be unsaved.
  if (draft.state !== 'conflict' && draft.unsavedSections.every(section => section === FORM)) {
    isSaved = true;
    proceed();
    isSaved = false;
  } else {
    document.querySelector('.draft-line')?.scrollIntoView({ block: 'center' });
  }
};

addEventListener('click', event => {
  const complete = event.target.closest?.(COMPLETE);
  if (complete && !complete.closest('.modal')) {
    afterSaving(event, () => complete.click());
  }
}, true);

addEventListener('submit', event => {
  const form = event.target.closest('.fjs-form');
  if (!form || form.closest('.modal')) {
    return;
  }
  if (!event.submitter) {
    // The Enter key in a form with one input would submit the form.
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    afterSaving(event, () => form.requestSubmit(event.submitter));
  }
}, true);

export default openedTaskAction;
