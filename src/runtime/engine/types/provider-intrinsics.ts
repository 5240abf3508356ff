/** $ExecutionContext.InvokeProvider: what the item commands do, as methods. The first error of a call is thrown. */
import { collectionOf } from '../../dotnet/collections/collection.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { PSObject } from '../../objects/ps-object.js';
import type { ContentReader, ContentWriter } from '../../providers/capabilities.js';
import { unlimitedDepth } from '../../providers/child-items.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { ProviderSession } from '../../providers/provider-session.js';
import type { SessionState } from '../session-state.js';

const automation = 'System.Management.Automation.';
const objects = 'System.Collections.ObjectModel.Collection[psobject]';
const texts = 'System.Collections.ObjectModel.Collection[string]';

function contextFor(force: boolean, literal: boolean): ProviderContext {
  const context = new ProviderContext(null);
  context.force = force;
  context.literal = literal;
  return context;
}

class Intrinsics {
  constructor(readonly session: SessionState) {}
  get providers(): ProviderSession {
    return this.session.engine.providers;
  }
  /** What a call writes; its first error is thrown. */
  collect(call: (context: ProviderContext) => void, force = false, literal = false): unknown[] {
    const context = contextFor(force, literal);
    call(context);
    context.throwFirstError();
    return context.takeObjects();
  }
  objects(call: (context: ProviderContext) => void, force?: boolean, literal?: boolean): unknown {
    return collectionOf(requireType(`${automation}PSObject`), this.collect(call, force, literal));
  }
}
export class ProviderIntrinsics extends Intrinsics {}
class ItemIntrinsics extends Intrinsics {}
class ChildItemIntrinsics extends Intrinsics {}
class ContentIntrinsics extends Intrinsics {}
class PropertyIntrinsics extends Intrinsics {}

defineType(`${automation}ProviderIntrinsics`, { class: ProviderIntrinsics }, () => ({
  members: {
    [`${automation}ItemCmdletProviderIntrinsics Item {get;}`]: ({ session }: Intrinsics) => new ItemIntrinsics(session),
    [`${automation}ChildItemCmdletProviderIntrinsics ChildItem {get;}`]: ({ session }: Intrinsics) =>
      new ChildItemIntrinsics(session),
    [`${automation}ContentCmdletProviderIntrinsics Content {get;}`]: ({ session }: Intrinsics) =>
      new ContentIntrinsics(session),
    [`${automation}PropertyCmdletProviderIntrinsics Property {get;}`]: ({ session }: Intrinsics) =>
      new PropertyIntrinsics(session),
  },
}));

const forAll =
  (paths: readonly string[], call: (path: string, context: ProviderContext) => void) => (context: ProviderContext) => {
    for (const path of paths) call(path, context);
  };

const get = (self: Intrinsics, paths: readonly string[], force?: boolean, literal?: boolean) =>
  self.objects(
    forAll(paths, (path, context) => self.providers.items.get(path, context)),
    force,
    literal,
  );
const set = (self: Intrinsics, paths: readonly string[], value: unknown, force?: boolean, literal?: boolean) =>
  self.objects(
    forAll(paths, (path, context) => self.providers.items.set(path, value, context)),
    force,
    literal,
  );
const clear = (self: Intrinsics, paths: readonly string[], force?: boolean, literal?: boolean) =>
  self.objects(
    forAll(paths, (path, context) => self.providers.items.clear(path, context)),
    force,
    literal,
  );
const exists = (self: Intrinsics, path: string, force = false, literal = false) =>
  self.providers.items.exists(path, contextFor(force, literal));
const remove = (self: Intrinsics, paths: readonly string[], recurse: boolean, force?: boolean, literal?: boolean) => {
  self.collect(
    (context) => {
      for (const path of paths)
        for (const found of self.providers.paths.resolve(path, context))
          self.providers.items.remove(found, recurse, context);
    },
    force,
    literal,
  );
};

defineType(`${automation}ItemCmdletProviderIntrinsics`, { class: ItemIntrinsics }, () => ({
  members: {
    [`${objects} Get(string path)`]: (self: Intrinsics, path: string) => get(self, [path]),
    [`${objects} Get(string[] path, bool force, bool literalPath)`]: get,
    [`${objects} Set(string path, System.Object value)`]: (self: Intrinsics, path: string, value: unknown) =>
      set(self, [path], value),
    [`${objects} Set(string[] path, System.Object value, bool force, bool literalPath)`]: set,
    [`${objects} Clear(string path)`]: (self: Intrinsics, path: string) => clear(self, [path]),
    [`${objects} Clear(string[] path, bool force, bool literalPath)`]: clear,
    'void Invoke(string path)': (self: Intrinsics, path: string) => {
      self.collect((context) => self.providers.items.invoke(path, context));
    },
    [`${objects} Rename(string path, string newName)`]: (self: Intrinsics, path: string, newName: string) =>
      self.objects((context) => self.providers.items.rename(path, newName, context)),
    [`${objects} New(string path, string name, string itemTypeName, System.Object content)`]: (
      self: Intrinsics,
      path: string,
      name: string,
      type: string,
      content: unknown,
    ) => self.objects((context) => self.providers.items.create(path, name ?? '', type ?? '', content, context)),
    'void Remove(string path, bool recurse)': (self: Intrinsics, path: string, recurse: boolean) =>
      remove(self, [path], recurse),
    'void Remove(string[] path, bool recurse, bool force, bool literalPath)': remove,
    [`${objects} Copy(string path, string destinationPath, bool recurse, ${automation}CopyContainers copyContainers)`]:
      (self: Intrinsics, path: string, destination: string, recurse: boolean, containers: { value: number }) =>
        self.objects((context) =>
          self.providers.copyMove.copy(path, destination, recurse, containers.value === 0, context),
        ),
    [`${objects} Move(string path, string destination)`]: (self: Intrinsics, path: string, destination: string) =>
      self.objects((context) => self.providers.copyMove.move(path, destination, context)),
    'bool Exists(string path)': (self: Intrinsics, path: string) => exists(self, path),
    'bool Exists(string path, bool force, bool literalPath)': exists,
    'bool IsContainer(string path)': (self: Intrinsics, path: string) =>
      self.providers.items.isContainer(path, new ProviderContext(null)),
  },
}));

