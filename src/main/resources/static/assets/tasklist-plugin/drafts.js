import { RequestError, get, outlivesThePage, put } from '../api.js';
import { beforeLogin, goToLogin } from '../camunda-apps/session-end.js';
import { forgetWords, keepWords, keptWords } from './kept-words.js';

/** A draft is saved this long after the last change. */
const SAVE_DELAY_MILLIS = 2_000;
const RETRY_MILLIS = 10_000;

/** Whether two values are equal as JSON. The database does not keep the order of keys. */
export const same = (a, b) => {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return a === b;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Array.isArray(a) === Array.isArray(b) && [...keys].every(key => same(a[key], b[key]));
};

/** One user's draft for one task, here and on the server. */
class Draft {
  /** All typed values, by section. */
  content = {};
  savedAt = null;
  /** Other users with a draft for the same task: name, savedAt. */
  others = [];
  /** 'none', 'unsaved', 'saving', 'saved', 'failed' or 'conflict'. */
  state = 'none';
  /** Why the draft was not saved. */
  problem = null;
  /** The conflicting draft that was saved in another tab or browser. */
  elsewhere = null;
  /** Takes over the form's current values: a form reports a change with a delay. */
  collect = () => {};

  #task;
  #version = 0;
  #unsaved = {};
  /** What the running request saves. */
  #sent = {};
  #timer;
  #saving = null;
  #isContinued = false;
  #listeners = new Set();

  constructor(task) {
    this.#task = task;
  }

  /** @param listener called after every change; its argument says whether the draft from elsewhere replaced the content */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Loads the server's draft, unless the draft here is newer. */
  async load() {
    const { draft, others } = await get(this.#path);
    this.others = others;
    this.collect();
    this.#continue(await keptWords(this.#task));
    if (draft && !this.isUnsaved && draft.version >= this.#version) {
      this.#take(draft);
    } else if (draft && this.#version === 0) {
      // Typed before this answer came. The form was opened with the server's draft, so what is typed continues it.
      this.#version = draft.version;
      this.content = { ...draft.content, ...this.content };
    }
    this.#notify();
  }

  /** Takes over the words that were kept when the session ended. What was typed since then takes precedence. */
  #continue(kept) {
    if (kept && !this.#isContinued) {
      this.#isContinued = true;
      this.#version ||= kept.version;
      this.content = { ...kept.content, ...this.content };
      this.#unsaved = { ...kept.content, ...this.#unsaved };
      this.state = 'unsaved';
      this.#saveIn(SAVE_DELAY_MILLIS);
    }
  }

  /** Keeps the unsaved words in this tab until the same person is logged in again. Returns whether there were any. */
  keep() {
    this.collect();
    const content = { ...this.#sent, ...this.#unsaved };
    if (Object.keys(content).length === 0 || !keepWords(this.#task, { version: this.#version, content })) {
      return false;
    }
    clearTimeout(this.#timer);
    this.#unsaved = {};
    return true;
  }

  put(section, value) {
    if (same(this.content[section], value)) {
      return;
    }
    this.content[section] = value;
    this.#unsaved[section] = value;
    if (this.state !== 'conflict') {
      this.state = 'unsaved';
      this.#saveIn(SAVE_DELAY_MILLIS);
    }
    this.#notify();
  }

  get isUnsaved() {
    return this.#saving !== null || Object.keys(this.#unsaved).length > 0;
  }

  /** Whether typed values are lost if the page is closed now. */
  get isAtRisk() {
    return Object.keys(this.#unsaved).length > 0
      && (this.state === 'failed' || this.state === 'conflict' || !outlivesThePage(JSON.stringify(this.#unsaved)));
  }

  /** The sections that the server does not have yet. */
  get unsavedSections() {
    return Object.keys(this.#unsaved);
  }

  /** Saves now. The promise always resolves; the state shows the result. */
  flush() {
    this.collect();
    clearTimeout(this.#timer);
    this.#saving ??= this.#save().finally(() => {
      this.#saving = null;
      this.#notify();
    });
    return this.#saving;
  }

  /** Resolves a conflict with the draft from elsewhere. */
  takeElsewhere() {
    this.#unsaved = {};
    this.#take(this.elsewhere);
    this.#notify(true);
  }

  /** Resolves a conflict with the draft of this page. */
  keepMine() {
    this.#version = this.elsewhere.version;
    this.elsewhere = null;
    this.state = 'unsaved';
    return this.flush();
  }

  async #save() {
    while (this.state !== 'conflict' && Object.keys(this.#unsaved).length > 0) {
      const sent = this.#unsaved;
      this.#sent = sent;
      this.#unsaved = {};
      this.state = 'saving';
      this.#notify();
      try {
        this.#saved(await put(this.#path, { version: this.#version, content: sent }));
        this.#sent = {};
      } catch (error) {
        this.#sent = {};
        this.#unsaved = { ...sent, ...this.#unsaved };
        this.#failed(error);
        return;
      }
    }
  }

  #saved({ version, savedAt, others }) {
    Object.assign(this, { savedAt, others, state: 'saved', problem: null });
    this.#version = version;
    forgetWords(this.#task);
  }

  #failed(error) {
    if (!(error instanceof RequestError)) {
      throw error;
    }
    this.problem = error.message;
    const elsewhere = error.status === 409 && error.problem.draft;
    if (!elsewhere) {
      this.state = 'failed';
      if (error.status === 401) {
        goToLogin();
      }
      if (error.status === 404) {
        // The task is completed, so its draft is deleted.
        this.#unsaved = {};
      }
      if (error.status === 0 || error.status >= 500) {
        this.#saveIn(RETRY_MILLIS);
      }
    } else if (Object.entries(this.#unsaved).every(([section, value]) => same(value, elsewhere.content[section]))) {
      // The server has saved this draft, but its response was lost.
      this.#unsaved = {};
      this.#take(elsewhere);
    } else {
      this.state = 'conflict';
      this.elsewhere = elsewhere;
    }
  }

  #take({ version, savedAt, content }) {
    Object.assign(this, { content: { ...content }, savedAt, state: 'saved', problem: null, elsewhere: null });
    this.#version = version;
  }

  #saveIn(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), millis);
  }

  #notify(replaced = false) {
    this.#listeners.forEach(listener => listener(replaced));
  }

  get #path() {
    return `/api/tasks/${this.#task}/draft`;
  }
}

const drafts = new Map();

/** The draft of a task. All parts of the page share one object. */
export const draftOf = task => {
  if (!drafts.has(task)) {
    drafts.set(task, new Draft(task));
  }
  return drafts.get(task);
};

beforeLogin(() => [...drafts.values()].map(draft => draft.keep()).some(Boolean));

const collectUnsaved = () => {
  drafts.forEach(draft => draft.collect());
  return [...drafts.values()].filter(draft => draft.isUnsaved);
};

addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    collectUnsaved().forEach(draft => draft.flush());
  }
});

addEventListener('beforeunload', event => {
  const unsaved = collectUnsaved();
  if (unsaved.some(draft => draft.isAtRisk)) {
    event.preventDefault();
  }
  unsaved.forEach(draft => draft.flush());
});
