// Camunda's apps load a part of their programs with RequireJS. It gives up after seven seconds, and the page shows a spinner for ever.
const SLOW_MILLIS = 10_000;

const splash = () => document.querySelector('.app-splash');

const say = (text, role, ...more) => {
  const line = document.createElement('p');
  line.className = 'dudao-start';
  line.setAttribute('role', role);
  line.append(text, ...more);
  splash()?.querySelector('.dudao-start')?.remove();
  splash()?.append(line);
};

const reloadButton = () => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-primary';
  button.textContent = '重新打开';
  button.addEventListener('click', () => location.reload());
  return button;
};

/** Waits as long as the network needs, and says when the app is slow or does not start. */
export const waitForTheApp = () => {
  window.require.config({ waitSeconds: 0 });
  window.require.onError = error => {
    console.error(error);
    splash()?.querySelector('.spinner')?.remove();
    say('页面没有打开：有程序文件没有取到。请检查网络，再点', 'alert', reloadButton());
  };
  setTimeout(() => splash() && !splash().querySelector('.dudao-start') && say('网络较慢，还在打开，请稍候。', 'status'), SLOW_MILLIS);
};
