export type RawJson = { readonly rawJSON: string };

/** The part of ES2026 that Node 24 has and the compiler's library does not: numbers with the text they came from. */
declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
    rawJSON(text: string): RawJson;
    isRawJSON(value: unknown): value is RawJson;
  }
}
