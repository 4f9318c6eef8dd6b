// Asking for a ruling on a refusal: one text, sent to the registration's own page.
import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Problems } from '#app/forms/form.ts';

interface ContestFormProps {
  version: number;
  cancelTo: string;
  answer: { problems: Problems; statement: string } | undefined;
}

export function ContestForm({ version, cancelTo, answer }: ContestFormProps) {
  const { t } = useCopy();
  const navigation = useNavigation();
  const problem = answer?.problems.statement;
  const error = problem && t(`errors:field.${problem.code}`, problem.values);
  return (
    <Panel title={t('portal:contest.title')}>
      <Form method="post">
        <input type="hidden" name="intent" value="contest" />
        <input type="hidden" name="version" value={version} />
        <FormColumn>
          <ErrorSummary problems={error ? [{ field: 'statement', message: error }] : []} />
          <p>{t('portal:contest.text')}</p>
          <TextAreaField
            name="statement"
            label={t('portal:contest.statement')}
            hint={t('portal:contest.hint')}
            error={error}
            defaultValue={answer?.statement}
            rows={6}
          />
          <Actions>
            <Button variant="primary" busy={navigation.state !== 'idle'}>
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
