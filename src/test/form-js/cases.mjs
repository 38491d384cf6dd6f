// Forms and what somebody fills into them. What form-js says is found by running it; only where the server says otherwise is
// it written here: `differs` names the reason for a field (the reasons are in FormVerdictsTest). `forged` is for values that
// form-js would not send as they were entered: what the server refuses of them when somebody sends them past the browser. What
// no component lets anybody enter is `stored`: the form is opened with it.

const cases = [];

const add = (name, components, variables, entered, expected = {}) =>
  cases.push({ name, components: [].concat(components), variables, entered, ...expected });

/** One field, several values. */
const field = (name, component, values) => values.forEach(([value, expected], index) =>
  add(`${name} ${index + 1}`, { key: 'f', label: '栏目', ...component }, {}, value === undefined ? {} : { f: value }, expected));

const differs = reason => ({ differs: { f: reason } });
const forged = reason => ({ forged: { f: reason }, ...(['TYPE', 'DATE', 'TIME'].includes(reason) ? { stored: true } : {}) });
/** form-js shows another time and sends the one that was stored. */
const offInterval = { differs: { f: 'INTERVAL' }, forged: { f: 'INTERVAL' }, stored: true };
/** form-js breaks down over it, so it is not entered there. */
const past = reason => ({ forged: { f: reason }, past: true });
const options = values => values.map(value => ({ label: `选项${value}`, value }));
const required = { validate: { required: true } };
const long = (length, character = 'a') => character.repeat(length);

// Texts
for (const type of ['textfield', 'textarea']) {
  field(`${type}, any text`, { type }, [[undefined], [''], ['目标要求'], ['  '], ['a\u00a0b'], ['😀'],
    [long(4000)], [long(4001), differs('TOO_LONG')], [long(3999) + '  ', differs('TOO_LONG')], ['a\u0000b', differs('UNSTORABLE')],
    ['a\ud800b', differs('UNSTORABLE')]]);
  field(`${type}, required`, { type, ...required }, [[undefined], [''], ['目标'], ['  ', differs('BLANK')],
    ['\u3000', differs('BLANK')], ['\n', differs('BLANK')], ['0']]);
  field(`${type}, at least 3`, { type, validate: { minLength: 3 } }, [[''], ['一二'], ['一二三'], [' 一二 '], ['   '], ['😀一'], ['\ufeff一二']]);
  field(`${type}, at most 3`, { type, validate: { maxLength: 3 } }, [[''], ['一二三'], ['一二三四'], ['  一二三  '], ['😀😀'], ['\u00a0一二三']]);
  field(`${type}, 2 to 4, required`, { type, validate: { required: true, minLength: 2, maxLength: 4 } }, [[''], ['一'], ['一二'], ['一二三四五']]);
  field(`${type}, at most 5000`, { type, validate: { maxLength: 5000 } }, [[long(4500), differs('TOO_LONG')], [long(5001)]]);
}
field('textfield, type', { type: 'textfield' }, [[5, forged('TYPE')], [true, forged('TYPE')], [['a'], forged('TYPE')]]);

// E-mail and telephone
field('email', { type: 'textfield', validate: { validationType: 'email' } }, [[''], ['a@b.cn'], ['a@b'], ['a.b+c@d-e.org'], ['a'],
  ['@b.cn'], ['a@'], ['a b@c.cn'], ['张三@b.cn'], ['a@-b.cn'], ['a@b..cn'], ['a@b.cn ']]);
field('phone', { type: 'textfield', validate: { validationType: 'phone' } }, [[''], ['+8613800000000'], ['+4930664040900'], ['008613800000000'],
  ['13800000000'], ['+86'], ['+86 138 0000 0000'], ['电话+8613800000000'], ['+8613800000000转8'], ['+999123456789']]);

// Numbers
field('number', { type: 'number' }, [[undefined], [null], [0], [5], [-5], [1.125], [0.1], [1e21], [3000000000], [1e-7],
  ['5', forged('TYPE')], ['abc', forged('TYPE')], [true, forged('TYPE')], [[1], forged('TYPE')], ['', forged('TYPE')]]);
