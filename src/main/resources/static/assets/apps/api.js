// Our own API, in the session of whoever is logged in.

const UNREACHABLE = '连不上服务器，请检查网络。';

/** Why something was refused, in a sentence for the person; status 0 when the server could not be reached. */
export class Refused extends Error {
  constructor(status, problem = {}) {
    super(problem.detail || sentenceFor(status));
    this.status = status;
    this.problem = problem;
  }
}

const sentenceFor = status =>
  ({ 0: UNREACHABLE, 401: '登录已经失效，请重新登录。', 413: '文件太大。' })[status] || `服务器没有受理（${status}），请稍后再试。`;

// Without it, an ended session makes the browser itself ask for a password.
const asked = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' };

const send = (path, options = {}) =>
  fetch(path, { ...options, headers: { ...asked, ...options.headers } }).catch(() => {
    throw new Refused(0);
  });

const answerOf = async response => {
  const body = await response.text();
  const json = () => {
    try {
      return body ? JSON.parse(body) : undefined;
    } catch {
      return undefined;
    }
  };
  if (!response.ok) {
    throw new Refused(response.status, json());
  }
  return json();
};

export const get = async path => answerOf(await send(path));

let token;
const tokenHeader = async () => {
  token ??= get('/api/me').then(me => ({ [me.csrf.header]: me.csrf.token }));
  try {
    return await token;
  } catch (refused) {
    token = undefined;
    throw refused;
  }
};

/** Another login in another tab has made the token of this page stale; with a fresh one it is tried once more. */
const withToken = async attempt => {
  const response = await attempt(await tokenHeader());
  if (response.status !== 403) {
    return answerOf(response);
  }
  token = undefined;
  return answerOf(await attempt(await tokenHeader()));
};

// What a browser sends on when the page is left has to be small.
const OUTLIVES_THE_PAGE = 60_000;

export const outlivesThePage = json => new Blob([json]).size < OUTLIVES_THE_PAGE;

export const put = (path, body) => {
  const json = JSON.stringify(body);
  return withToken(header => send(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...header },
    body: json,
    keepalive: outlivesThePage(json)
  }));
};

export const remove = path => withToken(header => send(path, { method: 'DELETE', headers: header }));

/** @param progress told the share that has been sent, 0 to 1 */
export const upload = (path, file, progress) => {
  const form = new FormData();
  form.append('file', file);
  return withToken(header => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    Object.entries({ ...asked, ...header }).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', sent => sent.lengthComputable && progress(sent.loaded / sent.total));
    request.addEventListener('load', () => resolve({
      ok: request.status < 300,
      status: request.status,
      text: async () => request.responseText
    }));
    request.addEventListener('error', () => reject(new Refused(0)));
    request.send(form);
  }));
};
