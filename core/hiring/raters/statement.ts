/** Below this a panel orders people by chance about as much as by what it saw. */
export const SUPPORTS_DISTINCTIONS = 0.5;

/** What a panel of so little reliability must say; null where there is nothing to warn of or nothing known. */
export function reliabilityStatement(reliability: number | null): string | null {
  if (reliability === null || reliability >= SUPPORTS_DISTINCTIONS) return null;
  return `these interviews cannot support fine distinctions (reliability of the panel ${Math.max(0, reliability).toFixed(2)})`;
}