field('number, required', { type: 'number', ...required }, [[undefined], [null], [0], [7]]);
field('number, 1 to 10', { type: 'number', validate: { min: 1, max: 10 } }, [[null], [0], [1], [10], [11], [10.0001], [-1], [0.9999]]);
field('number, at least 0', { type: 'number', validate: { min: 0 } }, [[0], [-1], [1e9]]);
field('number, at most -1', { type: 'number', validate: { max: -1 } }, [[0], [-1], [-1.5]]);
field('whole number', { type: 'number', decimalDigits: 0 }, [[3], [3.5], [-3], [0]]);
field('number, 2 digits', { type: 'number', decimalDigits: 2 }, [[1.25], [1.255], [1.1], [100], [1e-7], [-0.01]]);
field('number, step 0.5', { type: 'number', increment: '0.5' }, [[1.5], [1.25], [0], [-1.5], [-1.2]]);
field('number, step 3', { type: 'number', increment: 3 }, [[9], [10], [-9]]);
field('number, whole, step, range', { type: 'number', decimalDigits: 0, increment: 5, validate: { min: 5, max: 20 } }, [[5], [7], [7.5], [25], [22.5]]);
field('number as text', { type: 'number', serializeToString: true }, [[null], ['5'], ['12.50'], ['-3'], ['0'], [5, forged('TYPE')],
  ['abc', forged('TYPE')], ['1e3'], ['100000000000000000001']]);
field('number as text, 1 to 10, 1 digit', { type: 'number', serializeToString: true, decimalDigits: 1, validate: { min: 1, max: 10 } },
  [['9'], ['10.5'], ['9.55'], ['0.5'], ['10.0']]);

// Yes or no
field('checkbox', { type: 'checkbox' }, [[undefined], [true], [false], ['true', forged('TYPE')], [1, forged('TYPE')], [null]]);
field('checkbox, required', { type: 'checkbox', ...required }, [[undefined], [true], [false], [null]]);

// One of several
for (const type of ['radio', 'select']) {
  field(type, { type, values: options(['a', 'b']) }, [[undefined], ['a'], ['b'], [null], ['c', forged('NO_OPTION')], [['a'], forged('NO_OPTION')], [5, forged('NO_OPTION')]]);
  field(`${type}, required`, { type, values: options(['a', 'b']), ...required }, [[undefined], ['a'], [null]]);
  field(`${type}, numbers`, { type, values: options([1, 2.5]) }, [[1], [2.5], ['1', forged('NO_OPTION')]]);
  field(`${type}, yes or no`, { type, values: [{ label: '是', value: true }, { label: '否', value: false }] }, [[true], [false]]);
  for (const [what, source] of [['variable', { valuesKey: 'choice' }], ['expression', { valuesExpression: '=choice' }]]) {
    const component = { type, key: 'f', label: '栏目', ...source };
    const variables = { choice: [{ label: '甲', value: 'a' }, 'b', 3, { value: 'd' }, { label: '无' }] };
    for (const value of ['a', 'b', 3, 'd', null]) {
      add(`${type}, from ${what}, ${value}`, component, variables, { f: value });
    }
    add(`${type}, from ${what}, other`, component, variables, { f: 'z' }, forged('NO_OPTION'));
    add(`${type}, from a missing ${what}`, component, {}, { f: 'a' }, forged('NO_OPTION'));
    add(`${type}, from ${what}, as it was`, component, { ...variables, f: 'a' }, {});
    add(`${type}, from ${what}, no longer there`, component, { ...variables, f: 'z' }, {});
  }
}
field('searchable select', { type: 'select', searchable: true, values: options(['a']) }, [['a'], ['z', forged('NO_OPTION')]]);
field('radio with a default', { type: 'radio', values: options(['a', 'b']), defaultValue: 'b', ...required }, [[undefined], ['a']]);

