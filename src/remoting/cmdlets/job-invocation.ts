/** Invoke-Command -AsJob: the script runs in its sessions while the shell goes on. */
import type { CmdletBody } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { toWire } from '../../runtime/serialization/index.js';
import type { SessionOptions } from '../client/session-options.js';
import '../jobs/job-types.js';
import { PSRemotingJob } from '../jobs/remoting-job.js';
import type { SessionTarget } from '../transports/targets.js';
import { PSSession } from './ps-session.js';
import type { RemoteScript } from './remote-invocation.js';
import { computerOf } from './session-errors.js';

export interface JobInvocation {
  script: RemoteScript;
  places: readonly (PSSession | SessionTarget)[];
  options: SessionOptions;
  /** The script as Get-Job shows it. */
  command: string;
  /** '' for one of the shell's choice. */
  name: string;
  throttleLimit: number;
  hideComputerName: boolean;
}

export function jobInvocation(cmd: CmdletRuntime, invocation: JobInvocation): CmdletBody<{ InputObject: unknown }> {
  const { script, places, options, command, name, throttleLimit, hideComputerName } = invocation;
  const expectsInput = cmd.invocation.expectingInput || cmd.isBound('InputObject');
  const input: string[] = [];
  return {
    process({ InputObject }) {
      if (expectsInput) input.push(toWire(InputObject ?? null));
    },
    end() {
      const work = { script, initialization: null, input: expectsInput ? input : null, options, hideComputerName };
      const job = new PSRemotingJob(cmd.context, command, name, 'RemoteJob', work, throttleLimit);
      for (const place of places)
        job.addChild(place, place instanceof PSSession ? place.info.computerName : computerOf(place));
      cmd.context.jobs.add(job);
      job.start();
      cmd.writeObject(job);
    },
  };
}
