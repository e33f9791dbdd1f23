import type { WinsReport } from '../../../core/model/wins-report.ts';
import type { Result } from '../result.ts';

/** What text is set for: columns, and whether weights and colours show. */
export type Screen = { readonly width: number; readonly styled: boolean };

/** Where the company wins, in every form. */
export async function winsResult(
  report: WinsReport,
  view: 'overview' | 'groups',
  screen: Screen,
): Promise<Result> {
  const { WinsReport: schema } = await import('../../../core/model/wins-report.ts');
  const { reportJson } = await import('../json.ts');
  const { winsTerminal } = await import('./terminal.ts');
  const { winsCells } = await import('./cells.ts');
  const { winsMarkdown } = await import('./markdown.ts');
  const { winsSheets } = await import('./sheets.ts');
  return {
    json: () => reportJson(schema, report),
    table: () => winsCells(report),
    terminal: () => winsTerminal(report, view, screen),
    markdown: () => winsMarkdown(report),
    sheets: () => winsSheets(report),
    html: async () => (await import('./page.ts')).winsPage(report),
  };
}