// Any of several
for (const type of ['checklist', 'taglist']) {
  field(type, { type, values: options(['a', 'b', 'c']) }, [[undefined], [[]], [['a']], [['c', 'a']], [['a', 'z'], forged('NO_OPTION')],
    ['a', past('TYPE')], [{ a: 1 }, past('TYPE')], [['a', 'a'], differs('TWICE')]]);
  field(`${type}, required`, { type, values: options(['a', 'b']), ...required }, [[undefined], [[]], [['b']]]);
  field(`${type}, numbers`, { type, values: options([1, 2]) }, [[[1, 2]], [['1'], forged('NO_OPTION')]]);
  for (const [what, source] of [['variable', { valuesKey: 'choice' }], ['expression', { valuesExpression: '=choice' }]]) {
    const component = { type, key: 'f', label: '栏目', ...source };
    add(`${type}, from ${what}`, component, { choice: ['a', 'b'] }, { f: ['b'] });
    add(`${type}, from ${what}, other`, component, { choice: ['a', 'b'] }, { f: ['z'] }, forged('NO_OPTION'));
    add(`${type}, from ${what}, as it was`, component, { choice: [{ label: '甲', value: 'a' }], f: ['a', 'old'] }, {});
  }
}

// Dates and times
const datetime = (name, component, values) => field(name, { type: 'datetime', dateLabel: '日期', ...component }, values);
datetime('date', { subtype: 'date' }, [[undefined], [null], ['2014-03-25'], ['2014-02-30', forged('DATE')], ['25.3.2014', forged('DATE')],
  ['2014-3-5', forged('DATE')], ['tomorrow', forged('DATE')], [20140325, forged('TYPE')], ['2014-03-25T10:00', forged('DATE')], ['1900-01-01'], ['1899-12-31', forged('TOO_EARLY')]]);
datetime('date without subtype', {}, [['2014-03-25'], ['14:30', forged('DATE')]]);
datetime('date, required', { subtype: 'date', ...required }, [[undefined], [null], ['2014-03-25']]);
datetime('date, not passed', { subtype: 'date', disallowPassedDates: true }, [[null], ['2026-06-15'], ['2026-06-16'], ['2026-06-14', forged('TOO_EARLY')]]);
datetime('time', { subtype: 'time', timeInterval: 15 }, [[undefined], [null], ['14:30'], ['00:00'], ['23:45'], ['14:20', offInterval],
  ['24:00', differs('TIME')], ['9:15', forged('TIME')], ['14:30:00', forged('TIME')], ['14:30Z', forged('TIME')]]);
datetime('time, usual interval', { subtype: 'time' }, [['14:45'], ['14:50', offInterval]]);
datetime('time, every minute', { subtype: 'time', timeInterval: 1 }, [['14:31']]);
datetime('time, every hour', { subtype: 'time', timeInterval: 60 }, [['14:00'], ['14:30', offInterval]]);
datetime('time, required', { subtype: 'time', ...required }, [[null], ['08:00']]);
datetime('time in no zone', { subtype: 'time', timeSerializingFormat: 'no_timezone' }, [['06:30'], ['06:30+08:00', forged('TIME')]]);
datetime('datetime', { subtype: 'datetime', timeInterval: 30 }, [[undefined], [null], ['2014-03-25T14:30'], ['2014-03-25', forged('DATE')],
  ['2014-03-25T14:35', offInterval], ['2014-02-30T14:30', forged('DATE')], ['2014-03-25T14:30:00', forged('DATE')]]);
datetime('datetime, required', { subtype: 'datetime', ...required }, [[null], ['2014-03-25T14:30']]);
datetime('datetime, not passed', { subtype: 'datetime', disallowPassedDates: true }, [['2026-06-15T08:00'], ['2026-06-14T23:45', forged('TOO_EARLY')]]);

