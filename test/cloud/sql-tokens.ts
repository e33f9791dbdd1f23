const pattern =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"|`[^`]*(?:``[^`]*)*`|[A-Za-z_][\w$]*|\d+(?:\.\d+)?|[\s\S]/g;

/** The words, quoted names, literals, signs and spaces of a statement; joined they are its text again. */
export const sqlTokens = (statement: string): readonly string[] => statement.match(pattern) ?? [];

/** Whether a token is only between words: space or a comment. */
export const isSpace = (token: string): boolean => /^(\s|--|\/\*)/.test(token);

export const isWord = (token: string | undefined, word: string): boolean => token?.toLowerCase() === word;
