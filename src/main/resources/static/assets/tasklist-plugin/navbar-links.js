// Links to our pages in Tasklist's navigation bar. The password has a page of ours because the apps' profile page cannot change
// it here.
import { get } from '../api.js';

const addLink = (node, href, text) => {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  node.append(anchor);
};

const link = (id, priority, href, text) => ({
  id,
  pluginPoint: 'tasklist.navbar.action',
  priority,
  render: node => addLink(node, href, text)
});

const modelsLink = {
  id: 'dudao-models-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 12,
  render: node => get('/api/me').then(({ designer }) => designer && addLink(node, '/models', '模型'), () => undefined)
};

const myWorkLink = {
  id: 'dudao-my-work-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 21,
  render: async node => {
    addLink(node, '/my-work', '我的办件');
    const notices = await get('/api/me/notices').catch(() => []);
    if (notices.length > 0) {
      node.querySelector('a').textContent = `我的办件（${notices.length}条新消息）`;
    }
  }
};

const peopleLink = {
  id: 'dudao-people-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 11,
  render: node => get('/api/me').then(({ leads }) => leads && addLink(node, '/people', '人员与任务'), () => undefined)
};

export default [
  myWorkLink,
  link('dudao-materials-link', 20, '/materials', '材料一览'),
  link('dudao-opinions-link', 19, '/opinions', '群众意见'),
  link('dudao-ledger-link', 15, '/ledger', '整改台账'),
  link('dudao-ratings-link', 14, '/ratings', '群众评议'),
  modelsLink,
  peopleLink,
  link('dudao-password-link', 10, '/account/password', '修改密码')
];