// Limits that are expressions
const limited = { type: 'number', key: 'f', label: '到会人数', validate: { min: '=least', max: '=all' } };
const all = { type: 'number', key: 'all', label: '应到人数' };
for (const [entered, variables] of [[{ all: 10, f: 10 }], [{ all: 10, f: 11 }], [{ f: 11 }], [{ all: 10, f: 1 }, { least: 2 }], [{ all: 10, f: 3 }, { least: 2 }]]) {
  add(`number up to another ${JSON.stringify(entered)}`, [all, limited], variables || {}, entered);
}
const summary = { type: 'textarea', key: 'f', label: '摘要', validate: { minLength: '=least', maxLength: '=most' } };
for (const [value, variables] of [['一二三', { least: 2, most: 3 }], ['一', { least: 2, most: 3 }], ['一二三四', { least: 2, most: 3 }], ['一二三四', {}], ['一', { least: '2' }]]) {
  add(`text as long as variables say ${JSON.stringify([value, variables])}`, summary, variables, { f: value });
}

// What is hidden
const verdict = { type: 'radio', key: 'verdict', label: '审核结论', values: options(['accept', 'return']), ...required };
const words = { type: 'textarea', key: 'f', label: '退回意见', conditional: { hide: '=verdict != "return"' }, validate: { required: true, maxLength: 5 } };
const review = [verdict, words];
add('words when returned', review, {}, { verdict: 'return', f: '重写' });
add('no words when returned', review, {}, { verdict: 'return' });
add('too many words when returned', review, {}, { verdict: 'return', f: '请按标准重写' });
add('no words when accepted', review, {}, { verdict: 'accept' });
add('words when accepted', review, {}, { verdict: 'accept', f: '重写' }, forged('HIDDEN'));
add('words without a verdict', review, {}, { f: '重写' }, { forged: { f: 'HIDDEN', verdict: 'SAME' } });
add('old words, accepted now', review, { verdict: 'return', f: '旧' }, { verdict: 'accept' });
add('old words, returned again', review, { verdict: 'return', f: '旧' }, {});
for (const [hide, variables, data] of [
  ['=not(hazard = true)', {}, { hazard: true, f: 'x' }], ['=not(hazard = true)', {}, { hazard: false }], ['=not(hazard = true)', {}, {}],
  ['=hazard', {}, { hazard: true }], ['=hazard', {}, { hazard: false, f: 'x' }], ['=shown = false', { shown: false }, {}],
  ['=shown = false', { shown: true }, { f: 'x' }], ['=shown = false', {}, { f: 'x' }], ['=count(rows) = 0', { rows: [] }, {}],
  ['=count(rows) = 0', { rows: [1] }, { f: 'x' }], ['=count(rows) = 0', {}, { f: 'x' }], ['=list contains(rows, "a")', { rows: ['a'] }, {}],
  ['=state.open = true', { state: { open: true } }, {}], ['=state.open = true', { state: {} }, { f: 'x' }], ['=unknown', {}, { f: 'x' }],
  ['=1 + 1', {}, { f: 'x' }], ['="ja"', {}, { f: 'x' }], ['=null', {}, { f: 'x' }]]) {
  add(`hidden if ${hide} ${JSON.stringify([variables, data])}`, [{ type: 'checkbox', key: 'hazard', label: '有风险' },
    { type: 'textfield', key: 'f', label: '说明', conditional: { hide }, ...required }], variables, data);
}
const amount = hide => [{ type: 'number', key: 'n', label: '票数' }, { type: 'textfield', key: 'f', label: '说明', conditional: { hide }, ...required }];
for (const [hide, entered] of [['=n > 10', { n: 11 }], ['=n > 10', { n: 10, f: 'x' }], ['=n > 10', { f: 'x' }], ['=not(n > 10)', { n: 10 }],
  ['=not(n > 10)', { f: 'x' }], ['=n > 10 or n < 2', { n: 1 }], ['=n = null', {}], ['=n != null', { n: 0 }]]) {
  add(`hidden if ${hide} ${JSON.stringify(entered)}`, amount(hide), {}, entered);
}
const chain = [{ type: 'checkbox', key: 'a', label: '甲' }, { type: 'textfield', key: 'b', label: '乙', conditional: { hide: '=not(a)' }, ...required },
  { type: 'textfield', key: 'f', label: '丙', conditional: { hide: '=b != "x"' }, ...required }];
