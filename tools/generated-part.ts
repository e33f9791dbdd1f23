const [begin, end] = ['<!-- generated -->', '<!-- end of generated -->'];

/** A page with the part between its two markers replaced. @throws Error where the markers are missing. */
export function withGenerated(page: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`a page needs ${begin} and ${end}, got none`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
