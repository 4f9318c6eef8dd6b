// Asking for a ruling on a refusal: a statement and the files that prove it, sent to the registration's own page.
import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FieldProblem } from '#app/forms/form.ts';
import { EvidenceBox } from '../evidence/evidence-box.tsx';
import type { EvidenceItem } from '../evidence/send-file.ts';
import type { ContestAnswer } from './contest.server.ts';

interface ContestFormProps {
  id: string;
  version: number;
  evidence: readonly EvidenceItem[];
  cancelTo: string;
  answer: ContestAnswer | undefined;
}

export function ContestForm({ id, version, evidence, cancelTo, answer }: ContestFormProps) {
  const { t } = useCopy();
  const navigation = useNavigation();
  const sentence = (problem: FieldProblem | undefined) => problem && t(`errors:field.${problem.code}`, problem.values);
  const problems = (['statement', 'evidence'] as const).flatMap((field) => {
    const message = sentence(answer?.problems[field]);
    return message ? [{ field, message }] : [];
  });
  return (
    <Panel title={t('portal:contest.title')} id="contest">
      <Form method="post" encType="multipart/form-data" noValidate>
        {/* The first button is what Enter presses. */}
        <button name="intent" value="contest" hidden aria-hidden tabIndex={-1} />
        <input type="hidden" name="version" value={answer?.version ?? version} />
        <FormColumn>
          <ErrorSummary problems={problems} />
          {answer?.stale && (
            <Notice tone="warning" live="alert" title={t('portal:contest.stale')}>
              {t('portal:contest.staleText')}
            </Notice>
          )}
          <p>{t('portal:contest.text')}</p>
          <TextAreaField
            name="statement"
            label={t('portal:contest.statement')}
            hint={t('portal:contest.hint')}
            error={sentence(answer?.problems.statement)}
            defaultValue={answer?.statement}
            rows={6}
          />
          <EvidenceBox
            registrationId={id}
            evidence={answer?.evidence ?? evidence}
            refused={answer?.refused}
            error={undefined}
            keepsSealed
            saved
            flush={() => undefined}
          />
          <Actions>
            <Button name="intent" value="contest" variant="primary" busy={navigation.state !== 'idle'}>
              {t('portal:contest.confirm')}
            </Button>
            <ButtonLink to={cancelTo} variant="quiet">
              {t('ui:cancel')}
            </ButtonLink>
          </Actions>
        </FormColumn>
      </Form>
    </Panel>
  );
}
