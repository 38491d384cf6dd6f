// Turns a long select box into a field with a search. The form still sends the select box, so nothing changes for the server and
// for a browser without scripts.

/** A select box with more options than this is searched. */
const LONGEST_BOX = 15;

const optionOf = (select, text) =>
  [...select.options].find(option => option.value && (option.text.trim() === text || option.value === text));

const searchable = select => {
  const input = document.createElement('input');
  const choices = document.createElement('datalist');
  const none = [...select.options].find(option => !option.value);
  choices.id = `${select.id || select.name}-choices`;
  choices.append(...[...select.options].filter(option => option.value)
    .map(option => Object.assign(document.createElement('option'), { value: option.text.trim(), label: option.value })));
  input.setAttribute('list', choices.id);
  input.autocomplete = 'off';
  input.placeholder = none && !select.required ? `${none.text.trim()}（输入几个字查找）` : '输入几个字查找';
  input.required = select.required;
  // Another id than the box's: form.elements finds a field by its name and by its id, and the box must be the only match.
  input.id = `${select.id || select.name}-search`;
  [...select.labels].forEach(label => (label.htmlFor = input.id));
  select.required = false;
  select.hidden = true;

  const showSelected = () => {
    input.value = select.value ? select.selectedOptions[0].text.trim() : '';
    input.setCustomValidity('');
  };
  input.addEventListener('input', () => {
    const text = input.value.trim();
    const option = optionOf(select, text);
    select.value = option?.value ?? '';
    input.setCustomValidity(text && !option ? '没有这一个，请从列表里选。' : '');
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  // The browser resets the fields after this event.
  select.form?.addEventListener('reset', () => setTimeout(showSelected));
  select.after(input, choices);
  showSelected();
};

document.querySelectorAll('select:not([multiple])').forEach(select => {
  if (select.options.length > LONGEST_BOX) {
    searchable(select);
  }
});
