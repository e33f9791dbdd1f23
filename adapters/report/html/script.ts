/**
 * The only script of a page: sorts a table by the button in a heading and filters its rows.
 * Plain JavaScript as text; it reads no address, sends nothing and writes no markup.
 */
export const script = `
document.documentElement.classList.add('live');
const compare = (a, b) => a === b ? 0 : a === '' ? 1 : b === '' ? -1 : 0;
const text = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
for (const table of document.querySelectorAll('table.data')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const first = [...body.rows];
  heads.forEach((head, column) => {
    const button = head.querySelector('button');
    if (!button) return;
    button.addEventListener('click', () => {
      const numeric = head.classList.contains('number');
      const before = head.getAttribute('aria-sort');
      const order = before === null ? (numeric ? 'descending' : 'ascending')
        : before === (numeric ? 'descending' : 'ascending') ? (numeric ? 'ascending' : 'descending') : null;
      for (const other of heads) other.removeAttribute('aria-sort');
      if (order === null) { body.append(...first); return; }
      head.setAttribute('aria-sort', order);
      const sign = order === 'ascending' ? 1 : -1;
      const value = (row) => row.cells[column].dataset.value ?? '';
      body.append(...first.toSorted((x, y) => {
        const a = value(x), b = value(y);
        if (a === '' || b === '') return compare(a, b);
        return sign * (numeric ? Number(a) - Number(b) : text.compare(a, b));
      }));
    });
  });
  const input = document.querySelector('input[data-table="' + table.id + '"]');
  if (!input) continue;
  const said = document.getElementById(table.id + '-count');
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const row of first) {
      const held = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => held.includes(word));
      if (!row.hidden) shown += 1;
    }
    said.textContent = shown + ' of ' + first.length + ' rows';
  });
}
`.trim();
