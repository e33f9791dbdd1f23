import type { Lake } from '../../adapters/lake/lake.ts';
import type { Objects } from '../../adapters/s3/objects.ts';
import type { Asked } from '../infra/policy.ts';

export type Named = { readonly bucketArn: string; readonly glueArn: string; readonly workgroupArn: string };

/** A lake whose calls are noted as what IAM will be asked for each of them. */
export function recordedLake<L extends Lake>(lake: L, names: Named, asked: Asked[]): L {
  const noted = (text: string) => void asked.push(...askedByAthena(text, names));
  const { athena } = lake;
  return {
    ...lake,
    athena: {
      run: (text, key) => {
        noted(text);
        return athena.run(text, key);
      },
      query: (text, key) => {
        noted(text);
        return athena.query(text, key);
      },
    } satisfies Lake['athena'],
    objects: recordedObjects(lake.objects, names.bucketArn, asked),
  };
}

/** Objects whose calls are noted in the same way. */
export function recordedObjects(objects: Objects, bucketArn: string, asked: Asked[]): Objects {
  const note = (action: string, keys: readonly string[]) =>
    void asked.push(...keys.map((key) => ({ action: `s3:${action}`, resource: `${bucketArn}/${key}` })));
  return {
    ...objects,
    download: (key, path) => {
      note('GetObject', [key]);
      return objects.download(key, path);
    },
    read: (key) => {
      note('GetObject', [key]);
      return objects.read(key);
    },
    uploadFile: (key, path) => {
      note('PutObject', [key]);
      note('AbortMultipartUpload', [key]);
      return objects.uploadFile(key, path);
    },
    put: (key, body, type) => {
      note('PutObject', [key]);
      return objects.put(key, body, type);
    },
    putNew: (key, body, type) => {
      note('PutObject', [key]);
      return objects.putNew(key, body, type);
    },
    list: (prefix) => {
      asked.push({ action: 's3:ListBucket', resource: bucketArn });
      return objects.list(prefix);
    },
    remove: (keys) => {
      note('DeleteObject', keys);
      return objects.remove(keys);
    },
  };
}

function askedByAthena(text: string, names: Named): readonly Asked[] {
  const calls = ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution', 'GetQueryResults'];
  const result = `${names.bucketArn}/results/1.csv`;
  return [
    ...calls.map((one) => ({ action: `athena:${one}`, resource: names.workgroupArn })),
    { action: 's3:PutObject', resource: result },
    { action: 's3:GetObject', resource: result },
    ...askedByStatement(text, names),
  ];
}

/** Athena reads and writes as its caller: what a statement will ask of Glue and of the bucket. */
function askedByStatement(text: string, { bucketArn, glueArn }: Named): readonly Asked[] {
  const tables = [...text.matchAll(/"?bearing_(\w+)"?\."?`?([a-z]\w*)/g)].map(([, name, table]) => ({
    folder: table?.startsWith('deal_') ? 'scratch' : table?.startsWith('staging_') ? 'staging' : 'tables',
    arn: `${glueArn}:table/bearing_${name}/${table}`,
    table,
  }));
  const [first] = tables;
  const [verb = ''] = /^\s*(--.*\n\s*)*\w+/.exec(text)?.[0]?.match(/\w+$/) ?? [];
  const reads = tables.flatMap(({ arn, folder, table }) => [
    { action: 'glue:GetTable', resource: arn },
    ...(verb === 'create' && table === first?.table
      ? []
      : [{ action: 's3:GetObject', resource: `${bucketArn}/${folder}/${table}/data/1.parquet` }]),
  ]);
  if (!first) return reads;
  const target = (action: string) => ({ action, resource: first.arn });
  const file = (action: string) => ({
    action,
    resource: `${bucketArn}/${first.folder}/${first.table}/data/1.parquet`,
  });
  const put = file('s3:PutObject');
  const writes: Readonly<Record<string, readonly Asked[]>> = {
    create: first.folder === 'staging' ? [target('glue:CreateTable')] : [target('glue:CreateTable'), put],
    drop: [target('glue:DeleteTable'), ...(first.folder === 'scratch' ? [file('s3:DeleteObject')] : [])],
    merge: [target('glue:UpdateTable'), put],
    insert: [target('glue:UpdateTable'), put],
    delete: [target('glue:UpdateTable'), put],
    optimize: [target('glue:UpdateTable'), put],
    vacuum: [target('glue:UpdateTable'), put, file('s3:DeleteObject')],
  };
  return [...reads, ...(writes[verb] ?? [])];
}
