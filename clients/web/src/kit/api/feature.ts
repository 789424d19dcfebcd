// What a service brings to the client. Its own feature.ts says it; app/features.ts lists them.
import type { ComponentType } from 'react';
import type { Text } from '@/kit/words/text';
import type { Feed } from './changes';
import type { GetPermissions } from './permissions';
import type { AskIdentity, Caller } from './session';

type Lazy<Props = object> = () => Promise<{ default: ComponentType<Props> }>;

// A page's script is fetched when it is first opened. vite.config.ts reads the paths from the lines that begin with them.
export interface Page {
  path: string;
  load: Lazy;
  // In the menu, for those whom it is for. `may`: call this method about everything there is.
  menu?: Text;
  isFor?: (caller: Caller & { isSignedIn: boolean; may: (method: string) => boolean }) => boolean;
}

export interface Feature {
  // As in pepiniere.<service>.v1; the keys of its queries begin with it.
  service: string;
  pages: readonly Page[];
  feeds: readonly Feed[];
  // What its roles are held on: "incubators" of coach@incubators/x.
  collections: readonly string[];
  // A link to one of these, where they have pages of their own.
  held?: Lazy<{ name: string }>;
  // What the caller has of this service, for the page that tells them who they are.
  mine?: Lazy;
  // Says what the caller may do.
  permissions: () => Promise<GetPermissions>;
  // What its server says of fields that are wrong, in both languages, by the English sentence; and of conditions, by their type.
  // They are fetched with the first of its pages.
  sentences?: () => Promise<Readonly<Record<string, Text>>>;
  // Says who the caller is: of one service.
  identity?: AskIdentity;
  // The page that tells the caller who they are here: of one service.
  account?: string;
  // Finds things by any name, from the header: the page, the parameter of the address, the longest text it takes.
  search?: { path: string; param: string; longest: number; hint: Text };
  // What else a text finds, below what that page finds itself.
  found?: Lazy<{ text: string }>;
  // What an address that leads nowhere may have meant.
  meant?: Lazy<{ typed: string }>;
}
