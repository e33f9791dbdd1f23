/** What a proposal could not tell from the files, for a person to answer. */
export type Question = {
  /** Stable: answers are given by it. */
  readonly id: string;
  readonly text: string;
  /** What was seen that bears on it. */
  readonly seen: string;
  /** Taken without an answer; null: nothing is set, and what needs it asks again or refuses. */
  readonly proposal: string | null;
  /** The answers allowed; null: free text. */
  readonly choices: readonly string[] | null;
  /** What an answer in free text must look like, and how a person calls that. */
  readonly shape?: { readonly name: string; readonly pattern: RegExp };
};

/** Answers by the id of their question. */
export type Answers = ReadonlyMap<string, string>;

/** The answer given, else the proposal. */
export function answered({ id, proposal }: Question, answers: Answers): string | null {
  return answers.get(id) ?? proposal;
}
