import { type Document, isMap, isNode, isScalar } from 'yaml';
import type { z } from 'zod';
import { nearestName } from '../../core/model/nearest-name.ts';
import { knownKeys } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

/** Of a union's faults, the one that got furthest into the value: the shape the person meant. */
export function deepestIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flat()
    .map((one): Issue => deepestIssue({ ...one, path: [...issue.path, ...one.path] }))
    .toSorted((a, b) => depth(b) - depth(a));
  return inner[0] ?? issue;
}

const depth = (issue: Issue): number => issue.path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);

/** Where in the text the fault is: the unknown key, or the value. */
export function offsetOf(document: Document, issue: Issue | Pick<Issue, 'path'>): number {
  const isUnknownKey = 'code' in issue && issue.code === 'unrecognized_keys';
  const key = isUnknownKey ? keyOffset(document, issue) : null;
  if (key !== null) return key;
  for (let length = issue.path.length; length > 0; length--) {
    const node = nodeAt(document, issue.path.slice(0, length));
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** A key written as a number is one in the text, but its text in the value. */
function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  const node = document.getIn(path, true);
  return (
    node ??
    document.getIn(
      path.map((step) => (/^-?\d+$/.test(String(step)) ? Number(step) : step)),
      true,
    )
  );
}

function keyOffset(document: Document, { path, keys }: z.core.$ZodIssueUnrecognizedKeys): number | null {
  const owner = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(owner)) return null;
  const pair = owner.items.find(({ key }) => isScalar(key) && key.value === keys[0]);
  return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : null;
}

/** What was needed, then what came, then the nearest known name. */
export function faultMessage(
  issue: Issue,
  { document, schema }: { document: Document; schema: z.ZodType },
): string {
  const where = issue.path.length === 0 ? 'the file' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `${where} ${unknownKey(issue, schema)}`;
  const came = issue.path.length === 0 ? document.toJS() : document.getIn(issue.path);
  return `${where} needs ${needed(issue)}, got ${shown(came)}`;
}

function unknownKey(issue: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType): string {
  const [key = ''] = issue.keys;
  const known = knownKeys(schema, issue.path);
  const near = nearestName(key, known);
  return `needs keys of ${known.join(', ')}, got "${key}"${near === null ? '' : `: the nearest is "${near}"`}`;
}

function needed(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${issue.inclusive === false ? ' and more' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `text of the form ${issue.pattern ?? issue.format}`
        : issue.message;
    default:
      return issue.message;
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${value.slice(0, 64)}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'keys' : String(value);
}