add('chain, all shown', chain, {}, { a: true, b: 'x', f: 'y' });
add('chain, last missing', chain, {}, { a: true, b: 'x' });
add('chain, last hidden', chain, {}, { a: true, b: 'z' });
add('chain, both hidden', chain, {}, { a: false });
add('chain, forged', chain, {}, { a: false, b: 'x', f: 'y' }, { forged: { b: 'HIDDEN', f: 'HIDDEN' } });
add('chain, a value from before counts where it is hidden', chain, { b: 'x' }, { a: false, f: 'y' });
add('chain, a value from before does not count where it is shown', chain, { b: 'x' }, { a: true, b: 'z' });
for (const type of ['checkbox', 'number', 'radio', 'checklist', 'datetime', 'textarea']) {
  const hidden = { type, key: 'f', label: '栏目', dateLabel: '日期', values: options(['a']), conditional: { hide: '=true' }, ...required };
  if (!['radio', 'checklist'].includes(type)) delete hidden.values;
  if (type !== 'datetime') delete hidden.dateLabel;
  add(`hidden ${type}`, hidden, {}, {});
  add(`hidden ${type}, forged`, hidden, {}, { f: { checkbox: true, number: 1, radio: 'a', checklist: ['a'], datetime: '2014-03-25', textarea: 'x' }[type] }, forged('HIDDEN'));
}

// What can only be read
const readonly = { type: 'textarea', key: 'f', label: '退回意见', readonly: true };
add('readonly', readonly, { f: '重写' }, {});
add('readonly, without a variable', readonly, {}, {});
add('readonly, changed', readonly, { f: '重写' }, { f: '通过' });
add('readonly, required and empty', { ...readonly, ...required }, {}, {}, differs('ONLY_READ'));
add('disabled, required and empty', { type: 'textfield', key: 'f', label: '编号', disabled: true, ...required }, {}, {});
add('disabled, changed', { type: 'textfield', key: 'f', label: '编号', disabled: true }, { f: '1' }, { f: '2' });
const readOnlyIf = { type: 'textfield', key: 'f', label: '编号', readonly: '=locked = true', validate: { maxLength: 2 } };
add('readonly by expression', readOnlyIf, { locked: true, f: '12' }, {});
add('readonly by expression, too long before', readOnlyIf, { locked: true, f: '123' }, {}, differs('ONLY_READ'));
add('not readonly by expression', readOnlyIf, { locked: false }, { f: '12' });
add('not readonly by expression, too long', readOnlyIf, {}, { f: '123' });

// What the form computes
const total = computeOn => [{ type: 'number', key: 'good', label: '好' }, { type: 'number', key: 'poor', label: '差' },
  { type: 'expression', key: 'f', expression: '=good + poor', computeOn }, { type: 'textfield', key: 'why', label: '说明', conditional: { hide: '=f < 10' }, ...required }];
add('computed', total('change'), {}, { good: 7, poor: 1 });
add('computed, shows another', total('change'), {}, { good: 7, poor: 5, why: '多' });
add('computed, shows another, missing', total('change'), {}, { good: 7, poor: 5 });
add('computed, of nothing', total('change'), {}, { why: '没有' });
add('computed text', { type: 'expression', key: 'f', expression: '=if unit = null then "无" else unit', computeOn: 'change' }, { unit: '县水务局' }, {});
add('computed list', { type: 'expression', key: 'f', expression: '=for r in rows return r.n', computeOn: 'change' }, { rows: [{ n: 1 }, { n: 2 }] }, {});
add('computed, forged', [{ type: 'number', key: 'good', label: '好' }, { type: 'expression', key: 'f', expression: '=good * 2', computeOn: 'change' }], {}, { good: 2, f: 100 });

