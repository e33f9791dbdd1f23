import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { greenhouseMapping } from '../../core/hiring/kit/greenhouse.ts';
import { type Scenario, Scenarios } from '../../core/model/scenarios.ts';
import { greenhouseNote } from '../report/kit/greenhouse-note.ts';
import { guidePage } from '../report/kit/guide-page.ts';
import type { Kit } from '../report/kit/kit.ts';
import { planPage } from '../report/kit/plan-page.ts';
import { scenariosPage } from '../report/kit/scenarios-page.ts';
import { scorecardForm } from '../report/kit/scorecard-form.ts';
import { readYaml } from './read-yaml.ts';
import { yamlText } from './yaml-text.ts';

/** The paired scenarios that come with the package. @throws YamlRefused */
export async function shippedScenarios(): Promise<readonly Scenario[]> {
  const path = fileURLToPath(new URL('../../rubrics/scenarios.yaml', import.meta.url));
  return (await readYaml(path, Scenarios)).scenarios;
}

/** The files of a kit by name: the same text for the same kit. Without scenarios for the role, that page is left out. */
export function kitTexts(kit: Kit): ReadonlyMap<string, string> {
  const mapping = greenhouseMapping(kit.competencies, kit.rubric);
  return new Map([
    ['guide.html', guidePage(kit)],
    ...(kit.scenarios.length === 0 ? [] : ([['scenarios.html', scenariosPage(kit)]] as const)),
    ['plan.html', planPage(kit)],
    ['scorecard.html', scorecardForm(kit)],
    ['greenhouse.md', greenhouseNote(kit, mapping !== null)],
    ...(mapping === null ? [] : ([['greenhouse.yaml', yamlText(mapping, [])]] as const)),
  ]);
}

/** Writes the files into a folder that is made where it is not there. @returns the paths. */
export async function writeKit(
  texts: ReadonlyMap<string, string>,
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths = [...texts].map(([name, text]) => ({ path: join(folder, name), text }));
  for (const { path, text } of paths) await writeFile(path, text);
  return paths.map(({ path }) => path);
}
