import { inertMarkdown, markdownGrid } from '../markdown.ts';
import type { Answer } from './answer.ts';

/** An answer as GitHub-flavoured Markdown. */
export function answerMarkdown({ title, context, lines, warnings, tables, notes }: Answer): string {
  const paragraphs = [context, ...lines].map((line) => `${inertMarkdown(line)}\n\n`);
  const bold = warnings.map((line) => `**${inertMarkdown(line)}**\n\n`);
  const grids = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => `### ${inertMarkdown(table.title)}\n\n${markdownGrid(table)}\n`);
  const list = notes.map((note) => `- ${inertMarkdown(note)}\n`);
  return `## ${inertMarkdown(title)}\n\n${[...paragraphs, ...bold, ...grids, ...list].join('')}`;
}