// What only shows something
add('presentation', [{ type: 'text', text: '说明 {{unit}}' }, { type: 'html', content: '<p>说明</p>' }, { type: 'separator' }, { type: 'spacer', height: 10 },
  { type: 'image', source: 'https://example.org/a.png', alt: '图' }, { type: 'iframe', url: 'https://example.org', label: '页' }, { type: 'button', label: '提交', action: 'submit' },
  { type: 'table', label: '表', dataSource: '=rows', columns: [{ label: '项目', key: 'item' }] }, { type: 'textfield', key: 'f', label: '名称' }],
{ unit: '县水务局', rows: [{ item: 'a' }] }, { f: 'x' });
add('a key that is no field', [{ type: 'textfield', key: 'f', label: '名称' }], {}, { f: 'x', unit: '001' }, { forged: { unit: 'NO_FIELD' } });

// Groups
const contact = [{ type: 'group', label: '联系人', path: 'contact', components: [
  { type: 'textfield', key: 'name', label: '姓名', ...required }, { type: 'textfield', key: 'phone', label: '电话', validate: { validationType: 'phone' } },
  { type: 'checkbox', key: 'chief', label: '负责人' }, { type: 'textfield', key: 'post', label: '职务', conditional: { hide: '=not(contact.chief)' }, ...required }] }];
add('group', contact, {}, { contact: { name: '张三', phone: '+8613800000000' } });
add('group, name missing', contact, {}, { contact: { phone: '+8613800000000' } });
add('group, phone wrong', contact, {}, { contact: { name: '张三', phone: '1' } });
add('group, post asked', contact, {}, { contact: { name: '张三', chief: true } });
add('group, post given', contact, {}, { contact: { name: '张三', chief: true, post: '局长' } });
add('group, post forged', contact, {}, { contact: { name: '张三', chief: false, post: '局长' } }, { forged: { 'contact.post': 'HIDDEN' } });
add('group, key forged', contact, {}, { contact: { name: '张三', secret: 1 } }, { forged: { 'contact.secret': 'NO_FIELD' } });
add('group from before', contact, { contact: { name: '张三', phone: '', chief: true, post: '局长' } }, {});
add('group, nothing', contact, {}, {});
const byPost = [...contact, { type: 'textfield', key: 'f', label: '说明', conditional: { hide: '=contact.post != "局长"' }, ...required }];
const chief = { contact: { name: '张三', phone: '', chief: true, post: '局长' } };
add('group, what is hidden in it counts for nothing', byPost, chief, { contact: { chief: false } });
add('group, what is shown in it counts', byPost, chief, {});
const hiddenGroup = [{ type: 'checkbox', key: 'more', label: '另有' }, { ...contact[0], conditional: { hide: '=not(more)' } }];
add('hidden group', hiddenGroup, {}, { more: false });
add('shown group, empty', hiddenGroup, {}, { more: true });
add('shown group', hiddenGroup, {}, { more: true, contact: { name: '李四' } });
add('hidden group, forged', hiddenGroup, {}, { more: false, contact: { name: '李四' } }, { forged: { 'contact.name': 'HIDDEN' } });
add('group without a path', [{ type: 'group', label: '基本情况', components: [{ type: 'textfield', key: 'f', label: '名称', ...required }] }], {}, {});
add('group in a group', [{ type: 'group', path: 'a', label: '甲', components: [{ type: 'group', path: 'b.c', label: '乙', components: [{ type: 'number', key: 'n', label: '数', validate: { min: 1 } }] }] }],
  {}, { a: { b: { c: { n: 0 } } } });
const dotted = [{ type: 'textfield', key: 'who.name', label: '姓名', ...required }, { type: 'number', key: 'who.age', label: '年龄', validate: { min: 18 } }];
add('dotted keys', dotted, {}, { who: { name: '王五', age: 20 } });
add('dotted keys, wrong', dotted, {}, { who: { age: 2 } });
add('dotted keys in a group', [{ type: 'group', path: 'x', label: '组', components: dotted }], {}, { x: { who: { name: '王五', age: 17 } } });

// Lists
const ledger = (settings, ...more) => [{ type: 'dynamiclist', label: '整改台账', path: 'ledger', isRepeating: true, allowAddRemove: true, defaultRepetitions: 1, ...settings,
  components: [{ type: 'textfield', key: 'item', label: '事项', ...required }, { type: 'number', key: 'days', label: '天数', decimalDigits: 0, validate: { min: 1, max: 90 } }, ...more] }];
