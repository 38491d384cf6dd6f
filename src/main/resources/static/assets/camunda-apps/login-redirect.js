// Camunda's apps open their own login page when the session has ended. Dudao has one login page for everything.
const redirectToLogin = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/login?from=' + encodeURIComponent(location.pathname));
  }
};
addEventListener('hashchange', redirectToLogin);
redirectToLogin();

export default [];