const children = (
  self: Intrinsics,
  paths: readonly string[],
  recurse: boolean,
  depth: number,
  force?: boolean,
  literal?: boolean,
) =>
  self.objects(
    forAll(paths, (path, context) => self.providers.childItems.get(path, recurse, depth, context)),
    force,
    literal,
  );
const hasChild = (self: Intrinsics, path: string, force?: boolean, literal?: boolean) => {
  let found = false;
  self.collect(
    (context) => {
      const places = self.providers.paths.resolve(path, context);
      found = places.some((place) => self.providers.items.hasChildItems(place, context));
    },
    force,
    literal,
  );
  return found;
};

defineType(`${automation}ChildItemCmdletProviderIntrinsics`, { class: ChildItemIntrinsics }, () => ({
  members: {
    [`${objects} Get(string path, bool recurse)`]: (self: Intrinsics, path: string, recurse: boolean) =>
      children(self, [path], recurse, unlimitedDepth),
    [`${objects} Get(string[] path, bool recurse, uint depth, bool force, bool literalPath)`]: children,
    [`${objects} Get(string[] path, bool recurse, bool force, bool literalPath)`]: (
      self: Intrinsics,
      paths: readonly string[],
      recurse: boolean,
      force: boolean,
      literal: boolean,
    ) => children(self, paths, recurse, unlimitedDepth, force, literal),
    [`${texts} GetNames(string path, ${automation}ReturnContainers returnContainers, bool recurse)`]: (
      self: Intrinsics,
      path: string,
      _containers: unknown,
      recurse: boolean,
    ) =>
      collectionOf(
        requireType('System.String'),
        self.collect((context) => self.providers.childItems.getNames(path, recurse, unlimitedDepth, context)),
      ),
    'bool HasChild(string path)': (self: Intrinsics, path: string) => hasChild(self, path),
    'bool HasChild(string path, bool force, bool literalPath)': hasChild,
  },
}));

defineType(`${automation}PropertyCmdletProviderIntrinsics`, { class: PropertyIntrinsics }, () => ({
  members: {
    [`${objects} Get(string path, ${texts} providerSpecificPickList)`]: (
      self: Intrinsics,
      path: string,
      names: Iterable<string> | null,
    ) => self.objects((context) => self.providers.properties.get(path, [...(names ?? [])], context)),
    [`${objects} Set(string path, psobject propertyValue)`]: (self: Intrinsics, path: string, values: PSObject) =>
      self.objects((context) => self.providers.properties.set(path, values, context)),
    [`void Clear(string path, ${texts} propertyToClear)`]: (
      self: Intrinsics,
      path: string,
      names: Iterable<string>,
    ) => {
      self.collect((context) => self.providers.properties.clear(path, [...names], context));
    },
  },
}));

/** A reader or writer of content as scripts see it. */
class OpenReader {
  declare readonly netType: NetType;
  constructor(readonly reader: ContentReader) {}
}
class OpenWriter {
  declare readonly netType: NetType;
  constructor(readonly writer: ContentWriter) {}
}

function opened<T>(self: Intrinsics, type: string, path: string, open: 'reader' | 'writer', wrap: (each: never) => T) {
  const found: T[] = [];
  self.collect((context) => {
    for (const place of self.providers.paths.resolve(path, context, open === 'writer')) {
      const each = self.providers.content[open](place, context);
      if (each !== null) found.push(wrap(each as never));
    }
  });
  return collectionOf(requireType(type), found);
}

const reader = `${automation}Provider.IContentReader`;
const writer = `${automation}Provider.IContentWriter`;
defineType(`${automation}ContentCmdletProviderIntrinsics`, { class: ContentIntrinsics }, () => ({
  members: {
    'void Clear(string path)': (self: Intrinsics, path: string) => {
      self.collect((context) => self.providers.content.clear(path, context));
    },
    [`System.Collections.ObjectModel.Collection[${reader}] GetReader(string path)`]: (self: Intrinsics, path: string) =>
      opened(self, reader, path, 'reader', (each: ContentReader) => new OpenReader(each)),
    [`System.Collections.ObjectModel.Collection[${writer}] GetWriter(string path)`]: (self: Intrinsics, path: string) =>
      opened(self, writer, path, 'writer', (each: ContentWriter) => new OpenWriter(each)),
  },
}));
defineType(reader, { class: OpenReader }, () => ({
  members: {
    'System.Collections.IList Read(long readCount)': ({ reader }: OpenReader, count: bigint | number) =>
      reader.read(Number(count)),
    'void Close()': ({ reader }: OpenReader) => reader.close(),
    'void Dispose()': ({ reader }: OpenReader) => reader.close(),
  },
}));
defineType(writer, { class: OpenWriter }, () => ({
  members: {
    'System.Collections.IList Write(System.Collections.IList content)': (
      { writer }: OpenWriter,
      content: Iterable<unknown>,
    ) => {
      writer.write([...content]);
      return content;
    },
    'void Close()': ({ writer }: OpenWriter) => writer.close(),
    'void Dispose()': ({ writer }: OpenWriter) => writer.close(),
  },
}));
