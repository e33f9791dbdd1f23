/** Where a comment stands in the text of a file: before the key at this path. */
export type PathComment = { readonly path: readonly (string | number)[]; readonly text: string };

/** What goes into a YAML file. */
export type ProposedFile<T> = {
  readonly name: string;
  readonly content: T;
  readonly comments: readonly PathComment[];
};
