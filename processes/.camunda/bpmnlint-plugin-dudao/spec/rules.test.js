const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const test = require('node:test');
const faults = require('./linting');

const good = readFileSync(join(__dirname, 'good.bpmn'), 'utf8');

test('a model that keeps to every rule is left alone', async () => {
  assert.deepStrictEqual(await faults(good), []);
});

/** The model with the mistake gets exactly one report: from this rule, for this element, with this message. */
function mistake(title, rule, id, words, ...changes) {
  test(`${rule}: ${title}`, async () => {
    const bad = changes.reduce((xml, [ from, to ]) => {
      assert.ok(xml.includes(from), `the good model has no ${from}`);
      return xml.replace(from, to);
    }, good);
    const found = await faults(bad);
    assert.deepStrictEqual(found.map(fault => [ fault.rule, fault.id ]), [ [ rule, id ] ]);
    assert.ok(found[0].message.includes(words), found[0].message);
  });
}

const DEFAULT_IS_THE_WAY_ON = [
  [ 'default="Flow_Again"', 'default="Flow_Accepted"' ],
  [ /<bpmn:conditionExpression[\s\S]*?<\/bpmn:conditionExpression>/.exec(good)[0], '' ],
  [
    'name="打回返工" sourceRef="Gateway_Accepted" targetRef="UserTask_HandIn" />',
    'name="打回返工" sourceRef="Gateway_Accepted" targetRef="UserTask_HandIn"><bpmn:conditionExpression>${again}</bpmn:conditionExpression></bpmn:sequenceFlow>'
  ]
];
const PLAIN_STEP = [ '<camunda:property name="step" value="review" />', '' ];

mistake('history is kept for ever', 'time-to-live', 'good', 'P1825D', [ ' camunda:historyTimeToLive="P1825D"', '' ]);

mistake('an id made by Modeler', 'id', 'Event_0abc123', '看不出是什么',
  [ '"Event_Withdrawn"', '"Event_0abc123"' ], [ '"Event_Withdrawn"', '"Event_0abc123"' ]);
mistake('an id of another type', 'id', 'Activity_Begin', 'StartEvent_',
  [ '"StartEvent_Begin"', '"Activity_Begin"' ], [ '"StartEvent_Begin"', '"Activity_Begin"' ]);
mistake('an id without a business name', 'id', 'Message_withdrawn', 'Message_ 加英文业务名',
  [ '"Message_MaterialWithdrawn"', '"Message_withdrawn"' ], [ '"Message_MaterialWithdrawn"', '"Message_withdrawn"' ]);

mistake('a step without a name', 'label', 'StartEvent_Begin', '没有中文名称', [ ' name="开始"', '' ]);
mistake('a step named in English', 'label', 'UserTask_HandIn', '没有中文名称', [ 'name="提交材料"', 'name="Hand in"' ]);

mistake('a gateway that asks nothing', 'gateway', 'Gateway_Accepted', '以“？”结尾', [ '"合格吗？"', '"合格"' ]);
mistake('an answer without a name', 'gateway', 'Flow_Accepted', '没有名称', [ 'id="Flow_Accepted" name="合格"', 'id="Flow_Accepted"' ]);
mistake('a way without a condition', 'gateway', 'Flow_Accepted', '没有条件',
  [ /<bpmn:conditionExpression[\s\S]*?<\/bpmn:conditionExpression>/.exec(good)[0], '' ]);
mistake('a default with a condition', 'gateway', 'Flow_Again', '不能再有条件', DEFAULT_IS_THE_WAY_ON[2]);
mistake('no default', 'gateway', 'Gateway_Accepted', 'Default flow',
  [ ' default="Flow_Again"', '' ], DEFAULT_IS_THE_WAY_ON[2], PLAIN_STEP);

mistake('a task for nobody', 'user-task', 'UserTask_HandIn', '没有候选组', [ ' camunda:candidateGroups="${candidates}"', '' ]);
mistake('a task for ever', 'user-task', 'UserTask_HandIn', '没有到期日', [ ' camunda:dueDate="${due}"', '' ]);
mistake('a task without a form', 'user-task', 'UserTask_HandIn', '没有表单', [ ' camunda:formRef="${form}"', '' ]);
mistake('a form of any version', 'user-task', 'UserTask_HandIn', 'deployment',
  [ 'camunda:formRefBinding="deployment"', 'camunda:formRefBinding="latest"' ]);

