/** Get-TimeZone gets the zone of the machine, or zones by id or name. */
import { allZones, findZone, localZone, type TimeZoneInfo } from '../../dotnet/system/time-zone-info.js';
import { toText, WildcardPattern } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { cmdlet, t } from '../cmdlet.js';

const notFound = 'TimeZoneNotFound';

export const GetTimeZone = cmdlet('Get-TimeZone', ['gtz'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the time zone of the machine, or others.',
  defaultSet: 'Name',
  parameters: {
    Id: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['Id'],
      help: 'Ids of zones, such as Europe/Berlin.',
    },
    ListAvailable: { type: t.switch, mandatory: true, sets: ['ListAvailable'], help: 'All zones that there are.' },
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'pipeline',
      sets: ['Name'],
      wildcards: true,
      help: 'Names of standard or daylight saving time.',
    },
  },
  outputs: ['System.TimeZoneInfo'],
  examples: [
    { code: '(Get-TimeZone -Id Asia/Tokyo).BaseUtcOffset.TotalHours', output: '9' },
    { code: "(Get-TimeZone -Name 'Japan*').Id", output: 'Asia/Tokyo' },
  ],
  run: (cmd, { ListAvailable }) => ({
    process({ Id, Name }) {
      if (ListAvailable) for (const zone of allZones()) cmd.writeObject(zone);
      else if (Id === undefined && Name === undefined) cmd.writeObject(localZone());
      for (const id of Id ?? []) {
        try {
          cmd.writeObject(findZone(id));
        } catch (thrown) {
          if (!(thrown instanceof NetException)) throw thrown;
          cmd.writeError(cmd.error(notFound, 'InvalidArgument', 'Id', thrown.message, thrown));
        }
      }
      for (const name of Name ?? []) {
        const zones = zonesNamed(name);
        for (const zone of zones) cmd.writeObject(zone);
        if (zones.length > 0) continue;
        const message = `The time zone name '${name}' was not found on the local computer.`;
        const exception = 'System.TimeZoneNotFoundException';
        cmd.writeError(cmd.error(notFound, 'InvalidArgument', 'Name', message, exception));
      }
    },
  }),
}));

function zonesNamed(name: string): TimeZoneInfo[] {
  const pattern = new WildcardPattern(name);
  return allZones().filter((zone) =>
    ['StandardName', 'DaylightName'].some((property) => pattern.isMatch(toText(getProperty(zone, property)))),
  );
}
