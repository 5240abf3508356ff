/** Test-Connection pings computers, looks for the way to them or the size of packets, or tries a TCP port. */
import { hostname } from 'node:os';
import { cmdlet, t } from '../cmdlet.js';
import { findMtu, pingTarget, type TestOptions, traceRoute } from './test-by-ping.js';
import { testPort } from './test-tcp-port.js';

const pings = ['DefaultPing', 'RepeatPing'];
const addressed = [...pings, 'TraceRoute', 'MtuSizeDetect', 'TcpPort'];
const endless = 2_147_483_647;

export const TestConnection = cmdlet('Test-Connection', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Sends ICMP echo request packets, or pings, to one or more computers.',
  defaultSet: 'DefaultPing',
  parameters: {
    Ping: { type: t.switch, default: true, sets: pings, help: 'Ping; so it does anyway.' },
    IPv4: { type: t.switch, default: false, sets: addressed, help: 'Use an address of version 4.' },
    IPv6: { type: t.switch, default: false, sets: addressed, help: 'Use an address of version 6.' },
    ResolveDestination: { type: t.switch, default: false, sets: addressed, help: "Find the target's own name." },
    Source: {
      type: t.string,
      default: hostname(),
      defaultText: 'the name of this computer',
      sets: [...pings, 'TraceRoute', 'TcpPort'],
      help: 'What the source is called.',
    },
    MaxHops: {
      type: t.int,
      default: 128,
      sets: [...pings, 'TraceRoute'],
      aliases: ['Ttl', 'TimeToLive', 'Hops'],
      validate: [{ range: [1, 128] }],
      help: 'How many routers a packet may pass.',
    },
    Count: {
      type: t.int,
      default: 4,
      sets: ['DefaultPing', 'TcpPort'],
      validate: [{ range: 'Positive' }],
      help: 'How often.',
    },
    Delay: {
      type: t.int,
      default: 1,
      sets: [...pings, 'TcpPort'],
      validate: [{ range: 'Positive' }],
      help: 'Seconds in between.',
    },
    BufferSize: {
      type: t.int,
      default: 32,
      sets: pings,
      aliases: ['Size', 'Bytes', 'BS'],
      validate: [{ range: [0, 65_500] }],
      help: 'Bytes that are sent.',
    },
    DontFragment: { type: t.switch, default: false, sets: pings, help: 'Packets must not be taken apart.' },
    Repeat: {
      type: t.switch,
      default: false,
      sets: { RepeatPing: { mandatory: true }, TcpPort: {} },
      aliases: ['Continuous'],
      help: 'Without an end.',
    },
    Quiet: { type: t.switch, default: false, help: 'Write only whether it worked.' },
    Detailed: { type: t.switch, default: false, sets: ['TcpPort'], help: 'Write how each attempt went.' },
    TimeoutSeconds: { type: t.int, default: 5, validate: [{ range: 'Positive' }], help: 'How long to wait.' },
    TargetName: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'both',
      aliases: ['ComputerName'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Names or addresses of computers.',
    },
    MtuSize: {
      type: t.switch,
      default: false,
      sets: { MtuSizeDetect: { mandatory: true } },
      aliases: ['MtuSizeDetect'],
      help: 'Find the size of packets that are not taken apart.',
    },
    Traceroute: {
      type: t.switch,
      default: false,
      sets: { TraceRoute: { mandatory: true } },
      help: 'Find how many routers are in between.',
    },
    TcpPort: {
      type: t.int,
      sets: { TcpPort: { mandatory: true } },
      validate: [{ range: [0, 65_535] }],
      help: 'A port to connect to.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus', 'System.Boolean'],
  examples: [
    { code: 'Test-Connection 127.0.0.1 -TcpPort 1', output: 'False' },
    {
      code: '(Test-Connection 127.0.0.1 -TcpPort 1 -Detailed).Status',
      output: 'ConnectionRefused',
    },
  ],
  run(cmd, given) {
    const isOnce = cmd.parameterSet === 'TcpPort' && !cmd.isBound('Count');
    const options: TestOptions = { ...given, Count: given.Repeat ? endless : isOnce ? 1 : given.Count };
    return {
      process({ TargetName }) {
        for (const name of TargetName) {
          if (options.MtuSize) findMtu(cmd, name, options);
          else if (options.Traceroute) traceRoute(cmd, name, options);
          else if (options.TcpPort !== undefined) testPort(cmd, name, options, options.TcpPort);
          else pingTarget(cmd, name, options);
        }
      },
    };
  },
}));
