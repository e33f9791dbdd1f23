import { createReadStream, writeFileSync } from 'node:fs';
import { Dictionary, Int32, makeBuilder, Table, tableToIPC, Utf8, type Vector } from 'apache-arrow';
import Papa from 'papaparse';
import { Compression, Table as WasmTable, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/node';
import { z } from 'zod';

// What a TypeScript team would write without an engine: parse, check a row at a time, build columns, write Parquet.
const [csv = '', parquet = ''] = process.argv.slice(2);
const text = z.string();
const Row = z.object({
  opportunity_id: text.min(1),
  name: text,
  account: text,
  sales_agent: text,
  product: text,
  deal_stage: z.enum(['Won', 'Lost', 'Engaging']),
  engage_date: z.iso.date(),
  close_date: z.union([z.iso.date(), z.literal('')]),
  close_value: text.regex(/^-?\d+(\.\d+)?$/),
  lead_source: text,
  next_step: text,
  sector: text,
  region: text,
  employees: text.regex(/^\d+$/),
  probability: text.regex(/^[01](\.\d+)?$/),
  notes: text,
});
const names = Object.keys(Row.shape) as (keyof z.infer<typeof Row>)[];
const builders = new Map(
  names.map((name) => [
    name,
    makeBuilder({ type: new Dictionary(new Utf8(), new Int32()), nullValues: [null, ''] }),
  ]),
);
let bad = 0;
await new Promise<void>((resolve, reject) => {
  Papa.parse(createReadStream(csv), {
    header: true,
    step: ({ data, errors }) => {
      const row = Row.safeParse(data);
      if (!row.success || errors.length > 0) bad += 1;
      else for (const name of names) builders.get(name)?.append(row.data[name]);
    },
    complete: () => resolve(),
    error: reject,
  });
});
const columns: Record<string, Vector> = {};
for (const [name, builder] of builders) columns[name] = builder.finish().toVector();
const ipc = tableToIPC(new Table(columns), 'stream');
const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
writeFileSync(parquet, writeParquet(WasmTable.fromIPCStream(ipc), properties));
process.stderr.write(bad > 0 ? '' : 'the rival found no bad row\n');
