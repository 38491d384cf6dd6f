// The button that completes a task says what it does: the chosen option of the form (通过, 退回返工), or the text of the model (提交, 开启).
import { onForm } from './form-instance.js';
import { onTaskOpened, openedTask } from './opened-task.js';
import { guideOf } from './task-guide.js';

const BUTTON = '.task-details .form-actions button[ng-click="complete()"]';

let guide = null;
let form = null;

const choiceField = (components, key) => {
  for (const component of components || []) {
    const found = component.key === key && (component.values || component.valuesKey) ? component : choiceField(component.components, key);
    if (found) {
      return found;
    }
  }
};

const chosenLabel = () => {
  const { schema, data } = form._getState();
  const field = choiceField(schema?.components, guide.buttonField);
  const chosen = field && form._getSubmitData()[field.key];
  const options = field && (field.values || data[field.valuesKey]);
  return chosen && options?.find(({ value }) => value === chosen)?.label;
};

/** The text of the button at present. */
export const completeLabel = () => (guide && form && chosenLabel()) || guide?.button || '提交';

const show = () => {
  const text = document.querySelector(BUTTON)?.firstChild;
  const label = completeLabel();
  if (text && text.data.trim() !== label) {
    text.data = label;
  }
};

onTaskOpened(async task => {
  guide = null;
  form = null;
  const opened = await guideOf(task);
  if (openedTask.id === task) {
    guide = opened;
    show();
  }
});

onForm((drawn, container) => {
  if (!container.closest('.modal')) {
    form = drawn;
    form.on('changed', show);
    show();
  }
});

// Tasklist draws the button again with each opened form.
new MutationObserver(show).observe(document.body, { childList: true, characterData: true, subtree: true });

export default [];
