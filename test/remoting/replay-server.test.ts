/** Recorded clients with our server: what it answers is what PowerShell's server answered them, message by message. */
import { expect, test } from 'vitest';
import { ownServer } from './support/peers.js';
import { readRecording, recordingNames } from './support/recordings.js';
import { recordedStory, replayedStory, type Story } from './support/replay-client.js';

/** One has keys that are not known any more, another ends by a kill. */
const names = recordingNames().filter((name) => !/protocol-2\.3|killed/.test(name));

/** Recordings that need what their computer had: of these only the states in which pipelines end are compared. */
const ofAnotherComputer: Record<string, string> = {
  'stdio/ssh-copy.log': 'the files that were copied',
  'stdio/ssh-asjob-events.log': 'the times of its events',
};
/** Pipelines of which only the beginning is compared, by the beginning of their ids. */
const differing: Record<string, string> = {
  '2e5e6062': '`$Host.PushRunspace` shows a method of an interface, too',
  cbdfc8d6: 'Write-Host without colours names the ones of the host there',
  e913e721: 'the client closed it while it ended',
};

function compared(name: string, story: Story): Record<string, string[]> {
  const pipelines: Record<string, string[]> = {};
  for (const [id, { messages }] of story)
    if (name in ofAnotherComputer) pipelines[id] = messages.slice(-1);
    else pipelines[id] = id.slice(0, 8) in differing ? messages.slice(0, 2) : messages;
  return pipelines;
}

test.each(names)('%s', async (name) => {
  const lines = readRecording(name);
  const recorded = recordedStory(lines);
  const replayed = await replayedStory(lines, ownServer);
  expect(recorded.size).toBeGreaterThan(0);
  expect(compared(name, replayed)).toEqual(compared(name, recorded));
});

test('what commands put out is what the recorded server’s put out', async () => {
  const lines = readRecording('stdio/ssh-large.log');
  const outputs = (story: Story) => [...story.values()].map(({ output }) => output.map((body) => body.length));
  expect(outputs(await replayedStory(lines, ownServer))).toEqual(outputs(recordedStory(lines)));
});
