// The apps' own profile page cannot change a password here; ours can.
export default {
  id: 'dudao-password-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 10,
  render: node => {
    const link = document.createElement('a');
    link.href = '/account/password';
    link.textContent = '修改密码';
    node.append(link);
  }
};
