import { expect, test } from 'vitest';
import { GateKit } from '../../../tools/proof/gate-kit.ts';

/** Files cut within a quoted text: every byte is read by hand, and no piece of the text is a row. */
test.each([
  ['an open quote whose text has a line with as many fields as the header', 'a,b\n1,2\n3,"x\ny,z\n', 1],
  ['an open quote in a file of one column', 'a\n"1"\n"x\ny\nz\n', 1],
  ['a first field that is whole, and nothing after it', 'a,b\n1,2\n"x\ny,z\n"', 1],
  ['good rows enough to believe them', `a,b\n1,2\n3,"x\n${'4,5\n'.repeat(16)}`, 17],
])('%s', async (_, text, rows) => {
  const kit = new GateKit();
  try {
    const outcome = await kit.bytes(text, { delimiter: ',', encoding: 'utf-8' });
    expect(outcome.kind).toBe('read');
    if (outcome.kind === 'read') expect(outcome.records).toHaveLength(rows);
  } finally {
    kit.remove();
  }
});
