/** The objects of one bucket. Keys are whole: no prefix is added. */
export type Objects = {
  readonly bucket: string;
  /**
   * Streams an object into a new file: under another name first, checked against its checksum, then renamed.
   * @throws ObjectMissing where there is no such object.
   */
  readonly download: (key: string, path: string) => Promise<DownloadedObject>;
  /** Streams a file up, in parts where it is large, with a checksum. A repeated upload overwrites. */
  readonly uploadFile: (key: string, path: string) => Promise<void>;
  readonly put: (key: string, body: string | Uint8Array, contentType?: string) => Promise<void>;
  /** Puts an object only where there is none; false where there is one. */
  readonly putNew: (key: string, body: string | Uint8Array, contentType?: string) => Promise<boolean>;
  /** The whole object as bytes; null where there is none. For small ones. */
  readonly read: (key: string) => Promise<Uint8Array | null>;
  /** Keys under a prefix, sorted. */
  readonly list: (prefix: string) => Promise<readonly string[]>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
};

export type DownloadedObject = {
  readonly bytes: number;
  /** User metadata by its name in small letters, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
};
