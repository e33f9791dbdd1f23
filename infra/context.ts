/** What a deploy says with `-c bearing:NAME=VALUE`, and what holds where it says nothing. */
const defaults = {
  bundles: 'dist/functions',
  architecture: 'x64',
  scanCutoffGiB: '10',
  reportSchedule: 'cron(0 5 * * ? *)',
  costCentre: 'bearing',
  noticeEmail: '',
} as const;
type Name = keyof typeof defaults;

const names = Object.keys(defaults) as readonly Name[];
const prefix = 'bearing:';

/** Athena takes no lower limit than 10 MB. */
const leastGiB = 0.01;

type Rule = { readonly isRight: (text: string) => boolean; readonly needs: string };
const rules: Partial<Readonly<Record<Name, Rule>>> = {
  scanCutoffGiB: { isRight: (text) => Number(text) >= leastGiB, needs: `a number of at least ${leastGiB}` },
  reportSchedule: {
    isRight: (text) => /^(cron|rate)\(.+\)$/.test(text),
    needs: 'an expression such as cron(0 5 * * ? *) or rate(1 day)',
  },
  costCentre: {
    isRight: (text) => /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u.test(text),
    needs: 'a value that a tag can have',
  },
  noticeEmail: {
    isRight: (text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
    needs: 'an e-mail address',
  },
};

/**
 * The context by its names. A name that nothing reads is refused: a notice that is not sent, or a limit that does not
 * hold, would say nothing.
 * @throws RangeError
 */
export function readContext(context: Readonly<Record<string, unknown>>): Readonly<Record<Name, string>> {
  const said = Object.keys(context).filter((name) => name.startsWith(prefix));
  const unknown = said.find((name) => !names.some((known) => name === `${prefix}${known}`));
  if (unknown !== undefined) throw new RangeError(`context needs names among ${known}, got ${unknown}`);
  const values = names.map((name) => [name, String(context[`${prefix}${name}`] ?? defaults[name])] as const);
  for (const [name, text] of values) {
    const rule = rules[name];
    if (rule && !rule.isRight(text)) {
      throw new RangeError(`${prefix}${name} needs ${rule.needs}, got ${JSON.stringify(text)}`);
    }
  }
  return Object.fromEntries(values) as Record<Name, string>;
}

const known = names.map((name) => `${prefix}${name}`).join(', ');
