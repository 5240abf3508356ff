/** How large the envelopes of a session may be, and what of PSRP goes into one. */
import { newGuid } from '../protocol/guid.js';
import { sendRequest } from './shell-requests.js';
import { type EnvelopeSettings, type SoapRequest, writeEnvelope } from './soap/envelope.js';

/** Bytes: what every service takes, and what those of protocol 2.2 and later take, but OMI: it breaks the session over 256,000. */
export const smallEnvelope = 153_600;
export const largeEnvelope = 512_000;
/** Bytes for what differs from one request to the next. */
const reserve = 256;

/** Whether the version that `data`, a payload of the session, tells is one of large envelopes. */
export function tellsOfLargeEnvelopes(data: Buffer): boolean {
  return /protocolversion">2\.[2-9]/.test(data.toString('latin1'));
}

/** Bytes of payload that fit into an envelope of the given size. */
export function payloadRoom(
  envelope: number,
  about: Pick<SoapRequest, 'resourceUri' | 'selectors' | 'operationTimeout'>,
  settings: EnvelopeSettings,
  useUTF16: boolean,
): number {
  const ids = { operationId: newGuid(), sequenceId: 1 };
  const around = writeEnvelope(
    { ...sendRequest(newGuid(), 'PromptResponse', Buffer.alloc(0)), ...about, ...ids },
    settings,
  );
  const room = envelope / (useUTF16 ? 2 : 1) - around.length - reserve;
  return Math.floor((room * 3) / 4);
}
