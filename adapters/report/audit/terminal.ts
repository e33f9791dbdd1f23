import type { AuditGroup, AuditReport, AuditTable } from '../../../core/model/audit-report.ts';
import { printedChance, printedCount, printedNumber, printedRateEstimate } from '../printed.ts';
import { gridLines } from '../terminal/grid.ts';
import { wrapped } from '../terminal/layout.ts';
import { groupName, positives, printedRatio, publicationLines, tableTitle } from './words.ts';

/** The audit on a terminal: each table, what to know of it, and what has to be published beside it. */
export function auditTerminal(report: AuditReport, { width }: { readonly width: number }): string {
  const facts = publicationLines(report).map(([label, text]) => `${label}: ${text}`);
  const { missing, statement } = report.publication;
  const notes = [
    ...report.notes.map(({ text }) => text),
    ...(missing.length > 0 ? [`to publish, still say: ${missing.join('; ')}`] : []),
    statement,
  ];
  return [
    ...report.tables.flatMap((table) => [...tableLines(table, width), '']),
    ...facts,
    '',
    ...notes.flatMap((note) => wrapped(note, width)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function tableLines(table: AuditTable, width: number): readonly string[] {
  const positive = table.measure === 'selection' ? 'selected' : 'above';
  const right = (heading: string) => ({ heading, align: 'right' as const });
  const median = table.median === null ? '' : `, median ${printedNumber(table.median, 2)}`;
  return [
    `${tableTitle(table)} (${printedCount(table.n)} persons${median})`,
    ...gridLines({
      width,
      columns: [
        { heading: 'category', align: 'left', cut: true, spill: true },
        right(positive),
        right('persons'),
        right('rate'),
        right('impact ratio'),
        right('without small'),
        right('Fisher p'),
        { heading: '', align: 'left' },
      ],
      rows: table.groups.map((group) => cells(group)),
    }),
    ...table.notes.flatMap(({ text }) => wrapped(`- ${text}`, width, 2)),
  ];
}

function cells(group: AuditGroup): readonly string[] {
  return [
    groupName(group),
    printedCount(positives(group)),
    printedCount(group.n),
    printedRateEstimate(group.rate),
    printedRatio(group.impactRatio),
    group.under2pct ? 'left out' : printedRatio(group.impactRatioWithoutSmall),
    group.fisherP === null ? '–' : printedChance(group.fisherP),
    group.fourFifths ? 'below 4/5' : '',
  ];
}
