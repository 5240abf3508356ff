/** A start request of the engine as the protocol's CREATE_PIPELINE. */
import { type CreatePipeline, noMerge } from '../protocol/pipeline-messages.js';
import { hasSecrets } from '../protocol/pool-core.js';
import { readWire } from '../protocol/wire-reader.js';
import type { StartRequest } from '../services.js';

/** `secrets` says that an argument has a secure string, so that the session needs its key first. Throws ProtocolError. */
export function createPipelineOf(request: StartRequest): { pipeline: CreatePipeline; secrets: boolean } {
  let secrets = false;
  const statements = request.statements.map((commands) =>
    commands.map((command) => ({
      text: command.text,
      isScript: command.isScript,
      useLocalScope: command.useLocalScope ?? null,
      merge: noMerge,
      parameters: (command.parameters ?? []).map(({ name, clixml }) => {
        secrets ||= hasSecrets(clixml);
        return { name, value: clixml === '' ? null : readWire(clixml) };
      }),
    })),
  );
  const pipeline: CreatePipeline = {
    statements,
    noInput: request.noInput,
    addToHistory: request.addToHistory ?? false,
    isNested: false,
    history: null,
    redirectErrors: true,
    invocationInfoFor: (request.addInvocationInfo ?? true) ? 15 : 0,
    hostInfo: { kind: 'runspace' },
  };
  return { pipeline, secrets };
}
