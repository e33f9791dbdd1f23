import type { Lake } from '../../adapters/lake/lake.ts';
import type { Asked } from '../infra/policy.ts';

type Named = { readonly bucketArn: string; readonly glueArn: string; readonly workgroupArn: string };

/** A lake that notes what IAM will be asked for each of its calls. */
export function recordedLake(lake: Lake, names: Named): { readonly lake: Lake; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const note = (action: string, resource: string) => void asked.push({ action, resource });
  const object = (action: string, key: string) => note(`s3:${action}`, `${names.bucketArn}/${key}`);
  const { objects, athena } = lake;
  const statement = (text: string) => {
    for (const one of ['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution', 'GetQueryResults']) {
      note(`athena:${one}`, names.workgroupArn);
    }
    object('PutObject', 'results/1.csv');
    object('GetObject', 'results/1.csv');
    for (const { action, resource } of askedByStatement(text, names)) note(action, resource);
  };
  return {
    asked,
    lake: {
      ...lake,
      athena: {
        run: (text, key) => {
          statement(text);
          return athena.run(text, key);
        },
        query: (text, key) => {
          statement(text);
          return athena.query(text, key);
        },
      },
      objects: {
        ...objects,
        download: (key, path) => {
          object('GetObject', key);
          return objects.download(key, path);
        },
        read: (key) => {
          object('GetObject', key);
          return objects.read(key);
        },
        uploadFile: (key, path) => {
          for (const action of ['PutObject', 'AbortMultipartUpload']) object(action, key);
          return objects.uploadFile(key, path);
        },
        put: (key, body, type) => {
          object('PutObject', key);
          return objects.put(key, body, type);
        },
        putNew: (key, body, type) => {
          object('PutObject', key);
          return objects.putNew(key, body, type);
        },
        list: (prefix) => {
          note('s3:ListBucket', names.bucketArn);
          return objects.list(prefix);
        },
        remove: (keys) => {
          for (const key of keys) object('DeleteObject', key);
          return objects.remove(keys);
        },
      },
    },
  };
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
