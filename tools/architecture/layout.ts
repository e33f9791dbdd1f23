import type { Graph, Node } from './graph.ts';

export type Placed = Node & { readonly x: number; readonly y: number; readonly height: number };

export const width = 182;
const [columnStep, lineHeight, padding, gap] = [244, 16, 10, 20];

/** Functions one under the other, by the class of their data; all else at the height of what it is joined to. */
export function placed({ nodes, edges }: Graph): ReadonlyMap<string, Placed> {
  const at = new Map<string, Placed>();
  const place = (column: number, wanted: (node: Node, i: number) => number) => {
    const own = nodes
      .filter((node) => node.column === column)
      .map((node, i) => ({ node, wish: wanted(node, i) }))
      .toSorted((a, b) => a.wish - b.wish);
    let free = 0;
    for (const { node, wish } of own) {
      const height = 2 * padding + lineHeight * (1 + node.lines.length);
      const y = Math.max(free, wish - height / 2);
      at.set(node.id, { ...node, x: column * columnStep, y, height });
      free = y + height + gap;
    }
  };
  place(3, (_, i) => i * 96 + 40);
  const joined = ({ id }: Node) => {
    const others = edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    const heights = others.flatMap((other) => at.get(other) ?? []).map(({ y, height }) => y + height / 2);
    return heights.reduce((sum, y) => sum + y, 0) / Math.max(1, heights.length);
  };
  for (const column of [4, 2, 1, 0, 5]) place(column, joined);
  return at;
}
