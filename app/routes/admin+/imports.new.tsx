// Uploading a file to import. What is wrong with a file is said at once; its rows are read later.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { FileField } from '#app/components/ui/form/file-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { IconDownload } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { fileLimits } from '#app/domain/importing/field.ts';
import type { FileProblem } from '#app/domain/importing/lifecycle.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readUpload } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import styles from './_parts/import/rows-table.module.css';

export const loader = adminLoader({ can: 'import:run' }, async ({ t }) => ({ title: t('importing:upload.title') }));

export const action = adminAction({ can: 'import:run' }, async ({ request, work, actor, origin, t, context }) => {
  const upload = await readUpload(request, { maxFileBytes: fileLimits.bytes, maxFiles: 1 });
  try {
    const [file] = upload.files;
    if (!file) return data({ problem: 'missing' as const }, { status: 400 });
    if (file.truncated) return data({ problem: 'tooLarge' as const }, { status: 413 });
    const started = await startImport(work, actor, origin, file);
    if (!started.ok) return data({ problem: started.reason }, { status: 400 });
    leaveFlash(context, started.remembered ? t('importing:map.remembered') : t('importing:done.uploaded'));
    throw redirect(paths.admin.import(started.id), 303);
  } finally {
    await upload.discard();
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const steps = ['map', 'stage', 'commit'] as const;

export default function NewImport() {
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const sentence = (problem: FileProblem | 'missing') =>
    problem === 'missing' ? t('importing:upload.missing') : t(`importing:fileProblem.${problem}`);
  const error = answer && sentence(answer.problem);
  const busy = useNavigation().state === 'submitting';
  return (
    <Stack>
      <PageHeader
        title={t('importing:upload.title')}
        crumbs={[{ label: t('importing:list.title'), to: paths.admin.imports() }]}
      />
      <WithAside
        aside={
          <>
            <Panel title={t('importing:upload.next')}>
              <Stack gap="sm">
                {steps.map((step, index) => (
                  <p key={step}>
                    {index + 1}. {t(`importing:upload.steps.${step}`)}
                  </p>
                ))}
              </Stack>
            </Panel>
            <Panel>
              <Stack gap="xs">
                <p className={styles.hint}>{t('importing:upload.templateHint')}</p>
                <ButtonLink to={paths.admin.importTemplate()} reload icon={IconDownload} size="sm">
                  {t('importing:upload.template')}
                </ButtonLink>
              </Stack>
            </Panel>
          </>
        }
      >
        <Panel>
          <Form method="post" encType="multipart/form-data">
            <FormColumn>
              <ErrorSummary problems={error ? [{ field: 'file', message: error }] : []} />
              <FileField
                label={t('importing:upload.file')}
                name="file"
                hint={t('importing:upload.fileHint')}
                error={error}
                accept=".csv,.txt,.tsv,.xlsx,text/csv"
                multiple={false}
              />
              <Actions>
                <Button variant="primary" busy={busy}>
                  {t('importing:upload.send')}
                </Button>
              </Actions>
            </FormColumn>
          </Form>
        </Panel>
      </WithAside>
    </Stack>
  );
}
