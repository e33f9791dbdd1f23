import type { Mapping } from '../model/mapping.ts';
import type { FileProfile } from './column-profile.ts';
import { type Described, dataDictionary } from './data-dictionary.ts';
import { type Detection, detectSource } from './detect.ts';
import { keyAdvice } from './key-advice.ts';
import type { MappingProposal } from './mapping-proposal.ts';
import { idColumns, proposeMapping } from './propose-mapping.ts';
import type { PathComment, ProposedFile } from './proposed-file.ts';
import { mappingOf } from './proposed-mapping.ts';
import { type Answers, answered, type Question } from './question.ts';
import { lossKinds, type VendorMeanings, vendorMeanings } from './vendor-meanings.ts';

export type SettingsProposal = {
  readonly settings: ProposedFile<Readonly<Record<string, unknown>>>;
  /** Null where every file is of a vendor that needs none. */
  readonly mapping: ProposedFile<Mapping> | null;
  readonly proposals: readonly MappingProposal[];
  /** Files of vendors: what was recognised, and by which columns. */
  readonly recognised: readonly { readonly file: string; readonly evidence: readonly string[] }[];
  /** Files that nothing was found for. */
  readonly unknown: readonly string[];
  readonly questions: readonly Question[];
};

export type ProposeSettingsCommand = {
  readonly files: readonly FileProfile[];
  /** What the source is called where it is no vendor: small letters, digits, `-` and `_`. */
  readonly source: string;
  readonly answers: Answers;
};

/**
 * The whole of `bearing.yaml` and the mapping of the files no vendor explains, from what the files hold.
 * Pure: asked again with answers, it gives the proposal with them taken.
 */
export function proposeSettings({ files, source, answers }: ProposeSettingsCommand): SettingsProposal {
  const dictionaries = files.map((file) => ({ file, dictionary: dataDictionary(file) }));
  const dictionary = new Map(dictionaries.flatMap((one) => [...(one.dictionary ?? [])]));
  const described = dictionaries.filter((one) => one.dictionary === null).map(({ file }) => file);
  const detected = described.map((file) => ({ file, detection: vendorOfFile(file) }));
  const own = detected.filter((one) => one.detection === null).map(({ file }) => file);
  const currency = currencyQuestion(described, dictionary);
  const fiscal = fiscalQuestion();
  const settled = new Map(answers);
  const code = answered(currency, answers)?.toUpperCase() ?? null;
  if (code !== null) settled.set(currency.id, code);
  const context = { ids: idColumns(own), dictionary, answers: settled };
  const proposals = own.map((file) => proposeMapping(file, context));
  const meanings = detected.flatMap(({ file, detection }) =>
    detection === null ? [] : [vendorMeanings(file, detection, settled)],
  );
  const reasons = lossKinds(own, proposals, settled);
  const mapping = mappingOf(source, proposals);
  return {
    settings: settingsFile({
      mapping: mapping?.name ?? null,
      code,
      fiscal: answered(fiscal, answers) ?? '1',
      meanings,
      reasons,
    }),
    mapping,
    proposals,
    recognised: detected.flatMap(({ file, detection }) =>
      detection === null
        ? []
        : [{ file: file.file, evidence: [...detection.evidence, ...keyAdvice(file, detection)] }],
    ),
    unknown: proposals.filter(({ entries }) => entries.length === 0).map(({ file }) => file),
    questions: [
      ...proposals.flatMap(({ questions }) => questions),
      ...[...meanings, reasons].flatMap(({ questions }) => questions),
      currency,
      fiscal,
    ],
  };
}

function vendorOfFile(file: FileProfile): Detection | null {
  const detection = detectSource({ header: file.columns.map(({ name }) => name), mappings: [] });
  return detection.kind === 'detected' ? detection : null;
}

function currencyQuestion(
  files: readonly FileProfile[],
  dictionary: ReadonlyMap<string, Described>,
): Question {
  const described = [...new Set([...dictionary.values()].flatMap(({ currency }) => currency ?? []))];
  const told = described.length > 0 ? described : currenciesIn(files);
  const [only] = told;
  return {
    id: 'currency',
    text: 'in which currency are amounts reported (three letters)?',
    seen:
      told.length === 0
        ? 'no file says it'
        : `the ${described.length > 0 ? 'dictionary says' : 'files say'} ${told.join(', ')}`,
    proposal: told.length === 1 && only !== undefined ? only : null,
    choices: null,
    shape: { name: 'three letters such as USD', pattern: /^[A-Za-z]{3}$/ },
  };
}

/** The codes of columns that hold nothing but currencies. */
function currenciesIn(files: readonly FileProfile[]): readonly string[] {
  const columns = files.flatMap((file) => file.columns).filter(({ name }) => /currency|währung/i.test(name));
  const codes = columns.flatMap(({ counts }) => [...counts.keys()].filter((value) => value !== ''));
  return codes.every((code) => /^[A-Z]{3}$/.test(code)) ? [...new Set(codes)].toSorted() : [];
}

function fiscalQuestion(): Question {
  return {
    id: 'fiscal_year_start_month',
    text: 'in which month does the fiscal year start (1-12)?',
    seen: 'no file says it',
    proposal: '1',
    choices: Array.from({ length: 12 }, (_, month) => String(month + 1)),
  };
}

type SettingsParts = {
  readonly mapping: string | null;
  readonly code: string | null;
  readonly fiscal: string;
  readonly meanings: readonly VendorMeanings[];
  readonly reasons: Pick<VendorMeanings, 'lossKinds' | 'comments'>;
};

function settingsFile({
  mapping,
  code,
  fiscal,
  meanings,
  reasons,
}: SettingsParts): SettingsProposal['settings'] {
  const outcomes = Object.assign({}, ...meanings.map((one) => one.outcomes));
  const kinds = Object.assign({}, ...meanings.map((one) => one.lossKinds), reasons.lossKinds);
  const content = {
    schema: 'bearing/settings/1',
    ...(mapping === null ? {} : { sources: [mapping] }),
    ...(code === null ? {} : { currency: code }),
    calendar: { fiscal_year_start_month: Number(fiscal), time_zone: 'UTC' },
    ...(Object.keys(outcomes).length === 0 ? {} : { outcomes }),
    ...(Object.keys(kinds).length === 0 ? {} : { loss_kinds: kinds }),
  };
  const calendar: PathComment = {
    path: ['calendar'],
    text: 'not in the files: quarters and months are cut by these',
  };
  return {
    name: 'bearing.yaml',
    content,
    comments: [calendar, ...[...meanings, reasons].flatMap(({ comments }) => comments)],
  };
}
