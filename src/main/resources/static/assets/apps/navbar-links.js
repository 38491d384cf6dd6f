// Our own pages beside Tasklist's: where one's materials stand, the public's ratings, and a password of one's own, which the apps' profile page
// cannot change here.
const link = (id, priority, href, text) => ({
  id,
  pluginPoint: 'tasklist.navbar.action',
  priority,
  render: node => {
    const anchor = document.createElement('a');
    anchor.href = href;
    anchor.textContent = text;
    node.append(anchor);
  }
});

export default [
  link('dudao-materials-link', 20, '/materials', '材料一览'),
  link('dudao-opinions-link', 19, '/opinions', '群众意见'),
  link('dudao-ledger-link', 15, '/ledger', '整改台账'),
  link('dudao-ratings-link', 14, '/ratings', '群众评议'),
  link('dudao-password-link', 10, '/account/password', '修改密码')
];
