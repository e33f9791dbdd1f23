import type { Result } from '../adapters/report/result.ts';
import type { RatersReport } from '../core/model/raters-report.ts';
import { terminalWidth } from './output.ts';

/** Severity and agreement of raters, in every form. */
export async function ratersResult(report: RatersReport): Promise<Result> {
  const { RatersReport: schema } = await import('../core/model/raters-report.ts');
  const { reportJson } = await import('../adapters/report/json.ts');
  const { ratersTable, ratersSheets } = await import('../adapters/report/raters/table.ts');
  const { ratersAnswer } = await import('../adapters/report/raters/answer.ts');
  const { answerTerminal } = await import('../adapters/report/answer/terminal.ts');
  const { answerMarkdown } = await import('../adapters/report/answer/markdown.ts');
  const { answerPage } = await import('../adapters/report/answer/page.ts');
  const answer = ratersAnswer(report);
  return {
    json: () => reportJson(schema, report),
    table: () => ratersTable(report),
    sheets: () => ratersSheets(report),
    terminal: () => answerTerminal(answer, { width: terminalWidth() }),
    markdown: () => answerMarkdown(answer),
    html: async () => answerPage(answer),
  };
}