mistake('a review without a gateway', 'review-ways', 'UserTask_Review', '后面没有关口',
  [ 'targetRef="Gateway_Accepted"', 'targetRef="EndEvent_Accepted"' ]);
mistake('a review that cannot send back', 'review-ways', 'UserTask_Review', '没有打回的路', ...DEFAULT_IS_THE_WAY_ON);
mistake('a return that leads nowhere', 'review-ways', 'UserTask_Review', '没有打回的路',
  [ 'sourceRef="Gateway_Accepted" targetRef="UserTask_HandIn"', 'sourceRef="Gateway_Accepted" targetRef="EndEvent_Accepted"' ]);
mistake('a review that accepts nothing', 'review-ways', 'UserTask_Review', '没有通过的路',
  [ '<bpmn:outgoing>Flow_Accepted</bpmn:outgoing>', '' ]);
mistake('a stage gate that cannot send back', 'review-ways', 'UserTask_Review', '没有打回的路',
  [ 'value="review"', 'value="stage-gate"' ], ...DEFAULT_IS_THE_WAY_ON);
mistake('a stage gate within no days', 'review-ways', 'UserTask_Review', 'days',
  [ '<camunda:property name="step" value="review" />',
    '<camunda:property name="step" value="stage-gate" /><camunda:property name="days" value="0" />' ]);
mistake('nothing can be withdrawn', 'review-ways', 'UserTask_Review', 'materialWithdrawn',
  [ 'name="materialWithdrawn"', 'name="somethingElse"' ]);
mistake('a withdrawal that leads nowhere', 'review-ways', 'UserTask_Review', 'materialWithdrawn',
  [ 'sourceRef="Event_Withdrawn" targetRef="UserTask_HandIn"', 'sourceRef="Event_Withdrawn" targetRef="EndEvent_Accepted"' ]);

const LEDGER_STEP = (...properties) => [
  '<camunda:property name="step" value="hand-in" />',
  [ [ 'step', 'ledger' ], ...properties ].map(([ name, value ]) => `<camunda:property name="${name}" value="${value}" />`).join('')
];
mistake('a step of the ledger without days', 'ledger-step', 'UserTask_HandIn', 'days', LEDGER_STEP([ 'asks', 'deferral' ]));
mistake('a step of the ledger within no days', 'ledger-step', 'UserTask_HandIn', 'days',
  LEDGER_STEP([ 'asks', 'deferral' ], [ 'days', '0' ]));
mistake('a decision on an extension of nothing', 'ledger-step', 'UserTask_HandIn', 'extends',
  LEDGER_STEP([ 'asks', 'extension' ], [ 'days', '2' ]));
mistake('an extension of a task that does not exist', 'ledger-step', 'UserTask_HandIn', 'extends',
  LEDGER_STEP([ 'asks', 'extension' ], [ 'days', '2' ], [ 'extends', 'UserTask_ReportItemDone' ]));

mistake('a wait without its late event', 'late-event', 'UserTask_HandIn', '没有到期提醒',
  [ 'attachedToRef="UserTask_HandIn"', 'attachedToRef="StartEvent_Begin"' ]);
mistake('a late event that ends the task', 'late-event', 'Event_HandInDue', '不能打断', [ ' cancelActivity="false"', '' ]);
mistake('a late event of another time', 'late-event', 'Event_HandInDue', '时间不对',
  [ '${deadlineTasks.reminders(due, 2)}', 'R3/PT1H' ]);
mistake('a late event that tells nobody', 'late-event', 'Event_HandInDue', '不会提醒谁',
  [ '${deadlineTasks.remind(execution)}', '${somethingElse}' ]);

mistake('a task of an opinion that the page does not find', 'opinion-task', 'UserTask_HandIn', '值是 sorting', [
  /<camunda:property name="step" value="hand-in" \/>\s*<\/camunda:properties>/.exec(good)[0],
  '</camunda:properties><camunda:taskListener expression="${opinionTasks.sort(task)}" event="complete" />'
]);
mistake('a task of an opinion for the other batch work', 'opinion-task', 'UserTask_HandIn', '值是 answering', [
  /<camunda:property name="step" value="hand-in" \/>\s*<\/camunda:properties>/.exec(good)[0],
  '<camunda:property name="batch" value="sorting" /></camunda:properties><camunda:taskListener expression="${opinionTasks.handle(task)}" event="complete" />'
]);

