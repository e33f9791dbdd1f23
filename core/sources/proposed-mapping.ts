import type { ColumnRule, Mapping } from '../model/mapping.ts';
import type { MappingProposal, ProposedColumn, ProposedEntry } from './mapping-proposal.ts';
import type { PathComment, ProposedFile } from './proposed-file.ts';

/** The mapping file of what was proposed for files; null where nothing was. Files of one layout share an entry. */
export function mappingOf(
  source: string,
  proposals: readonly MappingProposal[],
): ProposedFile<Mapping> | null {
  const merged = new Map<string, Sourced>();
  for (const proposal of proposals) {
    for (const entry of proposal.entries) {
      const layout = `${entry.object} ${entry.columns.map(({ field, column }) => `${field}=${column}`).join(' ')}`;
      const before = merged.get(layout);
      merged.set(
        layout,
        before === undefined ? { entry, proposal } : { ...before, entry: union(before.entry, entry) },
      );
    }
  }
  const entries = [...merged.values()];
  if (entries.length === 0) return null;
  return {
    name: `${source}.yaml`,
    content: {
      source,
      ignore: [],
      files: entries.map(({ entry }) => ({
        object: entry.object,
        columns: Object.fromEntries(entry.columns.map(({ field, rule }) => [field, rule])),
      })),
    },
    comments: entries.flatMap((one, i) => commentsOf(one, i)),
  };
}

type Sourced = { readonly entry: ProposedEntry; readonly proposal: MappingProposal };

/** Two files of one layout: the words of both are mapped. */
function union(a: ProposedEntry, b: ProposedEntry): ProposedEntry {
  return {
    object: a.object,
    columns: a.columns.map((column, i) => withWords(column, b.columns[i]?.rule.map)),
  };
}

function withWords(column: ProposedColumn, words: ColumnRule['map']): ProposedColumn {
  if (column.rule.map === undefined || words === undefined) return column;
  return { ...column, rule: { ...column.rule, map: { ...words, ...column.rule.map } } };
}

function commentsOf({ entry, proposal }: Sourced, at: number): readonly PathComment[] {
  return [
    { path: ['files', at, 'object'], text: proposal.file },
    ...entry.columns.map(({ field, column, confidence, evidence }) => ({
      path: ['files', at, 'columns', field],
      text: [`${evidence} (${confidence.toFixed(2)})`, ...missText(proposal, column)].join('\n'),
    })),
  ];
}

function missText({ nearMisses }: MappingProposal, column: string): readonly string[] {
  return nearMisses
    .filter((miss) => miss.column === column)
    .slice(0, 5)
    .map(({ value, count, nearest, other }) => {
      const near = nearest === null ? '' : `; the nearest is "${nearest}"`;
      return `${count} rows say "${value}", which is not in ${other}${near}`;
    });
}
