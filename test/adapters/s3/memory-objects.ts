import { readFileSync, writeFileSync } from 'node:fs';
import type { Objects } from '../../../adapters/s3/objects.ts';

export type MemoryObjects = Objects & {
  readonly held: Map<string, Uint8Array>;
  /** Puts an object as an uploader does, with its metadata. */
  readonly upload: (key: string, body: string, metadata?: Readonly<Record<string, string>>) => void;
};

/** A bucket in memory, that answers as S3 does: each call is whole, and a list shows every call before it. */
export function memoryObjects(bucket: string): MemoryObjects {
  const held = new Map<string, Uint8Array>();
  const metadata = new Map<string, Readonly<Record<string, string>>>();
  const bytes = (body: string | Uint8Array) =>
    typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    bucket,
    held,
    upload: (key, body, said = {}) => {
      held.set(key, bytes(body));
      metadata.set(key, said);
    },
    download: async (key, path) => {
      const found = held.get(key);
      if (found === undefined) throw Object.assign(new Error(`no ${key}`), { name: 'ObjectMissing' });
      writeFileSync(path, found);
      return { bytes: found.length, metadata: metadata.get(key) ?? {} };
    },
    uploadFile: async (key, path) => void held.set(key, readFileSync(path)),
    put: async (key, body) => void held.set(key, bytes(body)),
    putNew: async (key, body) => {
      if (held.has(key)) return false;
      held.set(key, bytes(body));
      return true;
    },
    read: async (key) => held.get(key) ?? null,
    list: async (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix)).toSorted(),
    remove: async (keys) => {
      for (const key of keys) held.delete(key);
    },
  };
}
