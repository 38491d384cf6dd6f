// form-js 1.8.7 shows its messages only in English, and so do some parts of Tasklist. This module translates them in the page.
const texts = [
  // Tasklist puts the name of its data in front of the server's sentence.
  [/^(?::\s*)?(?:<|&lt;)task(?:>|&gt;) (?:<|&lt;)- (.+)$/, '$1'],
  [/^Close$/, '关闭'],
  [/^zoom in$/, '放大'],
  [/^zoom out$/, '缩小'],
  [/^reset zoom$/, '还原大小'],
  [/^yyyy([^a-z])mm\1dd$/i, '年$1月$1日'],
  [/^mm([^a-z])dd\1yyyy$/i, '月$1日$1年'],
  [/^dd([^a-z])mm\1yyyy$/i, '日$1月$1年'],
  [/^hh:mm( .*)?$/i, '时:分'],
  [/^Increment$/, '增加'],
  [/^Decrement$/, '减少'],
  [/^Year$/, '年'],
  [/^Month$/, '月'],
  [/^Hour$/, '时'],
  [/^Minute$/, '分'],
  [/^Scroll to increment$/, '滚动鼠标增减'],
  [/^Click to toggle$/, '点击切换'],
  [/^Previous page$/, '上一页'],
  [/^Next page$/, '下一页'],
  [/^Remove item$/, '删除'],
  [/^Remove tag$/, '去掉'],
  [/^Clear content$/, '清空'],
  [/^Toggle list item$/, '展开或收起'],
  [/^Powered by bpmn\.io$/, 'bpmn.io'],
  [/^Field is required\.$/, '必须填写。'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字。'],
  [/^Field must match pattern (.+)\.$/, '格式不对，应为 $1。'],
  [/^Field must be a valid email\.$/, '电子邮箱格式不对。'],
  [/^Field must be a valid {1,2}international phone number\..*$/, '电话号码格式不对，例如 +8613800000000。'],
  [/^Value is not a number\.$/, '应为数字。'],
  [/^Value is expected to (?:be|have) .*$/, '数值格式不对。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '数值不对，最近的是 $1 和 $2。'],
  [/^Only whole numbers are allowed\.?$/, '应为整数。'],
  [/^No results$/, '没有匹配项'],
  [/^Nothing to show\.?$/, '没有内容'],
  [/^(\d+)-(\d+) of (\d+)$/, '第 $1–$2 项，共 $3 项'],
  [/^Select$/, '请选择'],
  [/^Search$/, '查找'],
  [/^Add new$/, '增加一行'],
  [/^Remove$/, '删除'],
  [/^Remove list item (\d+)$/, '删除第 $1 行'],
  [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
  [/^Collapse$/, '收起'],
  [/^Sun$/, '日'], [/^Mon$/, '一'], [/^Tue$/, '二'], [/^Wed$/, '三'], [/^Thu$/, '四'], [/^Fri$/, '五'], [/^Sat$/, '六']
];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
months.forEach((month, index) => texts.push([new RegExp('^' + month + '$'), index + 1 + '月']));

const CONTAINERS = '.fjs-container, .flatpickr-calendar, .page-notifications, .form-pane > .alert, .diagrams';
const ATTRIBUTES = ['aria-label', 'placeholder', 'title'];

/** The text in Chinese, or undefined if it is not one of form-js' messages. */
const chinese = text => {
  const found = text && texts.find(([pattern]) => pattern.test(text));
  return found && text.replace(found[0], found[1]);
};

const translate = node => {
  const text = chinese(node.data.trim());
  if (text) {
    node.data = text;
  }
};

const translateAttributes = element => ATTRIBUTES.forEach(attribute => {
  const text = chinese(element.getAttribute(attribute)?.trim());
  if (text) {
    element.setAttribute(attribute, text);
  }
});

/** A week begins on Monday. form-js gives its calendar no locale. */
const beginOnMonday = input => {
  const calendar = input._flatpickr;
  if (calendar && calendar.l10n.firstDayOfWeek !== 1) {
    calendar.set('locale', { firstDayOfWeek: 1 });
  }
};

const translateBelow = root => {
  root.querySelectorAll(ATTRIBUTES.map(attribute => `[${attribute}]`).join()).forEach(translateAttributes);
  root.querySelectorAll('.flatpickr-input').forEach(beginOnMonday);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest('textarea, .fjs-form-field-text, td')) {
      translate(walker.currentNode);
    }
  }
};

new MutationObserver(changes => {
  for (const { target } of changes) {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    if (element && element.isConnected && element.closest(CONTAINERS)) {
      translateBelow(element);
    } else if (element && element.querySelectorAll) {
      element.querySelectorAll(CONTAINERS).forEach(translateBelow);
    }
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true });

export default [];
