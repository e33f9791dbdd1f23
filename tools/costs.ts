import { readFileSync, writeFileSync } from 'node:fs';
import { costTables } from './costs/page.ts';
import { withGenerated } from './generated-part.ts';

/** Works out the tables of `docs/costs.md` anew: `node tools/costs.ts`. */
const page = 'docs/costs.md';
writeFileSync(page, withGenerated(readFileSync(page, 'utf8'), costTables()));
