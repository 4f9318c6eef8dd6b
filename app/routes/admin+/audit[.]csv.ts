// The audit trail as a file: what the filters show, all pages of it.
import { adminLoader } from '#app/http/admin.server.ts';
import { csvResponse } from '#app/http/csv.server.ts';
import { exportAudit } from '#app/services/ledger/read-audit.server.ts';
import { auditFilters, auditQuestionOf } from './_parts/audit-question.ts';

export const loader = adminLoader({ can: 'audit:read' }, async ({ work, actor, url, t, viewer }) => {
  const question = auditQuestionOf(auditFilters(url.searchParams), viewer.timeZone);
  async function* pieces() {
    for await (const events of exportAudit(work, actor, question)) {
      yield events.map((event) => [
        event.at,
        event.action,
        t(`audit:action.${event.action}`),
        event.actorName ?? t('audit:system'),
        event.subjectKind,
        event.subjectId,
        event.subjectLabel,
        event.ledgerSeq,
        event.ledgerHash,
        JSON.stringify(event.data),
      ]);
    }
  }
  const header = [
    t('audit:column.at'),
    t('audit:column.code'),
    t('audit:column.act'),
    t('audit:column.actor'),
    t('audit:column.kind'),
    t('audit:column.subjectId'),
    t('audit:column.subject'),
    t('audit:column.ledger'),
    t('audit:column.hash'),
    t('audit:column.data'),
  ];
  return csvResponse('audit.csv', header, pieces());
});
