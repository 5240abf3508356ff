/** Envelopes, faults and settings by themselves: what is written, what is read, and what is refused. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSessionOptions } from '../../../src/remoting/client/session-options.js';
import {
  clientSettingsFile,
  defaultClientSettings,
  isTrustedHost,
  readClientSettings,
  writeClientSettings,
} from '../../../src/remoting/wsman/client-settings.js';
import { proxyFor } from '../../../src/remoting/wsman/http/proxy.js';
import { commandRequest, createRequest, readCreated } from '../../../src/remoting/wsman/shell-requests.js';
import { duration, writeEnvelope } from '../../../src/remoting/wsman/soap/envelope.js';
import { readFault, transportErrorOf } from '../../../src/remoting/wsman/soap/fault.js';
import { escapeXml, readXml, type XmlElement, XmlError } from '../../../src/remoting/wsman/soap/xml.js';

const settings = {
  to: 'http://server:5985/wsman?a=1&b=2',
  locale: 'en-US',
  dataLocale: 'de-DE',
  maxEnvelopeSize: 512_000,
  sessionId: '00000000-0000-0000-0000-00000000000a',
};

describe('XML', () => {
  test('text that is written is read again', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value));
    fc.assert(
      fc.property(text, (value) => {
        const read = readXml(`<a:b xmlns:a="x" c="${escapeXml(value)}"><d>${escapeXml(value)}</d></a:b>`);
        expect([read.name, read.attributes.get('c'), read.child('d')?.text]).toEqual(['b', value, value]);
      }),
    );
  });
  test('anything else is read, or refused by an XmlError', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[<>/a-c ="'&;!?-]{0,60}$/), (value) => {
        try {
          readXml(value);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      }),
    );
  });
  test.each([
    ['document types', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['elements that are not closed', '<a><b></a>'],
    ['an end without a beginning', '</a>'],
    ['too many levels', '<a>'.repeat(100) + '</a>'.repeat(100)],
  ])('%s are refused', (_, text) => {
    expect(() => readXml(text)).toThrow(XmlError);
  });
  test('comments, instructions and CDATA', () => {
    expect(readXml('<?xml version="1.0"?><!-- a --><x><![CDATA[<y>]]>&#x41;&#66;</x>').text).toBe('<y>AB');
  });
});

describe('requests', () => {
  const part = (xml: string): XmlElement => readXml(xml);
  test('headers in the order of WinRM, with ids in upper case', () => {
    const envelope = part(
      writeEnvelope(
        {
          ...commandRequest('aa-bb', 'Get-Item "x" & ümlaut', Buffer.from('hi')),
          resourceUri: 'uri',
          operationTimeout: 20_000,
          selectors: { ShellId: 'ID' },
          operationId: 'cd',
          sequenceId: 1,
        },
        settings,
      ),
    );
    expect(envelope.child('Header')?.children.map(({ name }) => name)).toEqual(
      'Action DataLocale Locale MaxEnvelopeSize MessageID OperationTimeout ReplyTo ResourceURI SessionId To OperationID SequenceId OptionSet SelectorSet'.split(
        ' ',
      ),
    );
    expect(envelope.textOf('To')).toBe(settings.to);
    expect(envelope.textOf('OperationID')).toBe('uuid:CD');
    expect(envelope.textOf('OperationTimeout')).toBe('PT20S');
    expect(envelope.find('CommandLine')?.attributes.get('CommandId')).toBe('AA-BB');
    expect(envelope.textOf('Command')).toBe('Get-Item "x" & ?mlaut');
    expect(envelope.textOf('Arguments')).toBe('aGk=');
  });
  test('Create has a name, and asks for nothing that was not wanted', () => {
    const { body, options } = createRequest({
      id: 'ab',
      name: 'My <session>',
      resourceUri: 'uri',
      version: '2.3',
      data: Buffer.from('x'),
      options: defaultSessionOptions,
    });
    const shell = part(body);
    expect(shell.attributes.get('Name')).toBe('My <session>');
    expect(shell.children.map(({ name }) => name)).toEqual(['InputStreams', 'OutputStreams', 'creationXml']);
    expect(options).toEqual([{ name: 'protocolversion', value: '2.3', mustComply: true }]);
  });
  test('the shell is the one that the answer names', () => {
    const answer = part(
      '<s:Body xmlns:s="s"><x:ResourceCreated xmlns:x="x"><a:ReferenceParameters xmlns:a="a"><w:ResourceURI xmlns:w="w">other</w:ResourceURI><w:SelectorSet xmlns:w="w"><w:Selector Name="ShellId">ZZ</w:Selector><w:Selector Name="Also">1</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated></s:Body>',
    );
    expect(readCreated(answer, 'ab', 'uri')).toEqual({ resourceUri: 'other', selectors: { ShellId: 'ZZ', Also: '1' } });
    expect(readCreated(part('<Body/>'), 'ab', 'uri')).toEqual({ resourceUri: 'uri', selectors: { ShellId: 'AB' } });
  });
  test.each([
    [180_000, 'PT180S'],
    [61_500, 'PT61.500S'],
    [0, 'PT0S'],
  ])('%i ms is %s', (time, text) => expect(duration(time)).toBe(text));
});

describe('faults', () => {
  const faultOf = (detail: string, subcode = 'w:InternalError') =>
    readFault(
      readXml(
        `<s:Fault xmlns:s="s"><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>${subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">The reason.</s:Text></s:Reason><s:Detail>${detail}</s:Detail></s:Fault>`,
      ),
    );
  const context = { computerName: 'server', shellUri: 'http://schemas.microsoft.com/powershell/Mine' };

  test("the number is signed, and a provider's own text goes first", () => {
    const fault = faultOf(
      '<f:WSManFault xmlns:f="f" Code="2150859204" Machine="m"><f:Message><f:ProviderFault provider="p" path="x"><f:WSManFault Code="5"><f:Message>Inner.</f:Message></f:WSManFault></f:ProviderFault></f:Message></f:WSManFault>',
    );
    expect([fault.code, fault.message, fault.subcode]).toEqual([-2144108092, 'Inner.', 'InternalError']);
  });
  test('without a number the reason is told', () => {
    const fault = faultOf('');
    expect([fault.code, fault.message]).toEqual([0, 'The reason.']);
    const error = transportErrorOf(fault, 'receiving', context);
    expect([error.code, error.errorId]).toEqual(['ServerError', '']);
    expect(error.message).toBe(
      'Processing data from remote server server failed with the following error message: The reason. For more information, see the about_Remote_Troubleshooting Help topic.',
    );
  });
  test('a number that PowerShell has no name for is its own id', () => {
    const fault = faultOf(
      '<f:WSManFault xmlns:f="f" Code="2150859174"><f:Message>Too many.</f:Message></f:WSManFault>',
    );
    expect(transportErrorOf(fault, 'running', context).errorId).toBe('-2144108122');
  });
  test.each([
    [
      '<f:WSManFault xmlns:f="f" Code="2150859161"><f:Message>Go.</f:Message></f:WSManFault><r:RedirectLocation xmlns:r="r">https://other/ps</r:RedirectLocation>',
    ],
    ['<f:WSManFault xmlns:f="f" Code="2150859161"><f:Message>Go to https://other/ps now.</f:Message></f:WSManFault>'],
  ])('a redirection says where to', (detail) => {
    expect(faultOf(detail).location).toBe('https://other/ps');
  });
  test('time that is over is no failure, with a number or without', () => {
    expect(faultOf('<f:WSManFault xmlns:f="f" Code="2150858793"/>').isTimeout).toBe(true);
    expect(faultOf('', 'wsman:TimedOut').isTimeout).toBe(true);
    expect(faultOf('').isTimeout).toBe(false);
  });
});

describe('settings', () => {
  test.each([
    ['', 'server', false],
    ['*', '10.0.0.1', true],
    ['*.example.org', 'a.example.org', true],
    ['*.example.org', 'example.org', false],
    ['a, SERVER ,b', 'server', true],
    ['<local>', 'server', true],
    ['<local>', 'server.example.org', false],
    ['<local>', '10.0.0.1', false],
    ['[::1]', '::1', true],
    ['10.0.0.*', '10.0.0.77', true],
    ['server', 'server2', false],
  ])('TrustedHosts %s has %s: %s', (list, host, expected) => expect(isTrustedHost(list, host)).toBe(expected));
  test.each([
    [{ http_proxy: 'http://p:3128' }, 'IEConfig', 'p:3128'],
    [{ HTTP_PROXY: 'p:3128' }, 'WinHttpConfig', 'p:3128'],
    [{ all_proxy: 'http://p:1' }, 'AutoDetect', 'p:1'],
    [{ http_proxy: 'http://p:3128' }, 'None', undefined],
    [{ http_proxy: 'http://p:3128', no_proxy: '.test' }, 'IEConfig', undefined],
    [{ http_proxy: 'http://p:3128', no_proxy: 'a.test:5985' }, 'IEConfig', undefined],
    [{ https_proxy: 'http://p:3128' }, 'IEConfig', undefined],
  ] as const)('the proxy of %j by %s is %s', (environment, accessType, expected) => {
    expect(proxyFor(new URL('http://a.test:5985/wsman'), accessType, environment)?.url.host).toBe(expected);
  });
  test.each([
    ['socks5://me:secret@p:1080', 'socks5://p:1080'],
    ['me:secret@p:99999', 'p:99999'],
    ['http://me:se/cr@et@p:x', 'http://p:x'],
  ])('the proxy %s is refused by a text without user and password', (address, shown) => {
    expect(() => proxyFor(new URL('http://a.test:5985/wsman'), 'IEConfig', { http_proxy: address })).toThrow(
      `The proxy ${shown} is of a kind`,
    );
  });
  test('of the client: defaults without a file, and an error for one that is damaged or cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wsman-'));
    const environment = { HOME: folder, XDG_CONFIG_HOME: folder };
    const file = clientSettingsFile(environment);
    try {
      expect(readClientSettings(environment)).toEqual(defaultClientSettings);
      const strict = { ...defaultClientSettings, auth: { ...defaultClientSettings.auth, basic: false } };
      writeClientSettings(strict, environment);
      expect(readClientSettings(environment)).toEqual(strict);
      for (const text of ['{"auth": {"basic": fal', '', '[]', 'null', '1']) {
        writeFileSync(file, text);
        expect(() => readClientSettings(environment)).toThrow(`${file} is damaged`);
      }
      rmSync(file);
      mkdirSync(file);
      expect(() => readClientSettings(environment)).toThrow(`${file} cannot be read`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
