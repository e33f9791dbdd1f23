import type { Objects } from '../../../adapters/s3/objects.ts';

/** A bucket in memory, which remembers the keys that were read. */
export function heldObjects(contents: Readonly<Record<string, string | Uint8Array>>) {
  const reads: string[] = [];
  const refuse = async () => {
    throw new RangeError('a held bucket is only read');
  };
  const objects: Objects = {
    bucket: 'bearing-crm',
    read: async (key) => {
      reads.push(key);
      const body = contents[key];
      return typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? null);
    },
    download: refuse,
    uploadFile: refuse,
    put: refuse,
    putNew: refuse,
    list: refuse,
    remove: refuse,
  };
  return { objects, reads };
}