mistake('a script in a listener', 'no-script', 'Event_HandInDue', '不写脚本', [
  '<camunda:executionListener expression="${deadlineTasks.remind(execution)}" event="start" />',
  '<camunda:executionListener expression="${deadlineTasks.remind(execution)}" event="start" /><camunda:executionListener event="end"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:executionListener>'
]);
mistake('a condition in a script language', 'no-script', 'Flow_Accepted', '不写脚本',
  [ 'xsi:type="bpmn:tFormalExpression">${reviewTasks', 'xsi:type="bpmn:tFormalExpression" language="javascript">${reviewTasks' ]);
mistake('a script task', 'no-script', 'ScriptTask_Count', '不写脚本', [
  '<bpmn:endEvent id="EndEvent_Accepted"', '<bpmn:scriptTask id="ScriptTask_Count" name="计数" /><bpmn:endEvent id="EndEvent_Accepted"'
]);

const TIMER = (...changes) => [ /<bpmn:timeCycle[\s\S]*?<\/bpmn:timeCycle>/.exec(good)[0], ...changes ];

mistake('a due date in words', 'literal', 'UserTask_HandIn', '期限“五天后”不是日期或时长', [ 'dueDate="${due}"', 'dueDate="五天后"' ]);
mistake('a follow-up date that does not exist', 'literal', 'UserTask_HandIn', '跟进日期“2027-02-30T25”',
  [ 'dueDate="${due}"', 'dueDate="${due}" camunda:followUpDate="2027-02-30T25"' ]);
test('literal: valid dates and durations', async () => {
  for (const value of [ 'P5D', 'PT2H', 'P2W', '2027-03-25', '2027-03-25T09:00:00+08:00' ]) {
    assert.deepStrictEqual(await faults(good.replace('dueDate="${due}"', `dueDate="${value}"`)), []);
  }
});
for (const [ time, words ] of [
  [ '<bpmn:timeDuration>五天</bpmn:timeDuration>', '时长“五天”不是时长' ],
  [ '<bpmn:timeDate>2027年3月底</bpmn:timeDate>', '日期“2027年3月底”不是日期或时长' ],
  [ '<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>', '周期“R/PT0S”不是周期' ],
  [ '', '没有写时间' ]
]) {
  test(`literal: the timer ${time}`, async () => {
    const found = await faults(good.replace(...TIMER(time)));
    assert.ok(found.some(({ rule, message }) => rule === 'literal' && message.includes(words)), JSON.stringify(found));
  });
}

mistake('a task of no type', 'supported', 'Task_Done', '谁也收不到',
  [ '<bpmn:endEvent', '<bpmn:task id="Task_Done" name="开会" /><bpmn:endEvent' ]);
mistake('a manual task', 'supported', 'ManualTask_Done', '谁也收不到',
  [ '<bpmn:endEvent', '<bpmn:manualTask id="ManualTask_Done" name="开会" /><bpmn:endEvent' ]);
mistake('a loop marker', 'supported', 'ServiceTask_Do', '循环标记', [ '<bpmn:endEvent',
  '<bpmn:serviceTask id="ServiceTask_Do" name="办"><bpmn:standardLoopCharacteristics /></bpmn:serviceTask><bpmn:endEvent' ]);
mistake('several instances of no number', 'supported', 'ServiceTask_Do', '没有写办几份', [ '<bpmn:endEvent',
  '<bpmn:serviceTask id="ServiceTask_Do" name="办"><bpmn:multiInstanceLoopCharacteristics /></bpmn:serviceTask><bpmn:endEvent' ]);

test('the rules of bpmnlint are complete in Modeler, except those that our config turns off', () => {
  const { rules: recommended } = require('bpmnlint/config/recommended');
  const { rules: adjusted } = require('..').configs.recommended;
  const active = Object.keys(recommended).filter(rule => adjusted[`bpmnlint/${rule}`] !== 'off');
  assert.deepStrictEqual(Object.keys(require('../modeler-rules')).sort(), active.sort());
});

test('the rules of bpmnlint speak Chinese in Modeler', async () => {
  const reports = [];
  const rule = require('../modeler-rules')['no-implicit-end']();
  rule.check({ id: 'Task_1', $instanceOf: type => type === 'bpmn:Activity', $parent: { $instanceOf: () => false } },
    { report: (id, message) => reports.push([ id, message ]) });
  assert.deepStrictEqual(reports, [ [ 'Task_1', '后面没有连线，流程走到这里就断了。连到下一步，或者连到结束事件' ] ]);
});
