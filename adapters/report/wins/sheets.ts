import type { WinsReport } from '../../../core/model/wins-report.ts';
import type { Column, Table } from '../table.ts';
import { winsCells } from './cells.ts';

const column = (key: string, label: string, kind: Column['kind']): Column => ({ key, label, kind });

function trendSheet(report: WinsReport): Table {
  return {
    title: 'periods',
    columns: [
      column('period', 'period', 'text'),
      column('from', 'from', 'date'),
      column('to', 'to', 'date'),
      column('won', 'won', 'integer'),
      column('lost', 'lost', 'integer'),
      column('winRate', 'win rate', 'rate'),
      column('winRateLow', 'win rate, low', 'rate'),
      column('winRateHigh', 'win rate, high', 'rate'),
      column('wonAmount', 'won amount', 'money'),
      column('created', 'newly created', 'integer'),
      column('partial', 'not compared because', 'text'),
    ],
    rows: report.trend.map(({ winRate, ...point }) => ({
      ...point,
      winRate: winRate?.value ?? null,
      winRateLow: winRate?.low ?? null,
      winRateHigh: winRate?.high ?? null,
    })),
  };
}

function dimensionSheet(report: WinsReport): Table {
  return {
    title: 'dimensions',
    columns: [
      column('dimension', 'dimension', 'text'),
      column('kind', 'kind', 'text'),
      column('groups', 'groups', 'integer'),
      column('low', 'lowest win rate', 'rate'),
      column('high', 'highest win rate', 'rate'),
      column('verdict', 'verdict', 'text'),
      column('gap', 'greatest gap', 'rate'),
      column('p', 'p', 'decimal'),
      column('why', 'why', 'text'),
    ],
    rows: report.cuts.map((cut) => ({
      dimension: cut.by.join(','),
      kind: cut.kind,
      groups: cut.groups,
      low: cut.range?.low ?? null,
      high: cut.range?.high ?? null,
      verdict: cut.verdict,
      gap: cut.gap,
      p: cut.p,
      why: [cut.kindWhy, ...cut.why].filter((reason) => reason !== null).join('; '),
    })),
  };
}

function noteSheet(report: WinsReport): Table {
  const missing = report.notMeasured.map(({ what, why }) => ({
    code: 'not measured',
    text: `${what}: ${why}`,
  }));
  const basis = [
    { code: 'as of', text: report.asOf },
    { code: 'closed from', text: report.period.from ?? '' },
    { code: 'closed to', text: report.period.to ?? '' },
    { code: 'currency', text: report.currency ?? '' },
    { code: 'settings', text: report.settings },
    { code: 'intervals of money', text: report.moneyMethod },
  ];
  return {
    title: 'basis and notes',
    columns: [column('code', 'what', 'text'), column('text', 'text', 'text')],
    rows: [...basis, ...missing, ...report.notes.map(({ code, text }) => ({ code, text }))],
  };
}

/** The wins report as the sheets of one workbook: groups, dimensions, periods, and what it rests on. */
export function winsSheets(report: WinsReport): readonly Table[] {
  return [winsCells(report), dimensionSheet(report), trendSheet(report), noteSheet(report)];
}
