// Where one's materials stand, and what is waited for, has a page of its own.
export default {
  id: 'dudao-materials-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 20,
  render: node => {
    const link = document.createElement('a');
    link.href = '/materials';
    link.textContent = '材料一览';
    node.append(link);
  }
};
