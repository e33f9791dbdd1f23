import { DuckDBInstance } from '@duckdb/node-api';

// The bare typed COPY: one pass, typed columns, no bad row named, nothing kept apart.
const [csv = '', parquet = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const columns = {
  opportunity_id: 'VARCHAR',
  name: 'VARCHAR',
  account: 'VARCHAR',
  sales_agent: 'VARCHAR',
  product: 'VARCHAR',
  deal_stage: 'VARCHAR',
  engage_date: 'DATE',
  close_date: 'DATE',
  close_value: 'DECIMAL(18,4)',
  lead_source: 'VARCHAR',
  next_step: 'VARCHAR',
  sector: 'VARCHAR',
  region: 'VARCHAR',
  employees: 'INTEGER',
  probability: 'DECIMAL(18,4)',
  notes: 'VARCHAR',
};
const typed = Object.entries(columns)
  .map(([name, type]) => `'${name}': '${type}'`)
  .join(', ');
await connection.run(
  `copy (select * from read_csv('${csv}', header = true, delim = ',', quote = '"', escape = '"', ignore_errors = true, columns = {${typed}}))
   to '${parquet}' (format parquet, compression zstd)`,
);
connection.closeSync();