add('list, as it opens', ledger(), {}, {});
add('list, one row', ledger(), {}, { ledger: [{ item: '清理文件', days: 10 }] });
add('list, second row wrong', ledger(), {}, { ledger: [{ item: '清理文件', days: 10 }, { days: 100 }] });
add('list, no rows', ledger(), {}, { ledger: [] });
add('list, rows from before', ledger(), { ledger: [{ item: 'a' }, { item: 'b', days: 3 }] }, {});
add('list, rows from before taken away', ledger(), { ledger: [{ item: 'a' }, { item: 'b' }] }, { ledger: [] });
add('list, rows from before, one left', ledger(), { ledger: [{ item: 'a' }, { item: 'b' }] }, { ledger: [{ item: 'b' }] });
add('list opening with two', ledger({ defaultRepetitions: 2 }), {}, {});
add('list opening with none', ledger({ defaultRepetitions: 0 }), {}, {});
add('list, key forged', ledger(), {}, { ledger: [{ item: 'a', verified: true }] }, { forged: { 'ledger[0].verified': 'NO_FIELD' } });
const bounded = ledger({ properties: { minRows: '1', maxRows: '2' } });
add('list, too few rows', bounded, {}, { ledger: [] }, { differs: { ledger: 'ROWS' } });
add('list, enough rows', bounded, {}, { ledger: [{ item: 'a' }] });
add('list, too many rows', bounded, {}, { ledger: [{ item: 'a' }, { item: 'b' }, { item: 'c' }] }, { differs: { ledger: 'ROWS' } });
const fixed = ledger({ allowAddRemove: false, defaultRepetitions: 2 });
add('fixed list', fixed, {}, { ledger: [{ item: 'a' }, { item: 'b' }] });
add('fixed list, second row empty', fixed, {}, { ledger: [{ item: 'a' }, {}] });
add('fixed list, a row more', fixed, {}, { ledger: [{ item: 'a' }, { item: 'b' }, { item: 'c' }] }, { differs: { ledger: 'ROWS' } });
const why = { type: 'textfield', key: 'why', label: '原因', conditional: { hide: '=this.days != 90' }, ...required };
add('list, hidden by its row', ledger({}, why), {}, { ledger: [{ item: 'a', days: 1 }, { item: 'b', days: 90, why: '难' }] });
add('list, asked by its row', ledger({}, why), {}, { ledger: [{ item: 'a', days: 1 }, { item: 'b', days: 90 }] });
add('list, forged in a row', ledger({}, why), {}, { ledger: [{ item: 'a', days: 1, why: 'x' }] }, { forged: { 'ledger[0].why': 'HIDDEN' } });
add('list, hidden by its number', ledger({}, { ...why, conditional: { hide: '=i[1] = 1' } }), {}, { ledger: [{ item: 'a' }, { item: 'b', why: 'y' }] });
add('list, hidden by all', [{ type: 'checkbox', key: 'simple', label: '简' }, ...ledger({}, { ...why, conditional: { hide: '=parent.simple' } })], {},
  { simple: true, ledger: [{ item: 'a' }] });
add('list, shown by all', [{ type: 'checkbox', key: 'simple', label: '简' }, ...ledger({}, { ...why, conditional: { hide: '=simple' } })], {},
  { simple: false, ledger: [{ item: 'a' }] });
const hiddenList = [{ type: 'checkbox', key: 'none', label: '没有' }, { ...ledger()[0], conditional: { hide: '=none' } }];
add('hidden list', hiddenList, {}, { none: true });
add('hidden list, forged', hiddenList, {}, { none: true, ledger: [{ item: 'a' }] }, { forged: { ledger: 'HIDDEN' } });
add('shown list', hiddenList, {}, { none: false, ledger: [{ item: 'a' }] });
add('choice in a list', ledger({}, { type: 'select', key: 'kind', label: '类别', valuesKey: 'kinds', ...required }), { kinds: ['甲', '乙'] }, { ledger: [{ item: 'a', kind: '乙' }, { item: 'b' }] });
add('computed in a list', ledger({}, { type: 'expression', key: 'weeks', expression: '=this.days / 7', computeOn: 'change' }), {}, { ledger: [{ item: 'a', days: 14 }] });
add('list in a group', [{ type: 'group', path: 'stage', label: '阶段', components: ledger() }], {}, { stage: { ledger: [{ item: 'a', days: 0 }] } });
add('group in a list', ledger({}, { type: 'group', path: 'owner', label: '责任人', components: [{ type: 'textfield', key: 'name', label: '姓名', ...required }] }), {},
  { ledger: [{ item: 'a', owner: { name: '张三' } }, { item: 'b' }] });
