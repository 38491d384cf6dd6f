import { Refused, get, outlivesThePage, put } from './api.js';

const QUIET_MILLIS = 2_000;
const RETRY_MILLIS = 10_000;

/** Equal as JSON; the database does not keep the order of keys. */
export const same = (a, b) => {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return a === b;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Array.isArray(a) === Array.isArray(b) && [...keys].every(key => same(a[key], b[key]));
};

/** What this person has typed into one task, here and on the server. */
class Draft {
  /** Everything typed so far, by section. */
  content = {};
  savedAt = null;
  /** Colleagues at the same task: name, savedAt. */
  others = [];
  /** 'none', 'unsaved', 'saving', 'saved', 'failed' or 'conflict'. */
  state = 'none';
  /** Why it could not be saved. */
  problem = null;
  /** The draft that was saved elsewhere meanwhile. */
  elsewhere = null;
  /** Puts in what has just been typed; a form takes a moment until it knows its values. */
  collect = () => {};

  #task;
  #version = 0;
  #unsaved = {};
  #timer;
  #saving = null;
  #listeners = new Set();

  constructor(task) {
    this.#task = task;
  }

  /** @param listener called after every change; its argument says whether the content was replaced from elsewhere */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what the server has, unless something newer is here. */
  async load() {
    const { draft, others } = await get(this.#path);
    this.others = others;
    if (draft && !this.isUnsaved && draft.version >= this.#version) {
      this.#take(draft);
    }
    this.#tell();
  }

  put(section, value) {
    if (same(this.content[section], value)) {
      return;
    }
    this.content[section] = value;
    this.#unsaved[section] = value;
    if (this.state !== 'conflict') {
      this.state = 'unsaved';
      this.#saveIn(QUIET_MILLIS);
    }
    this.#tell();
  }

  get isUnsaved() {
    return this.#saving !== null || Object.keys(this.#unsaved).length > 0;
  }

  /** Whether leaving the page would lose something. */
  get isAtRisk() {
    return Object.keys(this.#unsaved).length > 0
      && (this.state === 'failed' || this.state === 'conflict' || !outlivesThePage(JSON.stringify(this.#unsaved)));
  }

  /** The sections that are not on the server yet. */
  get unsavedSections() {
    return Object.keys(this.#unsaved);
  }

  /** Saves at once what is not saved yet. Resolves in any case; the state says how it went. */
  flush() {
    this.collect();
    clearTimeout(this.#timer);
    this.#saving ??= this.#save().finally(() => {
      this.#saving = null;
      this.#tell();
    });
    return this.#saving;
  }

  /** Of the two drafts, the one from elsewhere stays. */
  takeElsewhere() {
    this.#unsaved = {};
    this.#take(this.elsewhere);
    this.#tell(true);
  }

  /** Of the two drafts, what was typed here stays. */
  keepMine() {
    this.#version = this.elsewhere.version;
    this.elsewhere = null;
    this.state = 'unsaved';
    return this.flush();
  }

  async #save() {
    while (this.state !== 'conflict' && Object.keys(this.#unsaved).length > 0) {
      const sent = this.#unsaved;
      this.#unsaved = {};
      this.state = 'saving';
      this.#tell();
      try {
        this.#saved(await put(this.#path, { version: this.#version, content: sent }));
      } catch (refused) {
        this.#unsaved = { ...sent, ...this.#unsaved };
        this.#refused(refused);
        return;
      }
    }
  }

  #saved({ version, savedAt, others }) {
    Object.assign(this, { savedAt, others, state: 'saved', problem: null });
    this.#version = version;
  }

  #refused(refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    this.problem = refused.message;
    const elsewhere = refused.status === 409 && refused.problem.draft;
    if (!elsewhere) {
      this.state = 'failed';
      if (refused.status === 404) {
        // The task is done, and the draft with it.
        this.#unsaved = {};
      }
      if (refused.status === 0 || refused.status >= 500) {
        this.#saveIn(RETRY_MILLIS);
      }
    } else if (Object.entries(this.#unsaved).every(([section, value]) => same(value, elsewhere.content[section]))) {
      // It had arrived; only the answer got lost.
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

  #tell(replaced = false) {
    this.#listeners.forEach(listener => listener(replaced));
  }

  get #path() {
    return `/api/tasks/${this.#task}/draft`;
  }
}

const drafts = new Map();

/** The same for everything on this page that is about that task. */
export const draftOf = task => {
  if (!drafts.has(task)) {
    drafts.set(task, new Draft(task));
  }
  return drafts.get(task);
};

const collected = () => {
  drafts.forEach(draft => draft.collect());
  return [...drafts.values()].filter(draft => draft.isUnsaved);
};

addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    collected().forEach(draft => draft.flush());
  }
});

addEventListener('beforeunload', event => {
  const unsaved = collected();
  if (unsaved.some(draft => draft.isAtRisk)) {
    event.preventDefault();
  }
  unsaved.forEach(draft => draft.flush());
});
