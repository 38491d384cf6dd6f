// Requests to Dudao's own API. Our pages and the Tasklist plugin both import this module.

const FIXED_MESSAGES = { 0: '连不上服务器，请检查网络。', 401: '登录已经失效，请重新登录。', 413: '文件太大。' };

const messageFor = status => FIXED_MESSAGES[status] || `服务器没有受理（${status}），请稍后再试。`;

/** A request without success. The message is a sentence for the user. The status is 0 if the server did not answer. */
export class RequestError extends Error {
  /** @param problem the problem details (RFC 9457) of our API, or the error of the engine's API with its message */
  constructor(status, problem = {}) {
    super(problem.detail || problem.message || messageFor(status));
    this.status = status;
    this.problem = problem;
  }
}

// Without X-Requested-With the browser opens its own password dialog when the session has ended.
const COMMON_HEADERS = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' };

const send = (path, options = {}) =>
  fetch(path, { ...options, headers: { ...COMMON_HEADERS, ...options.headers } }).catch(() => {
    throw new RequestError(0);
  });

const parse = text => {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

const checked = async response => {
  if (!response.ok) {
    throw new RequestError(response.status, parse(await response.text()));
  }
  return response;
};

/** The JSON of a successful response, or undefined if the response has no JSON. */
const jsonOf = async response => parse(await (await checked(response)).text());

/** The file of a successful response, with the name from its Content-Disposition header. */
const fileOf = async response => {
  const blob = await (await checked(response)).blob();
  const name = response.headers.get('Content-Disposition')?.match(/filename\*=UTF-8''([^;]+)/)?.[1];
  return new File([blob], name ? decodeURIComponent(name) : 'download', { type: blob.type });
};

export const get = async path => jsonOf(await send(path));

let csrfHeader;
const loadCsrfHeader = async () => {
  csrfHeader ??= get('/api/me').then(({ csrf }) => ({ [csrf.header]: csrf.token }));
  try {
    return await csrfHeader;
  } catch (error) {
    csrfHeader = undefined;
    throw error;
  }
};

/** Sends with the CSRF header. A login in another tab makes the token stale: then a 403 is tried once more with the new token. */
const withCsrfHeader = async attempt => {
  const header = await loadCsrfHeader();
  const response = await attempt(header);
  if (response.status !== 403) {
    return response;
  }
  csrfHeader = undefined;
  const newHeader = await loadCsrfHeader();
  return JSON.stringify(newHeader) === JSON.stringify(header) ? response : attempt(newHeader);
};

// Browsers send at most 64 KB after the page is closed.
const KEEPALIVE_LIMIT_BYTES = 60_000;

/** Whether the browser still sends this JSON when the page is closed. */
export const outlivesThePage = json => new Blob([json]).size < KEEPALIVE_LIMIT_BYTES;

const sendJson = (method, path, body) => {
  const json = JSON.stringify(body);
  return withCsrfHeader(header => send(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...header },
    body: json,
    keepalive: outlivesThePage(json)
  }));
};

export const post = async (path, body = {}) => jsonOf(await sendJson('POST', path, body));

export const put = async (path, body) => jsonOf(await sendJson('PUT', path, body));

export const remove = async path => jsonOf(await withCsrfHeader(header => send(path, { method: 'DELETE', headers: header })));

const sendForm = (path, formData, accept) =>
  withCsrfHeader(header => send(path, { method: 'POST', headers: { ...header, Accept: accept }, body: formData }));

/** Sends a form with its files. The response is JSON. */
export const postForm = async (path, formData) => jsonOf(await sendForm(path, formData, 'application/json'));

/** Sends a form with its files. The response is a file, returned as a File. */
export const postFormForFile = async (path, formData) => fileOf(await sendForm(path, formData, '*/*'));

/** For visitors without a login: no cookie, no CSRF token, no cache. */
export const postAnonymously = async (path, body) => jsonOf(await send(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  credentials: 'omit',
  cache: 'no-store',
  body: JSON.stringify(body)
}));

/** @param onProgress called with the share that is already sent, from 0 to 1 */
export const upload = async (path, file, onProgress) => {
  const form = new FormData();
  form.append('file', file);
  return jsonOf(await withCsrfHeader(header => new Promise((resolve, reject) => {
    // fetch does not report the progress of an upload.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    Object.entries({ ...COMMON_HEADERS, ...header }).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', event => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => resolve({
      ok: request.status < 300,
      status: request.status,
      text: async () => request.responseText
    }));
    request.addEventListener('error', () => reject(new RequestError(0)));
    request.send(form);
  })));
};
