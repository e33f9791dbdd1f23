import type { ColumnRule } from '../model/mapping.ts';
import type { ObjectName } from '../model/objects.ts';
import type { NearMiss } from './foreign-keys.ts';
import type { Question } from './question.ts';

/** A proposed column: how it would be read, how sure, and what was seen. */
export type ProposedColumn = {
  readonly field: string;
  readonly column: string;
  readonly rule: ColumnRule;
  /** 0-1. */
  readonly confidence: number;
  readonly evidence: string;
};

export type ProposedEntry = { readonly object: ObjectName; readonly columns: readonly ProposedColumn[] };

export type MappingProposal = {
  readonly file: string;
  /** Empty where the file is of no object that is known. */
  readonly entries: readonly ProposedEntry[];
  /** Columns that would be kept under their own names, as dimensions. */
  readonly unplaced: readonly string[];
  readonly questions: readonly Question[];
  readonly nearMisses: readonly (NearMiss & { readonly column: string; readonly other: string })[];
};
