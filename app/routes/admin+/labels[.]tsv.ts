// Labelled pairs as a file that `npm run search:pairs` reads: what the filters show, all pages of it.
import { adminLoader } from '#app/http/admin.server.ts';
import { tsvResponse } from '#app/http/tsv.server.ts';
import { exportLabels } from '#app/services/duplicate/list-labels.server.ts';
import { labelFilters, labelQuestionOf } from './_parts/pair/label-question.ts';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, origin, url }) => {
  const found = await exportLabels(work, actor, scope, origin, labelQuestionOf(labelFilters(url.searchParams)));
  async function* pieces() {
    for await (const rows of found) {
      yield rows.map(({ leftName, rightName, label }) => [leftName, rightName, label === 'same' ? '1' : '0']);
    }
  }
  return tsvResponse('labelled-pairs.tsv', ['name1', 'name2', 'same'], pieces());
});
