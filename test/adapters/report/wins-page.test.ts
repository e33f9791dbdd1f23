import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { tablePage } from '../../../adapters/report/html/table-page.ts';
import { winsPage } from '../../../adapters/report/wins/page.ts';
import { hardReport, hostileNames, noContrastReport } from './hard-report.ts';
import { mavenReport } from './sample-report.ts';

const pages = {
  maven: winsPage(mavenReport()),
  hard: winsPage(hardReport()),
  'without contrast': winsPage(noContrastReport()),
  rows: tablePage({
    title: 'stale <deals>',
    columns: [
      { key: 'name', label: 'deal', kind: 'text' },
      { key: 'days', label: 'days', kind: 'integer' },
    ],
    rows: hostileNames.map((name, index) => ({ name, days: index === 0 ? null : index * 1000 })),
  }),
};

const documentOf = (page: string) => parseHTML(page).document;

test.each(Object.entries(pages))('%s: every table has a caption, and scope on every heading', (_, page) => {
  const tables = [...documentOf(page).querySelectorAll('table')];
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(table.querySelector('caption')?.textContent).toBeTruthy();
    for (const head of table.querySelectorAll('thead th')) expect(head.getAttribute('scope')).toBe('col');
    for (const row of table.querySelectorAll('tbody tr')) {
      expect(row.children.length).toBe(table.querySelectorAll('thead th').length);
      expect(row.children[0]?.getAttribute('scope')).toBe('row');
    }
  }
});

test.each(
  Object.entries(pages),
)('%s: every picture is named, described and followed by a table', (_, page) => {
  const document = documentOf(page);
  for (const svg of document.querySelectorAll('svg')) {
    expect(svg.getAttribute('role')).toBe('img');
    const name = document.getElementById(svg.getAttribute('aria-labelledby') ?? '');
    const description = document.getElementById(svg.getAttribute('aria-describedby') ?? '');
    expect(name?.textContent).toBeTruthy();
    expect(description?.textContent).toMatch(/table/);
    expect(svg.querySelector('text')).not.toBeNull();
    const next = svg.closest('figure')?.nextElementSibling;
    expect(next?.querySelector('table') ?? next?.nextElementSibling?.querySelector('table')).toBeTruthy();
  }
});

test.each(Object.entries(pages))('%s: ids are unique and every reference finds its id', (_, page) => {
  const document = documentOf(page);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.getAttribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of document.querySelectorAll('a[href]')) {
    expect(link.getAttribute('href')).toMatch(/^#/);
    expect(ids).toContain(link.getAttribute('href')?.slice(1));
  }
  for (const label of document.querySelectorAll('label')) expect(ids).toContain(label.getAttribute('for'));
});

test.each(Object.entries(pages))('%s: loads nothing and runs no script but its own', (_, page) => {
  const document = documentOf(page);
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelector('script')?.textContent).toMatch(/^document\.documentElement/);
  expect(document.querySelectorAll('img, link, iframe, object, embed, base')).toHaveLength(0);
  const policy = document
    .querySelector('meta[http-equiv="Content-Security-Policy"]')
    ?.getAttribute('content');
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/=]{44}'/,
  );
  for (const element of document.querySelectorAll('*')) {
    for (const attribute of element.attributes) expect(attribute.name).not.toMatch(/^on/);
  }
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
});

test('hostile names are shown as they are and do nothing', () => {
  const cells = [...documentOf(pages.hard).querySelectorAll('tbody th')].map((cell) => cell.textContent);
  for (const name of hostileNames) {
    expect(cells).toContain(name.replace('\u001b', '\ufffd'));
  }
});

test('the first heading is the answer', () => {
  const heading = (page: string) => documentOf(page).querySelector('h1')?.textContent;
  expect(heading(pages.maven)).toBe(
    'We win 63.2 % of closed deals. No group can be shown to win more often.',
  );
  expect(heading(pages.hard)).toBe('We win 63.2 % of closed deals; manufacturing wins more often.');
  expect(heading(pages['without contrast'])).toBe(
    '4,238 won, none lost: without lost deals there is no win rate.',
  );
});

test('headings go down one level at a time', () => {
  const levels = [...documentOf(pages.hard).querySelectorAll('h1, h2, h3')].map((h) => Number(h.tagName[1]));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of levels.entries()) {
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  }
});

test('a missing number is a dash to see and words to hear', () => {
  const cell = documentOf(pages.rows).querySelector('tbody td');
  expect(cell?.querySelector('[aria-hidden]')?.textContent).toBe('–');
  expect(cell?.querySelector('.heard')?.textContent).toBe('no data');
});

test('a reversal brings its strata', () => {
  const captions = [...documentOf(pages.hard).querySelectorAll('caption')].map(
    (caption) => caption.textContent,
  );
  expect(captions).toContain(
    'retail: not called different, because inside product_id the sign turns (adjusted -1.4 points)',
  );
});

test('the same report gives the same bytes', () => {
  expect(winsPage(hardReport())).toBe(pages.hard);
  expect(winsPage(mavenReport())).toBe(pages.maven);
});

test('the script of the page is valid JavaScript', () => {
  const script = documentOf(pages.rows).querySelector('script')?.textContent ?? '';
  expect(() => new Function(script)).not.toThrow();
});
