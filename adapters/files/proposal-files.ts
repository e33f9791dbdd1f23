import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsProposal } from '../../core/sources/propose-settings.ts';
import { YamlRefused } from './read-yaml.ts';
import { yamlText } from './yaml-text.ts';

export type ProposalText = { readonly name: string; readonly text: string };

/** The files of a proposal as text: `bearing.yaml`, and the mapping where one is needed. */
export function proposalTexts({ settings, mapping, questions }: SettingsProposal): readonly ProposalText[] {
  const open = questions.map(
    ({ text, seen, proposal }) => `${text} (${seen}; taken: ${proposal ?? 'nothing'})`,
  );
  const heading = ['Proposed from the files by bearing init; every line may be changed.', ...open].join('\n');
  return [
    { name: settings.name, text: yamlText(settings.content, settings.comments, heading) },
    ...(mapping === null ? [] : [{ name: mapping.name, text: mappingText(mapping) }]),
  ];
}

/** A proposed mapping as the text of its file, with what was seen as comments. */
export function mappingText({ content, comments }: NonNullable<SettingsProposal['mapping']>): string {
  const { ignore, ...rest } = content;
  return yamlText(ignore.length === 0 ? rest : content, comments);
}

/**
 * Writes the files of a proposal into a folder; never over a file that is there.
 * @returns the paths written. @throws YamlRefused where one is there already.
 */
export async function writeProposal(
  texts: readonly ProposalText[],
  folder: string,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { name, text } of texts) {
    const path = join(folder, name);
    await writeFile(path, text, { flag: 'wx' }).catch((cause: unknown) => {
      throw new YamlRefused(
        `needs a free name to write, got "${path}", which cannot be written: move it away first`,
        { cause },
      );
    });
    written.push(path);
  }
  return written;
}
