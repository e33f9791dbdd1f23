const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

/** Limits that hold before any work is spent on a file. Each has its own refusal or quarantine code. */
export const caps = {
  /** Bytes of a packed file as delivered; a plain one may have as many as an unpacked one. */
  delivered: GiB,
  /** Bytes after unpacking, or of a plain file. */
  inflated: 8 * GiB,
  /** Unpacked bytes per packed byte, looked at once `ratioFrom` bytes are unpacked. */
  ratio: 200,
  ratioFrom: 10 * MiB,
  columns: 4096,
  cell: MiB,
  record: 16 * MiB,
  records: 50_000_000,
} as const;

/** A cap as a person says it: `8 GiB`. */
export function sizeText(bytes: number): string {
  if (bytes >= GiB) return `${Math.round((bytes / GiB) * 10) / 10} GiB`;
  if (bytes >= MiB) return `${Math.round((bytes / MiB) * 10) / 10} MiB`;
  return `${bytes} bytes`;
}
