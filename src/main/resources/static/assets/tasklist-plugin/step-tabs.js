// The tabs 历史, 流程图 and 说明. Tasklist's own tabs need rights that participants do not have, so they are always empty.
import { get } from '../api.js';
import { button, h, time } from './dom.js';
import { guideOf } from './task-guide.js';
import { materialOf } from './task-material.js';

const failure = (node, error) => node.replaceChildren(h('p', { class: 'dudao alert alert-danger', role: 'alert' }, error.message));

const tab = (id, label, priority, show) => ({
  id,
  pluginPoint: 'tasklist.task.detail',
  priority,
  properties: { label },
  render: (node, { taskId }, scope) => show(node, taskId, scope).catch(error => failure(node, error))
});

// The story of the material

const OUTCOMES = { accept: '审核通过', return: '退回返工' };

const events = ({ number, handedInBy, handedInAt, withdrawnAt, outcome, judgedBy, judgedAt }) => [
  { at: handedInAt, text: `${handedInBy}提交第${number}轮` },
  withdrawnAt && { at: withdrawnAt, text: `第${number}轮由单位撤回` },
  outcome && { at: judgedAt, text: `${judgedBy}审核第${number}轮：${OUTCOMES[outcome]}` }
].filter(Boolean);

const story = async (node, task) => {
  const material = await materialOf(task);
  const all = (material?.rounds || []).flatMap(events);
  node.replaceChildren(h('div', { class: 'dudao' }, all.length
    ? h('ol', { class: 'story' }, all.map(event => h('li', {}, h('time', { datetime: event.at }, time(event.at)), ' ', event.text)))
    : h('p', {}, '这份材料还没有提交过。')));
};

// The diagram

const VIEWER = '<div class="diagram-pane" cam-widget-bpmn-viewer diagram-data="xml" on-load="loaded()" control="control"></div>';

const drawDiagram = (place, { xml, element, elementName }, scope) => {
  const injector = window.angular.element(document.documentElement).injector();
  const view = scope.$new(true);
  Object.assign(view, {
    xml,
    control: {},
    loaded: () => {
      view.control.highlight(element);
      view.control.scrollToElement(element);
    }
  });
  const [viewer] = injector.get('$compile')(VIEWER)(view);
  place.replaceChildren(h('p', { class: 'here' }, '您在这里：', h('b', {}, elementName), '（图中标出的一步）'), viewer);
  scope.$applyAsync();
  return view;
};

const diagrams = async (node, task, scope) => {
  const levels = await get(`/api/tasks/${task}/diagrams`);
  const place = h('div');
  let view;
  const choices = levels.map(level => button(level.name, () => choose(level)));
  const choose = chosen => {
    view?.$destroy();
    choices.forEach((choice, index) => choice.setAttribute('aria-pressed', String(levels[index] === chosen)));
    view = drawDiagram(place, chosen, scope);
  };
  node.replaceChildren(h('div', { class: 'dudao diagrams' },
    levels.length > 1 && h('div', { class: 'levels', role: 'group', 'aria-label': '看哪一张图' }, choices), place));
  choose(levels.find(({ stage }) => stage) || levels[0]);
};

// The documentation of the step

const documentation = async (node, task) => {
  const { documentation: text } = await guideOf(task);
  node.replaceChildren(h('p', { class: 'dudao step-documentation' }, text));
};

export default [
  tab('dudao-history', '历史', 800, story),
  tab('dudao-diagram', '流程图', 600, diagrams),
  tab('dudao-documentation', '说明', 100, documentation)
];
