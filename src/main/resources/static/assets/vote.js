// Voting by a slip: on one's own telephone by its QR code, whose secret stands behind the # of the address; or at a meeting's
// tablet (?kiosk), where one voter follows another and nothing of the one before is left.
const kiosk = new URLSearchParams(location.search).has('kiosk');
const KIOSK_THANKS = 5_000;
// Somebody who has gone away in the middle leaves the tablet to the next.
const KIOSK_IDLE = 120_000;

const element = id => document.getElementById(id);
document.documentElement.classList.toggle('kiosk', kiosk);

let token = '';

const show = id => {
  ['enter', 'paper', 'thanks'].forEach(section => { element(section).hidden = section !== id; });
  scrollTo(0, 0);
};

const complain = words => {
  element('complaint').textContent = words;
  element('complaint').hidden = !words;
  if (words) {
    element('complaint').scrollIntoView({ block: 'center' });
  }
};

class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const post = async (path, body) => {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      body: JSON.stringify(body)
    });
  } catch {
    throw new Refused(0, '连不上服务器，请检查网络后再试。');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, answer.detail || '没有成功，请稍后再试。');
  }
  return answer;
};

const start = () => {
  complain('');
  token = '';
  element('code-form').reset();
  element('vote-form').reset();
  element('items').replaceChildren();
  ['unit', 'title'].forEach(id => { element(id).textContent = ''; });
  show('enter');
  element('code').focus();
};

const choice = (item, text, number) => {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'radio';
  input.name = `item-${item}`;
  input.value = number;
  label.append(input, text);
  return label;
};

const fieldset = (text, item, paper) => {
  const field = document.createElement('fieldset');
  field.classList.toggle('overall', item === paper.items.length - 1);
  const legend = document.createElement('legend');
  legend.textContent = text;
  const choices = document.createElement('div');
  choices.className = 'choices';
  choices.append(...paper.choices.map((words, index) => choice(item, words, index + 1)));
  field.append(legend, choices);
  field.addEventListener('change', () => field.classList.remove('missing'));
  return field;
};

const room = () => {
  const left = element('remark').maxLength - element('remark').value.length;
  element('room').textContent = left < 50 ? `还可以写${left}个字` : '';
};

const open = async secret => {
  complain('');
  const paper = await post('/public/ballot-papers', { token: secret });
  token = secret;
  element('unit').textContent = paper.unit;
  element('title').textContent = paper.title;
  element('items').replaceChildren(...paper.items.map((text, item) => fieldset(text, item, paper)));
  element('remark').maxLength = paper.longestRemark;
  room();
  show('paper');
  element('title').focus();
};

const chosen = () => [...element('items').children].map(field => Number(field.querySelector(':checked')?.value ?? 0));

const thank = words => {
  element('vote-form').reset();
  element('items').replaceChildren();
  token = '';
  element('thanks-words').textContent = words;
  show('thanks');
  element('thanks-words').focus();
  if (kiosk) {
    element('thanks-next').textContent = '请把设备交给下一位，几秒以后自动回到开始。';
    setTimeout(start, KIOSK_THANKS);
  }
};

const whileBusy = async (form, work) => {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await work();
  } catch (refused) {
    complain(refused.message);
  } finally {
    button.disabled = false;
  }
};

element('code-form').addEventListener('submit', event => {
  event.preventDefault();
  // A scanner types the whole link.
  const typed = element('code').value.split('#').pop().trim();
  if (!typed) {
    complain('请先输入票号。');
    element('code').focus();
    return;
  }
  whileBusy(event.target, () => open(typed));
});

element('vote-form').addEventListener('submit', event => {
  event.preventDefault();
  const choices = chosen();
  const missing = choices.indexOf(0);
  if (missing >= 0) {
    const field = element('items').children[missing];
    field.classList.add('missing');
    complain(`“${field.querySelector('legend').textContent}”还没有评。`);
    field.querySelector('input').focus();
    return;
  }
  complain('');
  whileBusy(event.target, async () => {
    const cast = await post('/public/votes', { token, choices, remark: element('remark').value });
    thank(cast.message);
  });
});

element('remark').addEventListener('input', room);

// What was typed does not come back with the back button.
addEventListener('pagehide', () => { document.querySelectorAll('form').forEach(form => form.reset()); });
addEventListener('pageshow', event => event.persisted && location.reload());

if (kiosk) {
  let idle;
  const wait = () => {
    clearTimeout(idle);
    idle = setTimeout(() => !element('paper').hidden && start(), KIOSK_IDLE);
  };
  ['pointerdown', 'keydown'].forEach(sign => addEventListener(sign, wait));
}

const followLink = () => {
  const secret = location.hash.slice(1);
  // The secret stays neither in the address bar nor in the history.
  history.replaceState(null, '', location.pathname + location.search);
  if (!secret) {
    start();
    return;
  }
  open(secret).catch(refused => {
    start();
    complain(refused.message);
  });
};

addEventListener('hashchange', () => location.hash && followLink());
followLink();
