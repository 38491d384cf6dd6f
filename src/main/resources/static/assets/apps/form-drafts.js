// What is typed into a task's form is kept on the server, and is in the form again when it is opened anew: the server lays
// it over the form's values.
import { draftLine } from './draft-line.js';
import { draftOf, same } from './drafts.js';
import { UNTIL_DRAWN_MILLIS, onForm } from './form-instance.js';
import openedTaskAction, { openedTask } from './opened-task.js';

// Tasklist would keep what was typed in the browser too, for whoever sits down there next, and let it win over the server's.
const TASKLISTS_OWN = 'camunda-form:';
Object.keys(localStorage).filter(key => key.startsWith(TASKLISTS_OWN)).forEach(key => localStorage.removeItem(key));
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!String(key).startsWith(TASKLISTS_OWN)) {
    setItem.call(this, key, value);
  }
};

const FORM = 'form';

const copy = value => JSON.parse(JSON.stringify(value));

/** Puts the draft's values into the form, unless they stand there. */
const fill = (form, draft) => {
  const { schema, data } = form._getState();
  const values = draft.content[FORM] || {};
  if (Object.keys(values).some(key => !same(values[key], data[key]))) {
    return form.importSchema(schema, { ...data, ...copy(values) });
  }
};

/** @return puts what stands in the form now into the draft */
const keep = (form, container, draft) => {
  // A form also changes by itself, as it computes and validates; what counts begins with the first touch.
  let kept;
  ['focusin', 'pointerdown', 'input'].forEach(type => container.addEventListener(type, () => {
    kept ??= copy(form._getSubmitData());
  }, { capture: true }));
  const now = () => {
    clearTimeout(timer);
    const values = form._getSubmitData();
    if (kept !== undefined && !same(kept, values)) {
      kept = copy(values);
      draft.put(FORM, kept);
    }
  };
  let timer;
  form.on('changed', () => {
    clearTimeout(timer);
    timer = setTimeout(now, UNTIL_DRAWN_MILLIS);
  });
  return now;
};

const leavesWith = (container, leave) => {
  const observer = new MutationObserver(() => {
    if (!container.isConnected) {
      observer.disconnect();
      leave();
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
  const end = draft.subscribe(replaced => replaced && fill(form, draft));
  const collect = keep(form, container, draft);
  draft.collect = collect;
  leavesWith(container, () => {
    end();
    collect();
    draft.flush();
  });
  container.before(draftLine(draft));
  await draft.load().catch(() => {});
  await fill(form, draft);
});

// A task is handed in with its draft, so what was typed last has to be there before.

const COMPLETE = 'button[ng-click="complete()"]';
let letThrough = false;

const afterSaving = async (event, goOn) => {
  const draft = openedTask.id && draftOf(openedTask.id);
  if (letThrough || !draft || !draft.isUnsaved) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  await draft.flush();
  // The form's own values go along with the request in any case.
  if (draft.state !== 'conflict' && draft.unsavedSections.every(section => section === FORM)) {
    letThrough = true;
    goOn();
    letThrough = false;
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
    // Enter in a form's only line would hand it in.
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    afterSaving(event, () => form.requestSubmit(event.submitter));
  }
}, true);

export default openedTaskAction;
