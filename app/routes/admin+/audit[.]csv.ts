// The audit trail as a file: what the filters show, all pages of it.
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportAudit } from '#app/services/ledger/read-audit.server.ts';
import { auditFilters, auditQuestionOf } from './_parts/audit-question.ts';

export const loader = adminLoader({ can: 'audit:read' }, async ({ work, actor, origin, url, t, viewer }) => {
  const question = auditQuestionOf(auditFilters(url.searchParams), viewer.timeZone);
  const pieces = await exportAudit(work, actor, origin, question);
  return csvResponse(
    'audit.csv',
    [
      [t('audit:column.at'), (event) => event.at],
      [t('audit:column.code'), (event) => event.action],
      [t('audit:column.act'), (event) => t(`audit:action.${event.action}`)],
      [t('audit:column.actor'), (event) => event.actorName ?? t('audit:system')],
      [t('audit:column.kind'), (event) => event.subjectKind],
      [t('audit:column.subjectId'), (event) => event.subjectId],
      [t('audit:column.subject'), (event) => event.subjectLabel],
      [t('audit:column.ledger'), (event) => event.ledgerSeq],
      [t('audit:column.hash'), (event) => event.ledgerHash],
      [t('audit:column.data'), (event) => JSON.stringify(event.data)],
    ],
    pieces,
  );
});
