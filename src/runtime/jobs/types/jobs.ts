/** Job, its kinds, and JobStateInfo. */
import type { PSDataCollection } from '../../dotnet/automation/ps-data-collection.js';
import { genericType } from '../../dotnet/collections/elements.js';
import { NetList } from '../../dotnet/collections/net-list.js';
import { defineEvents, raise } from '../../events/event-source.js';
import { PSEventJob } from '../../events/ps-event-job.js';
import { dataStreams } from '../../hosting/data-streams.js';
import { parseEnumStrictly } from '../../language/index.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import { Job, type JobState, JobStateEventArgs, JobStateInfo } from '../job.js';
import { PSTask, PSTaskChildJob, PSTaskJob } from '../task-job.js';
import { ThreadJob } from '../thread-job.js';

const automation = 'System.Management.Automation.';

export const jobState = (state: JobState) => parseEnumStrictly(state, requireType(`${automation}JobState`), false);

const streams: Record<string, MemberImplementation> = {};
for (const stream of dataStreams) {
  const name = stream.replace(/^./, (first) => first.toUpperCase());
  streams[`${automation}PSDataCollection[${automation}${name}Record] ${name} {get;set;}`] = {
    get: (self: Job) => self.streams[stream],
    set: (self: Job, value: PSDataCollection) => {
      self.streams[stream] = value;
    },
  };
}

defineType(`${automation}JobStateEventArgs`, { class: JobStateEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    [`${automation}JobStateInfo JobStateInfo {get;}`]: (self: JobStateEventArgs) => self.info,
    [`${automation}JobStateInfo PreviousJobStateInfo {get;}`]: (self: JobStateEventArgs) => self.previous,
  },
}));

/** Jobs whose changes of state are raised as events. */
const raising = new WeakSet<Job>();
function raiseStateChanges(self: Job): void {
  if (raising.has(self)) return;
  raising.add(self);
  self.onStateChanged((job, previous) => raise(job, 'StateChanged', new JobStateEventArgs(job.stateInfo, previous)));
}

defineType(`${automation}Job`, { class: Job }, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'string Command {get;}': (self: Job) => self.command,
    [`${automation}JobStateInfo JobStateInfo {get;}`]: (self: Job) => self.stateInfo,
    'System.Threading.WaitHandle Finished {get;}': (self: Job) => self.finishedHandle,
    'guid InstanceId {get;}': (self: Job) => self.instanceId,
    'int Id {get;}': (self: Job) => self.id,
    'string Name {get;set;}': {
      get: (self: Job) => self.name,
      set: (self: Job, name: string) => {
        self.name = name;
      },
    },
    [`System.Collections.Generic.IList[${automation}Job] ChildJobs {get;}`]: (self: Job) =>
      new NetList(genericType('System.Collections.Generic.List`1', requireType(`${automation}Job`)), self.childJobs),
    'System.Nullable[datetime] PSBeginTime {get;}': (self: Job) => self.beginTime,
    'System.Nullable[datetime] PSEndTime {get;}': (self: Job) => self.endTime,
    'string PSJobTypeName {get;}': (self: Job) => self.jobTypeName,
    [`${automation}PSDataCollection[psobject] Output {get;set;}`]: {
      get: (self: Job) => self.output,
      set: (self: Job, value: PSDataCollection) => {
        self.output = value;
      },
    },
    ...streams,
    'bool HasMoreData {get;}': (self: Job) => self.hasMoreData,
    'string StatusMessage {get;}': (self: Job) => self.statusMessage,
    'string Location {get;}': (self: Job) => self.location,
    'void StopJob()': (self: Job) => self.stop(),
    'void Dispose()': (self: Job) => self.dispose(),
    'void LoadJobStreams()': () => {},
    'void UnloadJobStreams()': () => {},
    ...defineEvents(
      `${automation}Job`,
      { StateChanged: `System.EventHandler[${automation}JobStateEventArgs]` },
      raiseStateChanges,
    ),
  },
}));

defineType(`${automation}JobStateInfo`, { class: JobStateInfo }, () => ({
  toString: (self: JobStateInfo) => self.state,
  members: {
    [`${automation}JobState State {get;}`]: (self: JobStateInfo) => jobState(self.state),
    'System.Exception Reason {get;}': (self: JobStateInfo) => self.reason,
    'string ToString()': (self: JobStateInfo) => self.state,
  },
}));

const job = { base: `${automation}Job` };
defineType(`${automation}Job2`, {}, () => ({ ...job, abstract: true }));
defineType(`${automation}PSEventJob`, { class: PSEventJob }, () => ({
  ...job,
  members: {
    'psmoduleinfo Module {get;}': (self: PSEventJob) => self.block.session?.module ?? null,
  },
}));
defineType(`${automation}PSTasks.PSTaskJob`, { class: PSTaskJob }, () => ({
  ...job,
  members: { 'int AllocatedRunspaceCount {get;}': (self: PSTaskJob) => self.allocated },
}));
defineType(`${automation}PSTasks.PSTask`, { class: PSTask }, () => ({}));
defineType(`${automation}PSTasks.PSTaskChildJob`, { class: PSTaskChildJob }, () => job);
defineType('Microsoft.PowerShell.ThreadJob.ThreadJob', { class: ThreadJob }, () => ({
  base: `${automation}Job2`,
  members: {
    'void StartJob()': (self: ThreadJob) => self.start(),
  },
}));
