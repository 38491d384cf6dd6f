// Names of Tasklist's controls that have only an icon, for people who listen to the page.
const NAMES = [
  ['.region-toggle[data-region="filters"]', '收起或展开筛选'],
  ['.region-toggle[data-region="list"]', '收起或展开任务列表'],
  ['.region-toggle[data-region="task"]', '收起或展开任务'],
  ['.task-details .maximize', '放大任务'],
  ['.task-details .reset-regions', '还原三栏'],
  ['.task-details button.unclaim', '放弃认领'],
  ['.tasks-list .sort-direction', '升序或降序'],
  ['.tasks-list .new-sort > .dropdown-toggle', '再加一种排序'],
  ['.tasks-list .stored-criteria > .dropdown-toggle', '存下或取用筛选条件'],
  ['.tasks-list .main-field', '筛选任务']
];

/** The input of the search says that it opens a list, which only a combo box may. */
const SEARCH = '.tasks-list .main-field:not([role])';

const nameControls = () => {
  NAMES.forEach(([selector, name]) =>
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach(control => control.setAttribute('aria-label', name)));
  document.querySelectorAll('.modal[role="dialog"]:not([aria-label])').forEach(dialog => {
    const title = dialog.querySelector('.modal-title')?.textContent.trim();
    if (title) {
      dialog.setAttribute('aria-label', title);
    }
  });
  document.querySelectorAll(SEARCH).forEach(input => input.setAttribute('role', 'combobox'));
};

new MutationObserver(nameControls).observe(document.body, { childList: true, subtree: true });
nameControls();

export default [];
