/** Invoke-RestMethod sends a request and writes what the answer says: objects of JSON, XML, entries of feeds, or text. */
import { parseMediaType } from '../../dotnet/net/http/http-headers.js';
import { contentText } from '../../web/content-text.js';
import { feedEntries, restObject } from '../../web/rest-content.js';
import { headersDictionary } from '../../web/web-response-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { outFilePath, readBody, saveBody } from './web-output.js';
import { WebRequest } from './web-request.js';
import { encodingText } from './web-request-messages.js';
import { webRequestParameters } from './web-request-parameters.js';

export const InvokeRestMethod = cmdlet('Invoke-RestMethod', ['irm'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sends an HTTP or HTTPS request to a RESTful web service.',
  defaultSet: 'StandardMethod',
  parameters: {
    ...webRequestParameters,
    FollowRelLink: { type: t.switch, default: false, aliases: ['FL'], help: 'Get the further pages too.' },
    MaximumFollowRelLink: {
      type: t.int,
      default: 2_147_483_647,
      aliases: ['ML'],
      validate: [{ range: [1, 2_147_483_647] }],
      help: 'How many pages at most.',
    },
    ResponseHeadersVariable: { type: t.string, aliases: ['RHV'], help: "A variable for the answer's headers." },
    StatusCodeVariable: { type: t.string, help: "A variable for the answer's status." },
  },
  examples: [
    {
      code: 'try { Invoke-RestMethod http://127.0.0.1:1/ } catch { $_.FullyQualifiedErrorId }',
      output: 'WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
    },
    {
      code: 'try { Invoke-RestMethod http://127.0.0.1:1/ -Form @{} -Body x } catch { $_.FullyQualifiedErrorId }',
      output: 'WebCmdletBodyFormConflictException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
    },
  ],
  run: (cmd) => ({
    process(values) {
      new WebRequest(cmd, values, {
        followsRelLinks: values.FollowRelLink,
        maximumRelLinks: values.MaximumFollowRelLink,
        parsesRelLinks: false,
        process(response, request) {
          const { message } = response;
          let bytes: Uint8Array | null = null;
          if (request.writesToPipeline) {
            bytes = readBody(request, response);
            const type = parseMediaType(message.content.headers.get('Content-Type') ?? '');
            const { text, encoding } = contentText(bytes, type?.charSet ?? null);
            if (!feedEntries(text, (entry) => cmd.writeObject(entry))) {
              cmd.writeDebug(encodingText(encoding));
              cmd.writeObject(restObject(text, type?.mediaType));
            }
          }
          const path = outFilePath(request, response);
          if (request.savesToFile && path !== null) saveBody(request, response, path, bytes);
          if (values.StatusCodeVariable) cmd.session.setVariable(values.StatusCodeVariable, message.status);
          if (values.ResponseHeadersVariable)
            cmd.session.setVariable(values.ResponseHeadersVariable, headersDictionary(message));
        },
      }).run();
    },
  }),
}));
