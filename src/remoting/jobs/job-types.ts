/** The .NET types of remoting jobs. */
import { defineType } from '../../runtime/objects/net-type.js';
import { PSRemotingChildJob } from './remoting-child-job.js';
import { PSRemotingJob } from './remoting-job.js';

const base = { base: 'System.Management.Automation.Job' };
defineType('System.Management.Automation.PSRemotingJob', { class: PSRemotingJob }, () => base);
defineType('System.Management.Automation.PSRemotingChildJob', { class: PSRemotingChildJob }, () => base);
