/** A quoted identifier. @throws RangeError when the name is empty or holds a NUL. */
export function identifier(name: string): string {
  if (name === '' || name.includes('\0'))
    throw new RangeError(`identifier needs text without NUL, got "${name}"`);
  return `"${name.replaceAll('"', '""')}"`;
}

/** A quoted text literal. @throws RangeError when the text holds a NUL. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('literal needs text without NUL');
  return `'${text.replaceAll("'", "''")}'`;
}

/** A moment as a timestamp literal; the text is ISO or what DuckDB printed, in UTC. */
export function moment(text: string): string {
  return `timestamp ${literal(text.replace('T', ' ').replace(/Z$/, ''))}`;
}
