import { closeSync, openSync, writeSync } from 'node:fs';
import { toDayNumber, toIsoDate } from '../core/sample/export-table.ts';
import { type Random, seededRandom } from '../core/sample/random.ts';

/** Generated exports of any size, the shape of performance.md: 16 columns, quoted commas and newlines, 0.37 % bad rows. */

const sectors = ['software', 'medical', 'retail', 'finance', 'services', 'energy', 'media', 'transport'];
const sources = ['web', 'referral', 'event', 'outbound', 'partner'];
const header =
  'opportunity_id,name,account,sales_agent,product,deal_stage,engage_date,close_date,close_value,lead_source,next_step,sector,region,employees,probability,notes';

class LineFile {
  #descriptor: number;
  #lines: string[] = [];

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length >= 20_000) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    writeSync(this.#descriptor, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

const firstDay = toDayNumber('2023-01-01');
const days = Array.from({ length: 1_100 }, (_, i) => toIsoDate(firstDay + i));

/** @returns how many of the rows are bad: a broken quote, a field too many, an impossible date, a text for a number. */
export function writeOpportunities(path: string, rows: number): number {
  const random = seededRandom(11);
  const file = new LineFile(path);
  file.add(header);
  let bad = 0;
  for (let i = 0; i < rows; i += 1) {
    const isBad = random.chance(0.0037);
    if (isBad) bad += 1;
    file.add(opportunityLine(random, { i, isBad }));
  }
  file.close();
  return bad;
}

function opportunityLine(random: Random, { i, isBad }: { i: number; isBad: boolean }): string {
  const created = random.whole(0, 900);
  const stage = random.weighted([
    ['Won', 4],
    ['Lost', 5],
    ['Engaging', 2],
  ] as const);
  const isOpen = stage === 'Engaging';
  const value = random.whole(500, 90_000);
  const cells = [
    `O${String(i).padStart(8, '0')}`,
    i % 9 === 0 ? `"Deal ${i}, phase two"` : `Deal ${i}`,
    `Account ${random.whole(1, 40_000)}`,
    `Agent ${random.whole(1, 30)}`,
    `Product ${random.whole(1, 7)}`,
    stage,
    days[created] ?? '',
    isOpen ? '' : (days[created + random.whole(3, 190)] ?? ''),
    String(value),
    random.pick(sources),
    i % 4 === 0 ? 'call back' : 'send the revised proposal to the buyer',
    random.pick(sectors),
    `Region ${random.whole(1, 5)}`,
    String(random.whole(5, 9_000)),
    isOpen ? '0.4' : stage === 'Won' ? '1' : '0',
    i % 25 === 0 ? '"said ""maybe""\nand then no word"' : 'no remark was made on this one',
  ];
  return isBad ? spoilt(cells, i % 4) : cells.join(',');
}

function spoilt(cells: string[], how: number): string {
  if (how === 0) return `${cells.join(',')},one too many`;
  if (how === 1) return cells.with(6, '2024-02-31').join(',');
  if (how === 2) return cells.with(8, 'tbd').join(',');
  return cells.slice(0, -1).join(',');
}

/** Activities on the first `opportunities` ids: three a deal on average. */
export function writeActivities(
  path: string,
  { rows, opportunities }: { rows: number; opportunities: number },
): void {
  const random = seededRandom(12);
  const file = new LineFile(path);
  file.add('activity_id,opportunity,kind,direction,state,occurred,minutes,attendees');
  const kinds = ['call', 'email', 'meeting', 'task'];
  for (let i = 0; i < rows; i += 1) {
    const kind = random.pick(kinds);
    const day = days[random.whole(0, 1_000)] ?? '';
    file.add(
      `A${i},O${String(random.whole(0, opportunities - 1)).padStart(8, '0')},${kind},outbound,done,${day}T10:00:00Z,${random.whole(1, 60)},${kind === 'meeting' ? 2 : 0}`,
    );
  }
  file.close();
}

/** The mapping that reads both files. */
export const benchMapping = `source: bench
files:
  - object: opportunity
    columns:
      record_id: opportunity_id
      name: name
      account_id: account
      owner_id: sales_agent
      product_id: product
      stage: deal_stage
      outcome: { from: deal_stage, map: { Won: won, Lost: lost, Engaging: open } }
      created_on: { from: engage_date, format: yyyy-MM-dd }
      closed_on: { from: close_date, format: yyyy-MM-dd }
      amount: { from: close_value, currency: USD }
      lead_source: lead_source
      probability: probability
  - object: activity
    columns:
      record_id: activity_id
      opportunity_id: opportunity
      kind: kind
      direction: direction
      status: state
      occurred_at: occurred
      minutes: minutes
      external_attendees: attendees
`;
