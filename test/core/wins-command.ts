import { Settings } from '../../core/model/settings.ts';
import type { WinsCommand } from '../../core/sales/command.ts';

/** `bearing wins` with nothing else said, but for what a test says. */
export function winsCommand(said: Partial<WinsCommand> = {}): WinsCommand {
  const settings = Settings.parse({});
  return {
    settings,
    settingsHash: 'default',
    by: [],
    where: [],
    from: null,
    to: null,
    margin: null,
    ...said,
  };
}
