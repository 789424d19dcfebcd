// What is told of a project and can be told by hand, a row a kind: how it is asked for, and by which methods it is written.
import type { DescMessage, DescMethodUnary } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type { Form, Values } from '@/kit/form/field';
import type { EditedWords } from '@/kit/form/edit_words';
import type { Readership } from '@/kit/form/readers';
import type { Text } from '@/kit/words/text';
import type { Words } from '@/kit/words/use_words';

// As every resource of the service is.
export interface Row { $typeName: string; name: string; etag: string; deleteTime?: Timestamp }
type Method = DescMethodUnary<DescMessage, DescMessage>;

export interface RecordWords extends EditedWords {
  add: Text;
  // At {title}.
  editThis: Text;
  removeThis: Text;
  removeTold: Text;
}

export interface RecordKind<R extends Row> {
  // Below which the service names the fields: "deployment" of "deployment.sha", "work_item" of "work_item.type".
  prefix: string;
  words: RecordWords;
  methods: { create: Method; get: Method; update: Method; remove: Method; undelete: Method };
  writes: { create: Readership; update: Readership; remove: Readership };
  // What a new one of a project is asked, and the request that makes it.
  newForm: (project: string) => Form | ((values: Values) => Form);
  start?: () => Values;
  made: (project: string, values: Values) => Record<string, unknown>;
  // What of one can be changed. `shown`: it as its form reads it; `changed`: what its form writes of it, as the service takes it.
  form: (row: R) => Form;
  shown?: (row: R) => R;
  changed?: (change: { paths: string[]; fields: Record<string, unknown> }, row: R) => { paths: string[]; fields: Record<string, unknown> };
  // What it is called.
  titleOf: (row: R, words: Words) => string;
}
