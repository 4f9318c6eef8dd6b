// The pre-check: while what tells a company is typed it answers with one of four calm words, and nothing else. Advisory;
// the submission decides. Reads the same fields as the form without scripts sends; a question that gets no answer is asked
// again at a press, and the form goes on without it.
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { AnswerNotice } from '#app/components/registration/answer-notice.tsx';
import { Button } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconSearch } from '#app/components/ui/icons.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { isCompanyName } from '#app/domain/customer/text.ts';
import { precheckFieldNames } from '#app/forms/registration-fields.ts';
import { paths } from '#app/http/paths.ts';
import type { PrecheckAnswer } from './form-state.server.ts';
import type { Failed } from './saving/failure.ts';

const pauseMs = 1000;

export function PrecheckPanel({
  values,
  answer,
  left,
}: {
  values: Record<string, string>;
  answer: PrecheckAnswer | undefined;
  /** How many the user had left today when the page was made. */
  left: number;
}) {
  const { t } = useCopy();
  const scripts = useScripts();
  const fetcher = useFetcher<PrecheckAnswer | Failed>();
  const [asked, setAsked] = useState<string | null>(null);
  const { submit } = fetcher;
  const question = precheckFieldNames.map((name) => (values[name] ?? '').replaceAll('\n', ' ')).join('\n');
  const ready = isCompanyName(values.companyName ?? '') && Boolean(values.productLineId);

  useEffect(() => {
    if (!ready || asked === question) return;
    const timer = setTimeout(() => {
      setAsked(question);
      const body = new URLSearchParams();
      for (const [position, text] of question.split('\n').entries()) body.set(precheckFieldNames[position] ?? '', text);
      submit(body, { method: 'post', action: paths.portal.precheck() });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [question, ready, asked, submit]);

  const isFailed = fetcher.data !== undefined && 'failed' in fetcher.data;
  useEffect(() => {
    if (!isFailed) return;
    const again = () => setAsked(null);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isFailed]);

  const current = fetcher.data ?? answer;
  const fresh = ready && (asked === question || (asked === null && answer !== undefined));
  if (!scripts) {
    return (
      <>
        {current && !('failed' in current) ? (
          <Told answer={current} />
        ) : (
          <Notice tone="neutral">{t('portal:precheck.left', { count: left })}</Notice>
        )}
        <div>
          <Button name="intent" value="precheck" icon={IconSearch}>
            {t('portal:precheck.ask')}
          </Button>
        </div>
      </>
    );
  }
  const leftNow = current ? leftAfter(current) : left;
  if (!ready) {
    return (
      <Notice tone="neutral">
        {t('portal:precheck.notYet')} {leftNow !== null && t('portal:precheck.left', { count: leftNow })}
      </Notice>
    );
  }
  if (!fresh || fetcher.state !== 'idle' || !current) {
    return (
      <Notice tone="neutral" live="status">
        {t('portal:precheck.asking')}
      </Notice>
    );
  }
  if ('failed' in current) return <NotChecked again={() => setAsked(null)} />;
  return <Told answer={current} />;
}

export function NotChecked({ again }: { again: () => void }) {
  const { t } = useCopy();
  return (
    <Notice
      tone="neutral"
      live="status"
      actions={
        <Button type="button" size="sm" onClick={again}>
          {t('portal:saving.again')}
        </Button>
      }
    >
      {t('portal:precheck.notAsked')}
    </Notice>
  );
}

function Told({ answer }: { answer: PrecheckAnswer }) {
  const { t } = useCopy();
  if ('quota' in answer) {
    return (
      <Notice tone="neutral" live="status">
        {t(`portal:precheck.quota.${answer.quota}`)}
      </Notice>
    );
  }
  return (
    <AnswerNotice answer={answer.answer} live>
      {t(`portal:precheck.${answer.answer}`)} {t('portal:precheck.left', { count: answer.left })}
    </AnswerNotice>
  );
}

/** Null where it is not known: a pause of a minute says nothing about the day. */
function leftAfter(answer: PrecheckAnswer | Failed): number | null {
  if ('failed' in answer) return null;
  if ('quota' in answer) return answer.quota === 'day' ? 0 : null;
  return answer.left;
}
