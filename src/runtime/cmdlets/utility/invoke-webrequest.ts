/** Invoke-WebRequest sends a request and writes the whole answer as an object; text is taken for HTML. */
import { parseMediaType } from '../../dotnet/net/http/http-headers.js';
import { isTextType } from '../../web/content-text.js';
import { BasicHtmlWebResponseObject, relationDictionary, WebResponseObject } from '../../web/web-response-object.js';
import { cmdlet } from '../cmdlet.js';
import { outFilePath, readBody, saveBody } from './web-output.js';
import { WebRequest } from './web-request.js';
import { webRequestParameters } from './web-request-parameters.js';

export const InvokeWebRequest = cmdlet('Invoke-WebRequest', ['iwr'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets content from a web page on the internet.',
  defaultSet: 'StandardMethod',
  parameters: webRequestParameters,
  outputs: ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
  examples: [
    {
      code: 'try { Invoke-WebRequest http://127.0.0.1:1/ } catch { $_.Exception.Message }',
      output: 'Connection refused (127.0.0.1:1)',
    },
    {
      code: 'try { Invoke-WebRequest gopher://host/ } catch { $_.Exception.Message }',
      output: "The 'gopher' scheme is not supported.",
    },
  ],
  run: (cmd) => ({
    process(values) {
      new WebRequest(cmd, values, {
        followsRelLinks: false,
        maximumRelLinks: 1,
        parsesRelLinks: true,
        process(response, request) {
          const path = outFilePath(request, response);
          let bytes: Uint8Array | null = null;
          if (request.writesToPipeline) {
            bytes = readBody(request, response);
            const { message } = response;
            const type = parseMediaType(message.content.headers.get('Content-Type') ?? '');
            const Answer = isTextType(type?.mediaType) ? BasicHtmlWebResponseObject : WebResponseObject;
            const answer = new Answer(message, bytes);
            answer.relationLink = relationDictionary(request.relationLinks ?? new Map());
            answer.outFile = path;
            cmd.writeObject(answer);
          }
          if (request.savesToFile && path !== null) saveBody(request, response, path, bytes);
        },
      }).run();
    },
  }),
}));
