// A field in which several units are searched and added one by one. The server checks the names.

/** @param root an element with an input, a button and a list; its data-field names the field of the request */
export const severalUnits = root => {
  const input = root.querySelector('input');
  const list = root.querySelector('ul');
  const names = () => [...list.querySelectorAll('li')].map(line => line.dataset.unit);

  const lineOf = name => {
    const line = document.createElement('li');
    line.dataset.unit = name;
    const text = document.createElement('span');
    text.textContent = name;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '去掉';
    remove.setAttribute('aria-label', `去掉${name}`);
    line.append(text, ' ', remove);
    return line;
  };

  const add = () => {
    const name = input.value.trim();
    if (name && !names().includes(name)) {
      list.append(lineOf(name));
    }
    input.value = '';
    input.focus();
  };

  root.querySelector('.add-line button').addEventListener('click', add);
  input.addEventListener('keydown', event => {
    // Enter adds the unit; it must not send the form.
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
  });
  list.addEventListener('click', event => {
    if (event.target.matches('button')) {
      event.target.closest('li').remove();
      input.focus();
    }
  });

  /** The names that were added, and one that is typed but not added yet. */
  const chosen = () => [...new Set([...names(), input.value.trim()].filter(Boolean))];
  return { field: root.dataset.field, chosen };
};
