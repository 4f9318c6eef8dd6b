// Two entries of the master list are one company: find the other, compare, confirm by typing. The other goes on.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { SideBySide } from '#app/components/conflict/side-by-side.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ConfirmBody } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconGitMerge } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import {
  type MergeComparison,
  type MergeSide,
  compareForMerge,
  findMergeCandidates,
} from '#app/services/customer/compare-for-merge.server.ts';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { suggestCustomers } from '#app/services/customer/suggest.server.ts';
import styles from './_parts/customer/facts.module.css';

const found = 12;

export const loader = adminLoader(
  { can: 'customer:merge', params: { id: idParam } },
  async ({ work, actor, scope, params, url, t }) => {
    const intoId = idParam.safeParse(url.searchParams.get('with'));
    const query = (url.searchParams.get('q') ?? '').trim();
    const { customer, lookAlikes } = await findMergeCandidates(work, actor, params.id);
    if (customer.canonicalId) throw redirect(paths.admin.customer(customer.canonicalId), 303);
    const comparison =
      intoId.success && intoId.data !== params.id
        ? await compareForMerge(work, actor, scope, { fromId: params.id, intoId: intoId.data })
        : null;
    const results = query ? await suggestCustomers(work, actor, query, found) : [];
    return {
      title: t('customer:merge.title', { name: customer.legalName }),
      id: customer.id,
      legalName: customer.legalName,
      query,
      lookAlikes,
      results: results
        .filter((line) => line.id !== params.id)
        .map(({ id, legalName, uscc }) => ({ id, legalName, uscc })),
      comparison,
    };
  },
);

const version = z.coerce.number().int().min(1);
const mergeForm = z.object({
  intoId: idParam,
  fromVersion: version,
  intoVersion: version,
  typed: z.string().default(''),
});

export const action = adminAction(
  { can: 'customer:merge', params: { id: idParam } },
  async ({ request, work, actor, origin, params, t, context }) => {
    const parsed = parseForm(mergeForm, await readForm(request));
    if (!parsed.ok) return data({ refused: 'stale' as const }, { status: 400 });
    const { typed, ...input } = parsed.value;
    if (typed.trim() !== t('customer:merge.word')) return data({ refused: 'notTyped' as const }, { status: 400 });
    const merged = await mergeCustomers(work, actor, origin, { fromId: params.id, ...input });
    if (!merged.ok) return data({ refused: merged.reason }, { status: 409 });
    leaveFlash(context, t('customer:done.merged', { seq: merged.seq }));
    throw redirect(paths.admin.customer(input.intoId), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function MergeCustomer() {
  const { id, legalName, title, query, lookAlikes, results, comparison } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={title}
        note={t('customer:merge.note')}
        crumbs={[
          { label: t('customer:list.title'), to: paths.admin.customers() },
          { label: legalName, to: paths.admin.customer(id) },
        ]}
      />
      {answer && (
        <Notice tone="danger" live="alert">
          {t(`customer:merge.refused.${answer.refused}`)}
        </Notice>
      )}
      {comparison ? (
        <Comparison comparison={comparison} />
      ) : (
        <>
          <FilterBar
            label={t('customer:merge.find')}
            search={{ name: 'q', label: t('customer:find.label'), value: query }}
            clearTo={paths.admin.mergeCustomer(id)}
          />
          <Panel title={query ? t('customer:find.results') : t('customer:merge.lookAlikes')}>
            <Candidates id={id} candidates={query ? results : lookAlikes} />
          </Panel>
        </>
      )}
    </Stack>
  );
}

interface CandidatesProps {
  id: string;
  candidates: readonly { id: string; legalName: string; uscc: string | null }[];
}

function Candidates({ id, candidates }: CandidatesProps) {
  const { t } = useCopy();
  if (candidates.length === 0) {
    return (
      <EmptyState icon={IconGitMerge} title={t('customer:merge.nothing')}>
        {t('customer:merge.nothingHint')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {candidates.map((candidate) => (
        <li key={candidate.id}>
          <Link to={paths.admin.mergeCustomer(id, { with: candidate.id })}>{candidate.legalName}</Link>{' '}
          {candidate.uscc && <Code>{candidate.uscc}</Code>}
        </li>
      ))}
    </ul>
  );
}

function Comparison({ comparison }: { comparison: MergeComparison }) {
  const { t, language } = useCopy();
  const { from, into, problem, rivals } = comparison;
  const row = (label: string, read: (side: MergeSide) => string | number | null) => {
    const [left, right] = [read(from), read(into)];
    return { label, left, right, same: left === right };
  };
  const listed = (values: readonly string[]) => values.join('\n') || null;
  return (
    <Panel flush>
      <SideBySide
        caption={t('customer:merge.compare')}
        left={{ name: from.customer.legalName, note: t('customer:merge.ends') }}
        right={{ name: into.customer.legalName, note: t('customer:merge.goesOn') }}
        rows={[
          row(t('customer:field.uscc'), (side) => side.customer.uscc),
          row(t('customer:field.otherNames'), (side) =>
            listed(side.customer.names.filter(({ kind }) => kind !== 'legal').map(({ value }) => value)),
          ),
          row(t('customer:field.address'), (side) => side.customer.address),
          row(t('customer:field.website'), (side) => side.customer.websiteDomain),
          row(t('customer:field.contacts'), (side) => listed(side.customer.contacts.map(({ value }) => value))),
          row(t('customer:view.claims'), (side) =>
            listed(side.claims.map((claim) => `${nameIn(language, claim.productLine)}: ${claim.ownerPartner}`)),
          ),
          row(t('customer:view.registrations'), (side) => side.registrations),
        ]}
      />
      <div className={styles.below}>
        {problem ? (
          <Notice
            tone="warning"
            title={t(`customer:merge.refused.${problem}`)}
            actions={
              <ButtonLink to={paths.admin.mergeCustomer(from.customer.id)} size="sm">
                {t('customer:merge.chooseOther')}
              </ButtonLink>
            }
          >
            {rivals.map((rival) => (
              <p key={rival.productLine.nameEn}>
                {nameIn(language, rival.productLine)}: {rival.fromPartner} / {rival.intoPartner}
              </p>
            ))}
          </Notice>
        ) : (
          <Stack gap="md">
            <p>{t('customer:merge.body', { from: from.customer.legalName, into: into.customer.legalName })}</p>
            <p>
              <Link to={paths.admin.mergeCustomer(into.customer.id, { with: from.customer.id })}>
                {t('customer:merge.swap')}
              </Link>
            </p>
            <ConfirmBody
              danger
              typed={t('customer:merge.word')}
              confirm={t('customer:merge.confirm')}
              cancelTo={paths.admin.mergeCustomer(from.customer.id)}
              form={(inside) => (
                <Form method="post">
                  <input type="hidden" name="intoId" value={into.customer.id} />
                  <input type="hidden" name="fromVersion" value={from.customer.version} />
                  <input type="hidden" name="intoVersion" value={into.customer.version} />
                  {inside}
                </Form>
              )}
            >
              {t('customer:merge.later')}
            </ConfirmBody>
          </Stack>
        )}
      </div>
    </Panel>
  );
}
