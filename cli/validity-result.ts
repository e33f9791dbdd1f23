import type { Result } from '../adapters/report/result.ts';
import type { ValidityReport } from '../core/model/validity-report.ts';
import { terminalWidth } from './output.ts';

/** Scores against later results, in every form. */
export async function validityResult(report: ValidityReport): Promise<Result> {
  const { ValidityReport: schema } = await import('../core/model/validity-report.ts');
  const { reportJson } = await import('../adapters/report/json.ts');
  const { validityTable, validitySheets } = await import('../adapters/report/validity/table.ts');
  const { validityAnswer } = await import('../adapters/report/validity/answer.ts');
  const { answerTerminal } = await import('../adapters/report/answer/terminal.ts');
  const { answerMarkdown } = await import('../adapters/report/answer/markdown.ts');
  const { answerPage } = await import('../adapters/report/answer/page.ts');
  const answer = validityAnswer(report);
  return {
    json: () => reportJson(schema, report),
    table: () => validityTable(report),
    sheets: () => validitySheets(report),
    terminal: () => answerTerminal(answer, { width: terminalWidth() }),
    markdown: () => answerMarkdown(answer),
    html: async () => answerPage(answer),
  };
}
