import { Document, isMap, isScalar, visit, type YAMLMap } from 'yaml';

/** A comment before the key at a path. */
type PathComment = { readonly path: readonly (string | number)[]; readonly text: string };

/**
 * A value as YAML text with comments. Rules (maps three levels down) stand on one line each, so that
 * a mapping reads as a table. A comment whose path is not there is left out.
 */
export function yamlText(value: unknown, comments: readonly PathComment[], heading?: string): string {
  const document = new Document(value);
  if (heading !== undefined) document.commentBefore = said(heading);
  visit(document, {
    Map: (_, node, path) => {
      const depth = path.filter((step) => isMap(step)).length;
      if (depth < 3) return undefined;
      node.flow = true;
      const [only] = node.items;
      const isPlain = node.items.length === 1 && only && isScalar(only.key) && only.key.value === 'from';
      return isPlain && isScalar(only.value) ? only.value : undefined;
    },
  });
  for (const { path, text } of comments) comment(document, path, text);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function comment(document: Document, path: readonly (string | number)[], text: string): void {
  const owner: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(owner)) return;
  const pair = (owner as YAMLMap).items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (pair && isScalar(pair.key)) pair.key.commentBefore = said(text);
}

const said = (text: string): string =>
  text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
