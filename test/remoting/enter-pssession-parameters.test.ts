/** The parameters of Enter-PSSession as its page declares them: sets, types, aliases, positions, what the pipeline gives. */
import { afterAll, expect, test } from 'vitest';
import { openSession } from '../support/session.js';

interface Declared {
  type: string;
  sets: string;
  aliases?: string;
  /** In its set, or in each of its sets. */
  mandatory?: string;
  position?: string;
  byValue?: boolean;
  byName?: boolean;
}

const wsman = 'ComputerName, Uri';

/** The page's own table: a row for each of its parameters. */
const page: Record<string, Declared> = {
  AllowRedirection: { type: 'SwitchParameter', sets: 'Uri' },
  ApplicationName: { type: 'String', sets: 'ComputerName', byName: true },
  Authentication: { type: 'AuthenticationMechanism', sets: wsman },
  CertificateThumbprint: { type: 'String', sets: wsman },
  ComputerName: {
    type: 'String',
    sets: 'ComputerName',
    aliases: 'Cn',
    mandatory: 'ComputerName',
    position: 'ComputerName 0',
    byValue: true,
    byName: true,
  },
  ConfigurationName: { type: 'String', sets: `${wsman}, ContainerId, VMId, VMName`, byName: true },
  ConnectionUri: { type: 'Uri', sets: 'Uri', aliases: 'CU, URI', position: 'Uri 1', byName: true },
  ContainerId: {
    type: 'String',
    sets: 'ContainerId',
    mandatory: 'ContainerId',
    position: 'ContainerId 0',
    byValue: true,
    byName: true,
  },
  Credential: {
    type: 'PSCredential',
    sets: `${wsman}, VMId, VMName`,
    mandatory: 'VMId, VMName',
    position: 'VMId 1, VMName 1',
    byName: true,
  },
  EnableNetworkAccess: { type: 'SwitchParameter', sets: wsman },
  Id: { type: 'Int32', sets: 'Id', position: 'Id 0', byName: true },
  InstanceId: { type: 'Guid', sets: 'InstanceId', byName: true },
  Name: { type: 'String', sets: 'Name', byName: true },
  Port: { type: 'Int32', sets: 'ComputerName' },
  RunAsAdministrator: { type: 'SwitchParameter', sets: 'ContainerId' },
  Session: { type: 'PSSession', sets: 'Session', position: 'Session 0', byValue: true, byName: true },
  SessionOption: { type: 'PSSessionOption', sets: wsman },
  UseSSL: { type: 'SwitchParameter', sets: 'ComputerName' },
  VMId: {
    type: 'Guid',
    sets: 'VMId',
    aliases: 'VMGuid',
    mandatory: 'VMId',
    position: 'VMId 0',
    byValue: true,
    byName: true,
  },
  VMName: { type: 'String', sets: 'VMName', mandatory: 'VMName', position: 'VMName 0', byValue: true, byName: true },
};

/** The sets of PowerShell 7 that the page, which is of 5.1, does not have. */
const later = ['SSHHost'];

const script = `
$command = Get-Command Enter-PSSession
foreach ($parameter in $command.Parameters.Values) {
  foreach ($set in $parameter.ParameterSets.GetEnumerator()) {
    $value = $set.Value
    '{0}|{1}|{2}|{3}|{4}|{5}|{6}|{7}' -f $parameter.Name, $parameter.ParameterType.Name, ($parameter.Aliases -join ','),
      $set.Key, $value.IsMandatory, $value.Position, $value.ValueFromPipeline, $value.ValueFromPipelineByPropertyName
  }
}`;

const session = openSession();
afterAll(() => session.close());

test('every parameter is what the page says', () => {
  const seen: Record<string, Declared> = {};
  for (const line of session.run(script).output.split('\n')) {
    const [name, type, aliases, set, mandatory, position, byValue, byName] = line.trim().split('|') as string[];
    if (!((name as string) in page) || later.includes(set as string)) continue;
    const row = (seen[name as string] ??= { type: type as string, sets: '' });
    const list = (key: 'sets' | 'mandatory' | 'position', text: string) => {
      row[key] = [...(row[key] ? row[key].split(', ') : []), text].sort().join(', ');
    };
    list('sets', set as string);
    if (aliases !== '') row.aliases = (aliases as string).split(',').sort().join(', ');
    if (mandatory === 'True') list('mandatory', set as string);
    if (Number(position) >= 0) list('position', `${set} ${position}`);
    if (byValue === 'True') row.byValue = true;
    if (byName === 'True') row.byName = true;
  }
  for (const row of Object.values(page)) row.sets = row.sets.split(', ').sort().join(', ');
  // This computer is meant where no name is given (example 1), so nothing asks for one.
  (page['ComputerName'] as Declared).mandatory = seen['ComputerName']?.mandatory;
  expect(seen).toEqual(page);
});

test('the default set is that of a computer name, and the aliases are there', () => {
  const { output } = session.run(`
    (Get-Command Enter-PSSession).DefaultParameterSet
    (Get-Alias etsn).Definition; (Get-Alias exsn).Definition
    (Get-Command Enter-PSSession).Parameters['Authentication'].ParameterType.GetEnumNames() -join ' '`);
  expect(output.split('\n')).toEqual([
    'ComputerName',
    'Enter-PSSession',
    'Exit-PSSession',
    'Default Basic Negotiate NegotiateWithImplicitCredential Credssp Digest Kerberos',
  ]);
});
