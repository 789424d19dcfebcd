// The files of an application: each is served as a file to keep, and never shown in the page.
import type { ReactNode } from 'react';
import { fileUrl } from '@/cohort/api/addresses';
import { APPLICATION_FILE_KINDS } from '@/cohort/words/application_enums';
import { applyWords } from '@/cohort/words/applications';
import type { ApplicationFile } from '@/gen/pepiniere/cohort/v1/application_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

const KILO = 1000;

export function FileLink({ file: { name, fileName, kind, size } }: { file: ApplicationFile }) {
  const { t } = useWords();
  return (
    <a className="fr-link fr-link--download" download={fileName} href={fileUrl(name)}>
      {fileName || t(applyWords.fileName)}<span className="fr-link__detail">{APPLICATION_FILE_KINDS[kind]} – {t(applyWords.fileBytes, { n: Math.ceil(size / KILO) })}</span>
    </a>
  );
}

interface ApplicationFilesProps { files: readonly ApplicationFile[] | undefined; error: unknown; onRetry: () => void; acts?: (file: ApplicationFile) => ReactNode }

export function ApplicationFiles({ files, error, onRetry, acts }: ApplicationFilesProps) {
  const { t, date } = useWords();
  const columns: Column<ApplicationFile>[] = [
    { id: 'name', header: t(applyWords.fileName), isHeader: true, csv: ({ fileName }) => fileName, cell: (file) => <FileLink file={file} /> },
    { id: 'sent', header: t(applyWords.savedOn), cell: ({ createTime }) => date(createTime) },
    ...(acts ? [{ id: 'acts', header: t(applyWords.acts), csv: false as const, cell: acts }] : []),
  ];
  return <DataTable caption={t(applyWords.files)} noCaption exportedApart columns={columns} rows={files} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{t(applyWords.noFiles)}</p>} />;
}
