// What a person may do: roles, and for channel managers the regions in their care. Read by whoever may see the account,
// changed by whoever may look after it.
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { ChoiceGroup } from '#app/components/ui/form/choice-field.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Role } from '#app/domain/access/permission.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import { type StaleRecord, StaleNotice, versionToSend } from '../stale.tsx';

interface UserRightsProps {
  user: {
    id: string;
    version: number;
    partnerId: string | null;
    roles: readonly string[];
    regionCodes: readonly string[];
  };
  /** To choose from. */
  roles: readonly Role[];
  regions: readonly Choice[];
  mayManage: boolean;
  answer: { values?: FormValues; problems?: Problems; stale?: StaleRecord } | undefined;
}

export function UserRights(props: UserRightsProps) {
  const { user, regions, answer } = props;
  const { t } = useCopy();
  const named = new Map(regions.map(({ value, label }) => [value, label]));
  return (
    <Panel title={t('access:user.may')}>
      <Stack>
        <StaleNotice
          stale={answer?.stale}
          yours={answer?.values ?? {}}
          title={t('access:user.stale')}
          fields={{ roles: t('access:user.roles'), regionCodes: t('access:user.regions') }}
          shown={(field, value) =>
            field === 'roles' ? t(`access:role.${value}` as CopyKey) : (named.get(value) ?? value)
          }
          here={paths.admin.user(user.id)}
        />
        {/* The text typed is the form's own until it is saved. */}
        <RightsForm key={answer?.stale?.version ?? (answer?.values ? 'typed' : user.version)} {...props} />
      </Stack>
    </Panel>
  );
}

const schemas = () => import('#app/forms/user.ts').then(({ editUserForm }) => [editUserForm]);

function RightsForm({ user, roles, regions, mayManage, answer }: UserRightsProps) {
  const { t } = useCopy();
  const form = useCheckedForm({ schemas, problems: answer?.problems });
  const chosen = (name: 'roles' | 'regionCodes') => (answer?.values ? [answer.values[name] ?? []].flat() : user[name]);
  return (
    <CheckedForm form={form}>
      <input type="hidden" name="version" value={versionToSend(answer, user.version)} />
      <FormColumn>
        <ChoiceGroup
          type="checkbox"
          {...form.field('roles', 'roles[]')}
          label={t('access:user.roles')}
          disabled={!mayManage}
          defaultValue={chosen('roles')}
          options={roles.map((role) => ({
            value: role,
            label: t(`access:role.${role}`),
            hint: t(`access:roleHint.${role}`),
          }))}
        />
        {user.partnerId === null && (
          <ChoiceGroup
            type="checkbox"
            layout="inline"
            {...form.field('regionCodes', 'regionCodes[]')}
            label={t('access:user.regions')}
            hint={t('access:user.regionsHint')}
            disabled={!mayManage}
            defaultValue={chosen('regionCodes')}
            options={regions}
          />
        )}
        {mayManage && (
          <Actions>
            <Button variant="primary" name="intent" value="save" busy={form.isSending}>
              {answer?.stale ? t('customer:form.saveMine') : t('customer:form.save')}
            </Button>
          </Actions>
        )}
      </FormColumn>
    </CheckedForm>
  );
}
