// There is one login page for everything; the apps' own is refused. They turn to it when a session has ended.
const toLoginPage = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/login?from=' + encodeURIComponent(location.pathname));
  }
};
addEventListener('hashchange', toLoginPage);
toLoginPage();

export default [];
