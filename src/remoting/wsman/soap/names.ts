/** Namespaces, actions and other addresses of WS-Management (DSP0226) and its shells (MS-WSMV). */

export const namespaces = {
  s: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://schemas.xmlsoap.org/ws/2004/08/addressing',
  wsman: 'http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd',
  wsmv: 'http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd',
} as const;

export const shellNamespace = 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell';
export const powershellNamespace = 'http://schemas.microsoft.com/powershell';
export const identityNamespace = 'http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd';
export const enumerationNamespace = 'http://schemas.xmlsoap.org/ws/2004/09/enumeration';
export const anonymous = `${namespaces.wsa}/role/anonymous`;

const transfer = 'http://schemas.xmlsoap.org/ws/2004/09/transfer';

export const Action = {
  create: `${transfer}/Create`,
  delete: `${transfer}/Delete`,
  get: `${transfer}/Get`,
  command: `${shellNamespace}/Command`,
  receive: `${shellNamespace}/Receive`,
  send: `${shellNamespace}/Send`,
  signal: `${shellNamespace}/Signal`,
  disconnect: `${shellNamespace}/Disconnect`,
  reconnect: `${shellNamespace}/Reconnect`,
  connect: `${shellNamespace}/Connect`,
  enumerate: `${enumerationNamespace}/Enumerate`,
  pull: `${enumerationNamespace}/Pull`,
} as const;

/** The codes of Signal. PowerShell's server compares the one of stop to the letter, misspelt as it is; others close a command. */
export const SignalCode = {
  stop: 'powershell/signal/crtl_c',
  terminate: `${shellNamespace}/signal/terminate`,
} as const;

/** What a command's last answer to Receive says. */
export const commandDone = `${shellNamespace}/CommandState/Done`;
export const selectorFilter = 'http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter';
