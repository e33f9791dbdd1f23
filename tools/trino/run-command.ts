import { spawn } from 'node:child_process';

/** The command's last lines of output, when it ended with another code than 0. */
export class CommandFailed extends Error {
  readonly output: string;
  constructor(command: string, code: number | string, output: string) {
    super(`${command} ended with ${code}`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a command to its end and returns what it printed (both streams, in order of arrival).
 *
 * @throws CommandFailed on any end but 0; an error with code ENOENT when there is no such command;
 *   an AbortError when the signal fires, after the child was ended.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly signal?: AbortSignal } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-100_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new CommandFailed(command, code ?? signal ?? 'no code', output));
    });
  });
}
