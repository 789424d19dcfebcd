// A kind of thing that people make and change here, a row a kind: how it is asked for, and by which methods it is written.
import type { DescMessage, DescMethodUnary } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type { Text } from '@/kit/words/text';
import type { Words } from '@/kit/words/use_words';
import type { EditedWords } from './edit_words';
import type { Form, Values } from './field';
import type { Readership } from './readers';

// As every resource of the service is.
export interface Row { $typeName: string; name: string; etag: string; deleteTime?: Timestamp }
export type Method = DescMethodUnary<DescMessage, DescMessage>;

export interface KindWords extends EditedWords {
  add: Text;
  // At {title}.
  editThis: Text;
  removeThis: Text;
  removeTold: Text;
}

export interface Kind<R extends Row> {
  // Below which the service names the fields: "campaign" of "campaign.title".
  prefix: string;
  words: KindWords;
  // `remove`: absent of what stays for good.
  methods: { create: Method; get: Method; update: Method; remove?: Method; undelete?: Method };
  writes: { create: Readership; update: Readership; remove?: Readership };
  // What a new one is asked, and the request that makes it. `parent`: what it is made below, or of.
  newForm: (parent: string) => Form | ((values: Values) => Form);
  made: (parent: string, values: Values) => Record<string, unknown>;
  // What of one can be changed.
  form: (row: R) => Form;
  // What it is called.
  titleOf: (row: R, words: Words) => string;
}
