import type { Resources } from '../infra/synthesized.ts';

/**
 * The environment of a function as the deployed one would have it.
 *
 * @param functionId the name in `infra/`, with or without the hash that the template adds.
 * @param known what a `Ref` gives, by resource (`crm-bucket`), and a `GetAtt` (`crm-bucket.Arn`).
 * @throws RangeError for a resource that is not known, so that no variable is made up.
 */
export function environmentFromTemplate(
  resources: Resources,
  functionId: string,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const found = Object.entries(resources).filter(
    ([id, { Type: type }]) => type === 'AWS::Lambda::Function' && isNamed(id, functionId),
  );
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) {
    throw new RangeError(`needed one function ${functionId}, found ${found.length}`);
  }
  const variables: Readonly<Record<string, unknown>> = only[1].Properties.Environment?.Variables ?? {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, resolved(value, known)]));
}

function resolved(value: unknown, known: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const [call, argument]: readonly unknown[] = Object.entries(value)[0] ?? [];
  if (call === 'Ref') return lookUp(String(argument), null, known);
  if (call === 'Fn::GetAtt' && Array.isArray(argument)) {
    return lookUp(String(argument[0]), String(argument[1]), known);
  }
  if (call === 'Fn::Join' && Array.isArray(argument)) {
    const [separator, parts]: readonly unknown[] = argument;
    return (Array.isArray(parts) ? parts : [])
      .map((part: unknown) => resolved(part, known))
      .join(String(separator));
  }
  throw new RangeError(`a Ref, GetAtt or Join was needed, got ${JSON.stringify(value)}`);
}

function lookUp(id: string, attribute: string | null, known: Readonly<Record<string, string>>): string {
  const found = Object.entries(known).find(([name]) => {
    const [resource = '', wanted = null] = name.split('.');
    return wanted === attribute && isNamed(id, resource);
  });
  if (found === undefined) throw new RangeError(`nothing is known of ${id} ${attribute ?? ''}`.trimEnd());
  return found[1];
}

/** A logical id is the name without its dashes, then eight digits of a hash where CDK adds them. */
function isNamed(id: string, name: string): boolean {
  const plain = name.replaceAll('-', '');
  return (
    id === name || id === plain || (id.startsWith(plain) && /^[0-9A-F]{8}$/.test(id.slice(plain.length)))
  );
}
