// The number of tasks of each filter. Tasklist shows it for the selected filter only.
import { get } from '../api.js';
import { onEngineAnswer } from '../camunda-apps/engine-requests.js';
import { h } from './dom.js';

const LIST = /\/filter\/[^/]+\/(?:list|count)$/;
/** The list is loaded with each keystroke of a search; the counts of all filters are not. */
const AT_MOST_EVERY_MILLIS = 3_000;

let counts = new Map();

const show = () => document.querySelectorAll('.task-filters .task-filter').forEach(item => {
  const name = item.querySelector('.name a');
  const count = counts.get(name?.firstChild?.data?.trim());
  if (!name || count === undefined) {
    return;
  }
  const shown = name.querySelector('.dudao-count') || name.appendChild(h('span', { class: 'dudao-count' }));
  const text = String(count);
  if (shown.textContent !== text) {
    shown.textContent = text;
    shown.classList.toggle('none', count === 0);
  }
});

const load = async () => {
  const filters = await get('/engine-rest/filter?resourceType=Task&itemCount=true').catch(() => []);
  counts = new Map(filters.map(({ name, itemCount }) => [name, itemCount]));
  show();
};

let timer = null;
let lastLoad = -AT_MOST_EVERY_MILLIS;
onEngineAnswer(({ path }) => {
  if (LIST.test(path) && timer === null) {
    timer = setTimeout(() => {
      timer = null;
      lastLoad = performance.now();
      load();
    }, Math.max(0, lastLoad + AT_MOST_EVERY_MILLIS - performance.now()));
  }
});

new MutationObserver(show).observe(document.body, { childList: true, subtree: true });

export default [];
