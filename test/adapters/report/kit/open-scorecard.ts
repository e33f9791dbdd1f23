import { runInNewContext } from 'node:vm';
import { parseHTML } from 'linkedom';
import type { Kit } from '../../../../adapters/report/kit/kit.ts';
import { scorecardForm } from '../../../../adapters/report/kit/scorecard-form.ts';

type Page = ReturnType<typeof parseHTML>['document'];

/** Of a field, a group or a button, what the hands need. */
type Field = {
  value: string;
  checked: boolean;
  readonly defaultChecked: boolean;
  readonly textContent: string;
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  toggleAttribute(name: string, isThere: boolean): void;
  dispatchEvent(event: object): void;
};

/** `null`: left as it is, so that nothing is chosen. */
type Answer = { readonly item: string | null; readonly point: string | null; readonly evidence: string };

/**
 * The scorecard of a kit with its own script running, and hands to fill it in. What linkedom does not have of a form
 * is put in its place: a choice that unsets the others of its group, the reset, and the file a link would save.
 */
export function openScorecard(kit: Kit) {
  const { document, window } = parseHTML(scorecardForm(kit));
  const one = (id: string) => document.getElementById(id) as unknown as Field;
  const event = (type: string, bubbles = true) => new window.Event(type, { bubbles, cancelable: true });
  const texts: string[] = [];
  const saved: { readonly name: string; readonly text: string }[] = [];
  const asked: string[] = [];
  const leaving: ((event: object) => void)[] = [];
  completed(document, (link) => saved.push({ name: link.download, text: texts.at(-1) ?? '' }));
  runInNewContext(document.querySelector('script')?.textContent ?? '', {
    document,
    addEventListener: (_: string, listener: (event: object) => void) => leaving.push(listener),
    confirm: (question: string) => {
      asked.push(question);
      return false;
    },
    setTimeout: () => undefined,
    URL: { createObjectURL: () => 'blob:here', revokeObjectURL: () => undefined },
    Blob: function Kept(parts: readonly string[]) {
      texts.push(parts.join(''));
    },
  });
  const check = (name: string, value: string | null) => {
    const choices = fieldsOf(document, `input[name="${name}"]`);
    if (value !== null) for (const choice of choices) choice.checked = choice.getAttribute('value') === value;
    choices.find(({ checked }) => checked)?.dispatchEvent(event('input'));
  };
  return {
    saved,
    asked,
    said: () => one('said').textContent,
    fault: (id: string) => one(`${id}-fault`).textContent,
    fill: (fields: Readonly<Record<string, string>>) => {
      for (const [id, text] of Object.entries(fields)) {
        one(id).value = text;
        one(id).dispatchEvent(event('input'));
      }
    },
    rate: (competency: string, { item, point, evidence }: Answer) => {
      check(`${competency}-item`, item);
      check(`${competency}-point`, point);
      one(`${competency}-evidence`).value = evidence;
      one(`${competency}-evidence`).dispatchEvent(event('input'));
    },
    choose: (interview: string) => {
      one('interview').value = interview;
      one('interview').dispatchEvent(event('change'));
    },
    submit: () => document.querySelector('form')?.dispatchEvent(event('submit')),
    next: () => one('next').dispatchEvent(event('click')),
    isLeavingAsked: () => {
      let isAsked = false;
      const leave = { preventDefault: () => (isAsked = true) };
      for (const listener of leaving) listener(leave);
      return isAsked;
    },
  };
}

const fieldsOf = (document: Page, selector: string): readonly Field[] =>
  [...document.querySelectorAll(selector)] as unknown as readonly Field[];

const plain = (element: object, values: Readonly<Record<string, unknown>>) => {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(element, name, { value, writable: true, configurable: true });
  }
};

/** Gives the elements of a form the properties that browsers have and linkedom has not. */
function completed(document: Page, save: (link: { readonly download: string }) => void): void {
  const fields = fieldsOf(document, 'input, textarea');
  for (const field of fields) {
    plain(field, { value: field.getAttribute('value') ?? '', defaultChecked: field.hasAttribute('checked') });
    Object.defineProperty(field, 'checked', {
      get: () => field.hasAttribute('checked'),
      set: (isChecked: boolean) => field.toggleAttribute('checked', isChecked),
    });
  }
  for (const element of fieldsOf(document, 'input, textarea, select'))
    plain(element, { focus: () => undefined });
  const [first] = fieldsOf(document, '#interview option');
  for (const select of fieldsOf(document, '#interview'))
    plain(select, { value: first?.getAttribute('value') });
  for (const form of fieldsOf(document, 'form')) {
    plain(form, {
      reset: () => {
        for (const field of fields) {
          if (field.getAttribute('type') === 'radio') field.checked = field.defaultChecked;
          else field.value = '';
        }
      },
    });
  }
  const create = document.createElement.bind(document);
  plain(document, {
    createElement: (name: string) => {
      const made = create(name) as unknown as { readonly download: string };
      plain(made, { click: () => save(made), download: '' });
      return made;
    },
  });
}