add('list in a list', ledger({}, { type: 'dynamiclist', path: 'steps', label: '步骤', isRepeating: true, defaultRepetitions: 1, allowAddRemove: true,
  components: [{ type: 'textfield', key: 'step', label: '措施', ...required }] }), { ledger: [{ item: 'a', steps: [{ step: 'x' }, {}] }] }, {});
add('list whose rows show nothing', [{ type: 'dynamiclist', path: 'ledger', label: '台账', isRepeating: true, defaultRepetitions: 2, allowAddRemove: true,
  components: [{ type: 'textfield', key: 'item', label: '事项', conditional: { hide: '=i[1] = 1' } }] }], {}, { ledger: [{}, { item: 'b' }] });

// Rules across fields: a text that is shown while the answers do not fit together
const check = (key, bad) => ({ type: 'text', text: `“${key}”不对。`, conditional: { hide: `=if ${bad} then false else true` }, properties: { check: key } });
const across = (name, fields, bad, key, values, variables = {}) => values.forEach((entered, index) =>
  add(`across fields, ${name} ${index + 1}`, [...fields, check(key, bad)], variables, entered));
const numbers = keys => keys.map(key => ({ type: 'number', key, label: key }));
const day = key => ({ type: 'datetime', key, subtype: 'date', dateLabel: key });
across('two numbers', numbers(['found', 'solved']), 'solved > found', 'solved',
  [{}, { found: 3 }, { solved: 3 }, { found: 3, solved: 3 }, { found: 3, solved: 4 }, { found: 0, solved: 1 }, { found: null, solved: 1 }]);
across('a sum', numbers(['a', 'b', 'c']), 'a + b > c', 'c', [{}, { a: 1, b: 2 }, { a: 1, c: 0 }, { a: 1, b: 2, c: 3 }, { a: 1, b: 2, c: 2 }]);
across('a figure of the round before', numbers(['votes']), 'votes > submitted.attendance', 'votes',
  [{}, { votes: 56 }, { votes: 107 }], { submitted: { attendance: 56 } });
across('no round before', numbers(['votes']), 'votes > submitted.attendance', 'votes', [{ votes: 107 }]);
across('a day', [day('held')], 'date(held) > date(currentDay)', 'held',
  [{}, { held: '2014-06-20' }, { held: '2014-06-21' }, { held: '2099-01-01' }], { currentDay: '2014-06-20' });
across('two days', [day('from'), day('to')], 'date(to) < date(from)', 'to',
  [{}, { from: '2014-06-20' }, { to: '2014-06-19' }, { from: '2014-06-20', to: '2014-06-20' }, { from: '2014-06-20', to: '2014-06-19' }]);
across('a condition on another answer', [...numbers(['votes']), { type: 'textfield', key: 'verdict', label: '结论' }],
  'verdict != "return" and votes > 5', 'votes', [{}, { votes: 6 }, { votes: 6, verdict: 'return' }, { votes: 6, verdict: 'accept' }, { verdict: 'accept' }]);
across('rows and a number', [...numbers(['said']), { type: 'dynamiclist', path: 'rows', label: '行', defaultRepetitions: 0,
  components: [{ type: 'textfield', key: 'f', label: '栏' }] }], 'count(rows) < said', 'rows',
  [{}, { said: 2, rows: [{ f: '一' }] }, { said: 2, rows: [{ f: '一' }, { f: '二' }] }]);

export default cases;
