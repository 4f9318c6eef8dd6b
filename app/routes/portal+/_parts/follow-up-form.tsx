// Recording a follow-up: what, when, how far it has come, what came of it. A plain form.
import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { DateField, TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { useViewer } from '#app/components/viewer.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { dayIn } from '#app/domain/calendar/day.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { followUpKinds } from '#app/domain/claim/follow-up.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import type { Problems } from '#app/forms/form.ts';

interface FollowUpFormProps {
  /** Of the record to be made. */
  id: string;
  action: string;
  now: Instant;
  stages: readonly ({ code: string } & Named)[];
  problems?: Problems | undefined;
  values?: Record<string, string> | undefined;
}

export function FollowUpForm({ id, action, now, stages, problems = {}, values = {} }: FollowUpFormProps) {
  const { t, language } = useCopy();
  const { timeZone } = useViewer();
  const navigation = useNavigation();
  const today = dayIn(timeZone, new Date(now));
  const error = (name: string) => {
    const problem = problems[name];
    return problem && t(`errors:field.${problem.code}`, problem.values);
  };
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="id" value={values.id ?? id} />
      <FormColumn>
        <FieldPair>
          <SelectField
            name="kind"
            label={t('claim:followUp.kind')}
            error={error('kind')}
            defaultValue={values.kind ?? 'visit'}
            options={followUpKinds.map((value) => ({ value, label: t(`claim:followUp.kinds.${value}`) }))}
          />
          <DateField
            name="on"
            label={t('claim:followUp.on')}
            error={error('on')}
            defaultValue={values.on ?? today}
            max={today}
          />
        </FieldPair>
        {stages.length > 0 && (
          <SelectField
            name="stage"
            label={t('claim:followUp.stage')}
            empty={t('claim:followUp.noStage')}
            error={error('stage')}
            defaultValue={values.stage ?? ''}
            options={stages.map((stage) => ({ value: stage.code, label: nameIn(language, stage) }))}
          />
        )}
        <TextAreaField
          name="note"
          label={t('claim:followUp.note')}
          error={error('note')}
          defaultValue={values.note}
          rows={3}
        />
        <Actions>
          <Button busy={navigation.state !== 'idle' && navigation.formAction === action}>
            {t('claim:followUp.save')}
          </Button>
        </Actions>
      </FormColumn>
    </Form>
  );
}
