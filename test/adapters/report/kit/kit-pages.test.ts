import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { kitTexts } from '../../../../adapters/files/kit-files.ts';
import type { Kit } from '../../../../adapters/report/kit/kit.ts';
import { hostileSources, kitsOf, shippedSources } from './kits.ts';

const shipped = await shippedSources();
const kits: readonly (readonly [string, Kit])[] = [
  ...kitsOf(shipped, 3).map((kit) => [kit.role.id, kit] as const),
  ...kitsOf(hostileSources, 2).map((kit) => ['hostile', kit] as const),
];
const pagesOf = (kit: Kit) => [...kitTexts(kit)].filter(([name]) => name.endsWith('.html'));
const pages = kits.flatMap(([role, kit]) =>
  pagesOf(kit).map(([name, page]) => [`${role} ${name}`, page] as const),
);
const documentOf = (page: string) => parseHTML(page).document;

test.each(pages)('%s: loads nothing and runs no script but its own', (_, page) => {
  const document = documentOf(page);
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256')
    .update(scripts[0]?.textContent ?? '')
    .digest('base64');
  expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toBe(
    `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(document.querySelectorAll('img, link, iframe, object, embed, base')).toHaveLength(0);
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
  }
  expect(page).not.toMatch(/https?:|\/\/[a-z]/);
});

test.each(pages)('%s: ids are unique and every reference finds its id', (_, page) => {
  const document = documentOf(page);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.getAttribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of (element.getAttribute(name) ?? '').split(' ')) expect(ids).toContain(id);
    }
  }
  for (const link of document.querySelectorAll('a[href]')) {
    expect(ids).toContain(link.getAttribute('href')?.replace(/^#/, ''));
  }
});

test.each(pages)('%s: every field has a label and every group a legend', (_, page) => {
  const document = documentOf(page);
  for (const field of document.querySelectorAll('input, select, textarea')) {
    const label =
      field.closest('label') ?? document.querySelector(`label[for="${field.getAttribute('id')}"]`);
    expect(label?.textContent).toBeTruthy();
  }
  for (const group of document.querySelectorAll('fieldset')) {
    expect(group.querySelector('legend')?.textContent).toBeTruthy();
  }
});

describe.each(kits)('the kit for %s', (_, kit) => {
  const texts = kitTexts(kit);
  const guide = documentOf(texts.get('guide.html') ?? '');
  const scorecard = documentOf(texts.get('scorecard.html') ?? '');

  test('holds every anchor and every name as text, in the guide and on the scorecard', () => {
    for (const { id, name, anchors } of kit.competencies) {
      expect(guide.getElementById(id)?.textContent).toBe(name);
      const part = scorecard.querySelector(`[data-competency="${id}"]`);
      expect(part?.querySelector('legend')?.textContent).toBe(name);
      const inGuide = [...guide.querySelectorAll(`section[aria-labelledby="${id}"] dd`)];
      expect(inGuide.map(({ textContent }) => textContent).toSorted()).toEqual(
        Object.values(anchors).toSorted(),
      );
      for (const [point, text] of Object.entries(anchors)) {
        const choice = part?.querySelector(`input[name="${id}-point"][value="${point}"]`)?.closest('label');
        expect(choice?.querySelector('span')?.textContent).toBe(text);
      }
    }
  });

  test('has the best point first', () => {
    const [{ id = '' } = {}] = kit.competencies;
    const points = [...scorecard.querySelectorAll(`input[name="${id}-point"]`)];
    expect(points.at(0)?.getAttribute('value')).toBe(String(kit.rubric.scale.max));
    expect(points.at(-1)?.getAttribute('value')).toBe('');
  });

  test('is the same bytes a second time', () => {
    expect([...kitTexts({ ...kit })]).toEqual([...texts]);
  });
});

describe.each([2, 3, 4, 5, 6])('a plan of the shipped rubric for %i interviewers', (interviewers) => {
  test.each(kitsOf(shipped, interviewers).map((kit) => [kit.role.id, kit] as const))('%s', (_, kit) => {
    const { interviews } = kit.plan;
    const raters = new Map(
      interviews.flatMap((one) => one.items.map(({ competency }) => [competency.id, one.raters] as const)),
    );
    expect([...raters.keys()].toSorted()).toEqual(kit.competencies.map(({ id }) => id).toSorted());
    for (const [one, other] of raters.values()) expect(one).not.toBe(other);
    for (const { items, minutes } of interviews) {
      expect(new Set(items.map(({ competency }) => competency.axis)).size).toBe(2);
      expect(minutes).toBeLessThanOrEqual(90);
    }
    const most = Math.max(...interviews.map(({ minutes }) => minutes));
    const least = Math.min(...interviews.map(({ minutes }) => minutes));
    expect(most - least).toBeLessThanOrEqual(20);
    // With three people or more nobody sits in more than two interviews of one candidate.
    const seats = interviews.flatMap((one) => one.raters);
    const load = Math.max(...seats.map((rater) => seats.filter((other) => other === rater).length));
    expect(load).toBeLessThanOrEqual(interviewers === 2 ? interviews.length : 2);
  });
});
