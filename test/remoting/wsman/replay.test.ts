/** The recorded conversations of PowerShell and pypsrp with a WSMan service, played to our client by a service that repeats them. */
import { afterEach, describe, expect, test } from 'vitest';
import { MessageType } from '../../../src/remoting/protocol/message-types.js';
import { Collector } from '../support/in-memory.js';
import { wsmanRecordings } from '../support/recordings.js';
import { recordedCommands, WSManReplay } from '../support/wsman-replay.js';
import { basicScheme, negotiateScheme } from '../support/wsman-schemes.js';
import type { WSManServer } from '../support/wsman-server.js';
import { openWSMan, start, startServer, until, users } from './support.js';

/**
 * Others are about single requests, or their secrets were for a key that is not ours. In the last one sessions are opened that the
 * service did not open.
 */
const left = /^http-|wrong-password|pypsrp-securestring|pypsrp-host|wrong-configuration|connect-new/;
const names = wsmanRecordings().filter((name) => !left.test(name));

const streams: Partial<Record<string, MessageType>> = {
  error: MessageType.ErrorRecord,
  warning: MessageType.WarningRecord,
  verbose: MessageType.VerboseRecord,
  debug: MessageType.DebugRecord,
  progress: MessageType.ProgressRecord,
  information: MessageType.InformationRecord,
};

let server: WSManServer;
afterEach(() => server.stop());

describe('a recorded service', () => {
  test.each(names)('%s', { timeout: 20_000 }, async (name) => {
    const replay = new WSManReplay(name);
    const isPwsh = name.startsWith('pwsh');
    server = await startServer({
      schemes: [isPwsh ? negotiateScheme(users) : basicScheme(users)],
      answer: (request) => replay.answer(request),
    });
    const session = await openWSMan({
      port: server.port,
      ...(isPwsh ? {} : { authentication: 'Basic', user: 'ann', options: { noEncryption: true } }),
    });
    expect(session.protocolVersion).toBe(isPwsh ? '2.4' : '2.3');
    const isKilled = name.includes('shell-');
    let lost = false;
    for (const { output, records, hasEnd } of recordedCommands(name)) {
      if (lost) break;
      const collector = new Collector();
      const { done } = start(session, 'anything', collector);
      // The recorded client left it running; or the service ended it, which it says by a fault or by an end without a state.
      const result = hasEnd || isKilled ? await done : null;
      if (result === null) await until(() => collector.output.length >= output.length);
      expect(collector.output).toEqual(output);
      expect(collector.records.map(([stream]) => streams[stream])).toEqual(records);
      if (hasEnd) expect(result?.reason).toBeUndefined();
      else if (isKilled)
        expect(result?.reason?.message).toMatch(
          /^Processing data from remote server localhost failed with|was ended on localhost/,
        );
      lost = isKilled && !hasEnd;
    }
    if (!lost) await session.close();
    const requests = server.operations();
    expect(requests[0]).toBe('Create');
  });
});
