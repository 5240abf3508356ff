/** Brings what the pipelines of a session bring that nobody reads: of a session that was left, or of one that was joined. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { fromWire } from '../../runtime/serialization/index.js';
import type { RelayedCall } from '../client/host-relay.js';
import type { NextReport } from '../services.js';
import '../jobs/job-types.js';
import { PSRemotingJob } from '../jobs/remoting-job.js';
import { performHostCall } from './host-calls.js';
import type { PSSession } from './ps-session.js';
import { ReceivedOutput } from './received-output.js';

/** Returns when they have ended. When it is stopped, they are stopped too. */
export function receivePipelines(cmd: CmdletRuntime, session: PSSession): void {
  const output = new ReceivedOutput(cmd, false);
  const running = new Set(cmd.io.call<string[]>('remoting.unread', { session: session.info.instanceId }));
  try {
    while (running.size > 0) {
      const request = { pipelines: [...running], wait: true };
      for (const { pipeline, items, ended } of cmd.io.call<NextReport>('remoting.next', request).batches) {
        for (const [stream, content] of items) {
          if (stream === 'host') performHostCall(cmd, pipeline, content as RelayedCall);
          else if (stream === 'exit') continue;
          else if (stream !== 'notice') output.write(stream, fromWire(content), session);
          else {
            output.notice(content, session);
            if (content.kind === 'disconnected') running.clear();
          }
        }
        if (!ended) continue;
        running.delete(pipeline);
        if (ended.lost !== null) output.writeLoss(session, ended.lost);
        else if (ended.state === 'Failed' && ended.error !== null)
          cmd.writeError(output.errorFrom(fromWire(ended.error.clixml), session));
      }
    }
  } finally {
    for (const pipeline of running) cmd.io.call('remoting.stop', { pipeline, forget: true }, { uninterruptible: true });
  }
}

/** The same as a job: one child for each pipeline. Writes the job; a session in which nothing runs gives none. */
export function receiveToJob(cmd: CmdletRuntime, session: PSSession, name: string): void {
  const pipelines = cmd.io.call<string[]>('remoting.unread', { session: session.info.instanceId });
  if (pipelines.length === 0) return;
  const script = { text: '', parameters: [] };
  const work = { script, initialization: null, input: null, options: session.info.options, hideComputerName: false };
  const job = new PSRemotingJob(cmd.context, '', name, 'RemoteJob', work, pipelines.length);
  for (const pipeline of pipelines) job.addChild(session, session.info.computerName, pipeline);
  cmd.context.jobs.add(job);
  job.start();
  cmd.writeObject(job);
}
