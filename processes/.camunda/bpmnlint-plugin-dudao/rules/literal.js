const { is, displayName } = require('../model');

const DURATION = /^(P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?|P\d+W)$/;
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** The attributes of a user task with a date. */
const DATES = { dueDate: '期限', followUpDate: '跟进日期' };

/** Dates, durations and cycles that are no expressions can be parsed. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:UserTask')) {
      Object.entries(DATES)
        .map(([ name, label ]) => [ label, (node.get(`camunda:${name}`) || '').trim() ])
        .filter(([ , value ]) => value && !isExpression(value) && !isDate(value))
        .forEach(([ label, value ]) => reporter.report(node.id,
          `${displayName(node)}的${label}“${value}”不是日期或时长。写成 P5D（五天）、2027-03-25T00:00:00 或 \${…}`));
    }
    if (is(node, 'bpmn:TimerEventDefinition')) {
      const fault = faultOfTimer(node);
      if (fault) {
        reporter.report(node.$parent.id, `${displayName(node.$parent)}${fault}`);
      }
    }
  }
});

function faultOfTimer(timer) {
  const date = text(timer.timeDate);
  const duration = text(timer.timeDuration);
  const cycle = text(timer.timeCycle);
  if (!date && !duration && !cycle) {
    return '是定时事件，没有写时间。填时长（例如 P5D，五天）、日期（例如 2027-03-25T00:00:00）或者周期（例如 R3/P1D）';
  }
  if (date && !isExpression(date) && !isDate(date)) {
    return `的日期“${date}”不是日期或时长。写成 P5D（五天）、2027-03-25T00:00:00 或 \${…}`;
  }
  if (duration && !isExpression(duration) && !isDuration(duration)) {
    return `的时长“${duration}”不是时长。写成 P5D（五天）、PT2H（两小时）或 \${…}`;
  }
  return cycle && !isExpression(cycle) && !isCycle(cycle)
    ? `的周期“${cycle}”不是周期。写成 R3/P1D（每天一次，共三次）、0 0 9 * * ?（每天九点）或 \${…}`
    : undefined;
}

function text(expression) {
  return (expression && expression.body || '').trim();
}

function isExpression(value) {
  return /[$#]\{/.test(value);
}

function isDate(value) {
  return DATE.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10))) || DURATION.test(value);
}

function isDuration(value) {
  return DURATION.test(value) || isInterval(value.split('/'));
}

function isInterval(parts) {
  return parts.length === 2 && parts.every(isDate) && parts.some(part => DATE.test(part));
}

/** A repetition with a pause, or a cron expression of six fields. */
function isCycle(value) {
  if (!value.startsWith('R')) {
    return value.split(/\s+/).length === 6 && /^[\w*?,/# -]+$/.test(value);
  }
  const [ repetitions, ...interval ] = value.split('/');
  return /^R\d{0,6}$/.test(repetitions)
    && (interval.length === 1 && DURATION.test(interval[0]) || isInterval(interval))
    && interval.filter(part => part.startsWith('P')).every(part => /[1-9]/.test(part));
}
