// The rules of bpmnlint for Camunda Modeler, with our messages. A bundle cannot load a rule by its name.
const RULES = {
  'ad-hoc-sub-process': [ require('bpmnlint/rules/ad-hoc-sub-process'), '即兴子流程里不能有开始事件和结束事件。删掉它们' ],
  'conditional-flows': [ require('bpmnlint/rules/conditional-flows'), '这条路没有条件，旁边的几路有。写上条件 ${…}，或者设为默认的路' ],
  'end-event-required': [ require('bpmnlint/rules/end-event-required'), '没有结束事件。在最后一步后面加一个' ],
  'event-based-gateway': [ require('bpmnlint/rules/event-based-gateway'), '事件网关后面要有两路以上，不写条件' ],
  'event-sub-process-typed-start-event': [
    require('bpmnlint/rules/event-sub-process-typed-start-event'), '事件子流程的开始没有写由什么事件触发。改成定时、消息、错误等开始事件'
  ],
  'global': [ require('bpmnlint/rules/global'), '消息、信号、错误或升级没有名称、重名，或者没有事件用它' ],
  'label-required': [ require('bpmnlint/rules/label-required'), '没有名称。按办公室的说法写' ],
  'link-event': [ require('bpmnlint/rules/link-event'), '链接事件缺一头，或者没有名称。两头写同一个名称' ],
  'no-bpmndi': [ require('bpmnlint/rules/no-bpmndi'), '没有画在图上' ],
  'no-complex-gateway': [ require('bpmnlint/rules/no-complex-gateway'), '复杂网关本系统不认。改成排他、并行或包容网关' ],
  'no-disconnected': [ require('bpmnlint/rules/no-disconnected'), '没有连线，流程走不到这里' ],
  'no-duplicate-sequence-flows': [ require('bpmnlint/rules/no-duplicate-sequence-flows'), '和另一条线重复。删掉一条' ],
  'no-implicit-end': [ require('bpmnlint/rules/no-implicit-end'), '后面没有连线，流程走到这里就断了。连到下一步，或者连到结束事件' ],
  'no-implicit-split': [ require('bpmnlint/rules/no-implicit-split'), '后面连出几条线，会同时走几路。先连到一个网关' ],
  'no-implicit-start': [ require('bpmnlint/rules/no-implicit-start'), '没有连进来的线，流程走不到这里' ],
  'no-overlapping-elements': [ require('bpmnlint/rules/no-overlapping-elements'), '和别的元素叠在一起。挪开' ],
  'single-blank-start-event': [ require('bpmnlint/rules/single-blank-start-event'), '没有触发方式的开始事件不止一个。只留一个' ],
  'single-event-definition': [ require('bpmnlint/rules/single-event-definition'), '事件写了几种触发方式。只留一种' ],
  'start-event-required': [ require('bpmnlint/rules/start-event-required'), '没有开始事件。加一个，连到第一步' ],
  'sub-process-blank-start-event': [ require('bpmnlint/rules/sub-process-blank-start-event'), '子流程的开始不能有触发方式' ],
  'superfluous-gateway': [ require('bpmnlint/rules/superfluous-gateway'), '网关只有一条线进、一条线出，不起作用。删掉，或者补上另外的一路' ],
  'superfluous-label': [ require('bpmnlint/rules/superfluous-label'), '这条线不是判断的一路，不用写名称' ],
  'superfluous-termination': [ require('bpmnlint/rules/superfluous-termination'), '没有别的结束，没有什么要终止。改成普通的结束事件' ]
};

module.exports = Object.fromEntries(
  Object.entries(RULES).map(([ name, [ rule, message ] ]) => [ name, config => withMessage(rule(config), message) ])
);

function withMessage(rule, message) {
  return {
    ...rule,
    check: (node, reporter) => rule.check(node, { report: (id, words, ...rest) => reporter.report(id, message, ...rest) })
  };
}
