// Voting with a slip. On a phone, the QR code opens the page with the slip's secret after the # of the address. On a tablet
// at a meeting (?kiosk), the voters follow one another, and each starts with an empty page.
import { postAnonymously } from './api.js';
import { InputError, clearMessages, element, onSubmit, showError } from './page.js';

const kiosk = new URLSearchParams(location.search).has('kiosk');
const KIOSK_THANKS_MILLIS = 5_000;
/** After this time without a touch the tablet starts again for the next voter. */
const KIOSK_IDLE_MILLIS = 120_000;

document.documentElement.classList.toggle('kiosk', kiosk);

let token = '';

const show = id => {
  ['enter', 'paper', 'thanks'].forEach(section => { element(section).hidden = section !== id; });
  scrollTo(0, 0);
};

const start = () => {
  clearMessages();
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

const showRoom = () => {
  const left = element('remark').maxLength - element('remark').value.length;
  element('room').textContent = left < 50 ? `还可以写${left}个字` : '';
};

const open = async secret => {
  clearMessages();
  const paper = await postAnonymously('/public/ballot-papers', { token: secret });
  token = secret;
  element('unit').textContent = `${paper.unit}　${paper.campaign}`;
  element('title').textContent = paper.title;
  element('items').replaceChildren(...paper.items.map((text, item) => fieldset(text, item, paper)));
  element('remark').maxLength = paper.longestRemark;
  showRoom();
  show('paper');
  element('title').focus();
};

const chosen = () => [...element('items').children].map(field => Number(field.querySelector(':checked')?.value ?? 0));

const thank = message => {
  element('vote-form').reset();
  element('items').replaceChildren();
  token = '';
  element('thanks-words').textContent = message;
  show('thanks');
  element('thanks-words').focus();
  if (kiosk) {
    element('thanks-next').textContent = '请把设备交给下一位，几秒以后自动回到开始。';
    setTimeout(start, KIOSK_THANKS_MILLIS);
  }
};

onSubmit(element('code-form'), async () => {
  // A barcode scanner types the whole link.
  const secret = element('code').value.split('#').pop().trim();
  if (!secret) {
    throw new InputError('请先输入票号。', element('code'));
  }
  await open(secret);
});

onSubmit(element('vote-form'), async () => {
  const choices = chosen();
  const missing = element('items').children[choices.indexOf(0)];
  if (missing) {
    missing.classList.add('missing');
    throw new InputError(`“${missing.querySelector('legend').textContent}”还没有评。`, missing.querySelector('input'));
  }
  const { message } = await postAnonymously('/public/votes', { token, choices, remark: element('remark').value });
  thank(message);
});

element('remark').addEventListener('input', showRoom);

// The back button does not bring back what was typed.
addEventListener('pagehide', () => { document.querySelectorAll('form').forEach(form => form.reset()); });
addEventListener('pageshow', event => event.persisted && location.reload());

if (kiosk) {
  let idle;
  const restartTimer = () => {
    clearTimeout(idle);
    idle = setTimeout(() => !element('paper').hidden && start(), KIOSK_IDLE_MILLIS);
  };
  ['pointerdown', 'keydown'].forEach(type => addEventListener(type, restartTimer));
}

const followLink = () => {
  const secret = location.hash.slice(1);
  // Remove the secret from the address bar and from the history.
  history.replaceState(null, '', location.pathname + location.search);
  if (!secret) {
    start();
    return;
  }
  open(secret).catch(error => {
    start();
    showError(error.message);
  });
};

addEventListener('hashchange', () => location.hash && followLink());
followLink();
