import type { Bucket } from './bucket.ts';
import { download, readObject } from './download.ts';
import { listKeys, removeKeys } from './keys.ts';
import type { Objects } from './objects.ts';
import { putNewObject, putObject, uploadFile } from './upload.ts';

/** The objects of one bucket. How they are encrypted is the bucket's own rule. */
export function openObjects(bucket: Bucket): Objects {
  return {
    bucket: bucket.bucket,
    download: (key, path) => download(bucket, key, path),
    uploadFile: (key, path) => uploadFile(bucket, key, path),
    put: (key, body, contentType) => putObject(bucket, { key, body, contentType }),
    putNew: (key, body, contentType) => putNewObject(bucket, { key, body, contentType }),
    read: (key) => readObject(bucket, key),
    list: (prefix) => listKeys(bucket, prefix),
    remove: (keys) => removeKeys(bucket, keys),
  };
}
