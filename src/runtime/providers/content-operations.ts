/** Content by path: readers, writers and Clear-Content, for providers that have content. */
import type { ContentCapability, ContentReader, ContentWriter } from './capabilities.js';
import { notSupported } from './errors.js';
import { providerMessages } from './messages.js';
import type { PathInfo } from './path-info.js';
import type { PathResolver } from './path-resolver.js';
import type { Provider } from './provider.js';
import type { ProviderContext } from './provider-context.js';

export class ContentOperations {
  constructor(private readonly paths: PathResolver) {}

  /** null after an error was written. Throws PSNotSupportedException when the provider has no content. */
  reader(found: PathInfo, context: ProviderContext): ContentReader | null {
    context.drive = found.drive;
    return contentOf(found.provider.provider).getContentReader(found.providerPath, context);
  }
  writer(found: PathInfo, context: ProviderContext): ContentWriter | null {
    context.drive = found.drive;
    return contentOf(found.provider.provider).getContentWriter(found.providerPath, context);
  }
  clear(path: string, context: ProviderContext): void {
    for (const found of this.paths.resolve(path, context))
      contentOf(found.provider.provider).clearContent(found.providerPath, context);
  }
}

function contentOf(provider: Provider): ContentCapability {
  if (provider.content === null) throw notSupported(providerMessages.contentNotSupported);
  return provider.content;
}
