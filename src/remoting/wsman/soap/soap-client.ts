/**
 * Requests and their answers over as many connections as are needed at once: each connection is signed in once and then carries
 * one request after the other, so that what waits (Receive) does not hold up what is quick.
 */
import { newGuid } from '../../protocol/guid.js';
import { Connection, type HttpAnswer, statusFault } from '../http/connection.js';
import type { Endpoint } from '../http/endpoint.js';
import { NetworkError } from '../http/network-error.js';
import { wsmanMessages } from '../messages.js';
import { type EnvelopeSettings, type SoapRequest, uuid, writeEnvelope } from './envelope.js';
import { FaultCode, readFault, WSManFault } from './fault.js';
import { readXml, type XmlElement, XmlError } from './xml.js';

/** Milliseconds that an answer may be late behind what the service was given. */
const latency = 60_000;
/** OMI declares it in each envelope, whatever that is about, among the first so many bytes. */
const cimNamespace = 'http://schemas.dmtf.org/wbem/wscim/1/common';
const headLength = 2000;
const neverAborted = new AbortController().signal;

export class SoapClient {
  /** Signed in, and without work. The last one used comes first: it is the least likely to have been closed. */
  readonly #idle: Connection[] = [];
  readonly #busy = new Set<Connection>();
  #isDisposed = false;
  /** Whether the service has shown itself to be OMI, which cannot do all that WinRM does. */
  isOmi = false;

  constructor(
    readonly endpoint: Endpoint,
    readonly settings: EnvelopeSettings,
  ) {}

  /**
   * Sends a request and returns the Body of the answer. Throws WSManFault (also for faults that the service sends),
   * NetworkError, AuthenticationError, or the reason of the signal.
   */
  async call(request: SoapRequest, signal: AbortSignal = neverAborted): Promise<XmlElement> {
    const { useUTF16 } = this.endpoint.options;
    const messageId = request.messageId ?? newGuid();
    const text = writeEnvelope({ ...request, messageId }, this.settings);
    const body = useUTF16 ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, 'utf8');
    return bodyOf(await this.post(body, request.operationTimeout, signal), messageId);
  }

  /** Sends an envelope that was written already. Throws as `call` does, but not for faults. */
  async post(body: Buffer, operationTimeout: number, signal: AbortSignal = neverAborted): Promise<HttpAnswer> {
    const contentType = `application/soap+xml;charset=${this.endpoint.options.useUTF16 ? 'UTF-16' : 'UTF-8'}`;
    const timeout = operationTimeout > 0 ? operationTimeout + latency : 0;
    for (;;) {
      const idle = this.#takeIdle();
      const connection = idle ?? (await Connection.open(this.endpoint, signal));
      if (this.#isDisposed) connection.dispose();
      this.#busy.add(connection);
      try {
        const answer = await connection.post(body, contentType, timeout, signal);
        this.isOmi ||= answer.body.subarray(0, headLength).includes(cimNamespace);
        return answer;
      } catch (error) {
        // It was closed while it had no work: that is no news of the network.
        if (idle !== undefined && error instanceof NetworkError && !error.wasSent) continue;
        throw error;
      } finally {
        this.#busy.delete(connection);
        if (connection.isUsable && !this.#isDisposed) this.#idle.push(connection);
        else connection.dispose();
      }
    }
  }

  #takeIdle(): Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined || connection.isUsable) return connection;
      connection.dispose();
    }
  }

  /** Drops all connections; requests under way fail. */
  dispose(): void {
    this.#isDisposed = true;
    for (const connection of [...this.#idle.splice(0), ...this.#busy]) connection.dispose();
  }
}

/**
 * The Body of an answer. Throws WSManFault for a fault, for what is no envelope, and for the answer to another message than
 * `messageId`; an answer that does not say what it is for is taken.
 */
export function bodyOf(answer: HttpAnswer, messageId = ''): XmlElement {
  if (answer.body.length === 0 || !/xml/i.test(answer.contentType)) throw statusFault(answer);
  let envelope: XmlElement;
  try {
    envelope = readXml(textOf(answer));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw answer.status >= 300
      ? statusFault(answer)
      : new WSManFault(FaultCode.improperResponse, wsmanMessages.notSoap(answer.contentType));
  }
  const body = envelope.child('Body');
  if (envelope.name !== 'Envelope' || body === undefined) throw statusFault(answer);
  const relatesTo = envelope.child('Header')?.textOf('RelatesTo').trim() ?? '';
  if (messageId !== '' && relatesTo !== '' && relatesTo.toLowerCase() !== uuid(messageId).toLowerCase())
    throw new WSManFault(FaultCode.improperResponse, wsmanMessages.otherAnswer);
  const fault = body.child('Fault');
  if (fault) throw readFault(fault);
  if (answer.status >= 300) throw statusFault(answer);
  return body;
}

function textOf({ body, contentType }: HttpAnswer): string {
  const isUtf16 = /utf-16/i.test(contentType) || (body[0] === 0xff && body[1] === 0xfe);
  return body.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
}
