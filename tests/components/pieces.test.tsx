import { describe, expect, it } from 'vitest';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { WhoHasItNow } from '#app/components/claim/who-has-it-now.tsx';
import { SideBySide } from '#app/components/conflict/side-by-side.tsx';
import { EvidenceBars } from '#app/components/duplicate/evidence-bars.tsx';
import { Marked } from '#app/components/duplicate/marked.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Timeline } from '#app/components/timeline/timeline.tsx';
import { addDays } from '#app/domain/calendar/instant.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { render, textOf } from './render.tsx';

const now = '2026-11-23T06:00:05.123Z';
const hash = 'a3f9c21e77d0b1c2';

describe('the stamp', () => {
  const stamp = { number: 'R-2026-001042', at: now, hash, state: 'protected' } as const;

  it('says number, time to the second in the viewer’s zone and the first eight of the hash', () => {
    const markup = render(<Stamp {...stamp} />);
    expect(markup).toContain('role="img"');
    expect(markup).toContain(
      'aria-label="Seal: number R-2026-001042, received 2026-11-23 14:00:05, ledger hash a3f9c21e"',
    );
    expect(textOf(markup)).toBe('R-2026-001042 2026-11-23 14:00:05 a3f9c21e');
  });

  it.each([
    ['provisional', '暂定印章'],
    ['ended', '印章已失效'],
  ] as const)('%s is told apart in words', (state, words) => {
    expect(render(<Stamp {...stamp} state={state} size="sm" />, { language: 'zh-CN' })).toContain(
      `aria-label="${words}`,
    );
  });
});

describe('the claim strip', () => {
  const claim = { from: addDays(now, -45), until: addDays(now, 45), now, state: 'live' } as const;

  it('puts today, milestones and reminders where they belong in time', () => {
    const markup = render(<ClaimStrip {...claim} milestones={[{ at: addDays(now, -18), label: 'Visit' }]} />);
    expect(markup).toContain('<svg x="50%"');
    expect(markup).toContain('<svg x="30%"');
    // 30, 14, 7 and 1 of ninety days before the end.
    for (const x of ['66.67%', '84.44%', '92.22%', '98.89%']) expect(markup).toContain(`x1="${x}" x2="${x}"`);
    expect(render(<ClaimStrip {...claim} state="ended" />)).not.toContain('x1=');
    expect(markup).toContain('whole days left: 45; milestones: 1');
  });

  it('says in full what the bar shows', () => {
    const text = textOf(
      render(<ClaimStrip {...claim} size="full" milestones={[{ at: addDays(now, -18), label: 'Visit' }]} />),
    );
    expect(text).toContain('45 days left');
    expect(text).toContain('Visit 5 Nov 2026');
  });

  it('of an ended claim has no today and ends when it ended', () => {
    const markup = render(<ClaimStrip {...claim} state="ended" endedAt={addDays(now, -15)} size="full" />);
    expect(markup).toContain('ended on 8 Nov 2026');
    expect(textOf(markup)).not.toContain('left');
  });
});

describe('who has it now', () => {
  it('fills the ring with the time that has run', () => {
    const markup = render(
      <WhoHasItNow who="Channel manager" since={addDays(now, -1)} promisedBy={addDays(now, 3)} now={now} />,
    );
    expect(markup).toContain('stroke-dasharray="25 100"');
    expect(textOf(markup)).toMatch(/promised by 26 Nov 2026, 14:00 \( in 3 days \)/);
  });

  it('says in words that the promise was missed', () => {
    const text = textOf(
      render(<WhoHasItNow who="R" since={addDays(now, -5)} promisedBy={addDays(now, -2)} now={now} />),
    );
    expect(text).toContain('was promised by');
    expect(text).toContain('2 days ago');
  });
});

describe('evidence bars', () => {
  const explanation: Explanation = {
    verdict: 'likely',
    probability: 0.99995,
    bits: 4,
    priorBits: -16,
    rule: 'likelyByEvidence',
    normVersion: 1,
    weightsHash: 'w',
    engine: 'embedded',
    families: ['core'],
    fields: [
      {
        field: 'name',
        level: 'homophone',
        left: '北京智联科创',
        right: '北京智联科闯',
        bits: 24,
        spans: { left: [[5, 6]], right: [[5, 6]] },
      },
      { field: 'phone', level: 'different', left: null, right: '+86 10', bits: -4, spans: { left: [], right: [] } },
    ],
    conflicts: ['phone'],
    counterfactual: { code: 'without', field: 'phone', to: 'exact' },
  };
  const markup = render(
    <EvidenceBars id="c1" explanation={explanation} leftName="Submitted" rightName="Master list" />,
  );

  it('go on from where the one before ended, from what is known before comparing down to the sum', () => {
    const bars = [
      ...markup.matchAll(/<rect class="[^"]*?(same|different)[^"]*" x="([\d.]+%)" y="2" width="([\d.]+%)"/g),
    ].map((bar) => bar.slice(1, 4));
    // −16, then +24 up to 8, then −4 down to 4: 24 bits wide, zero at two thirds.
    expect(bars).toEqual([
      ['different', '0%', '66.67%'],
      ['same', '0%', '100%'],
      ['different', '83.33%', '16.67%'],
      ['same', '66.67%', '16.67%'],
    ]);
    expect(textOf(markup)).toMatch(/−16\.0 .*\+24\.0 .*−4\.0 .*Sum \+4\.0 Without the phone: [a-z ]+\./);
  });

  it('name what neither side states in one line, and say where the verdict comes from', () => {
    const silent: Explanation = {
      ...explanation,
      fields: [
        ...explanation.fields,
        { field: 'uscc', level: 'missing', left: null, right: null, bits: 0, spans: { left: [], right: [] } },
        { field: 'email', level: 'missing', left: null, right: null, bits: 0, spans: { left: [], right: [] } },
      ],
    };
    const text = textOf(render(<EvidenceBars id="c2" explanation={silent} leftName="A" rightName="B" />));
    expect(text).toContain('Not given on both sides: Unified Social Credit Code and e-mail.');
    expect(text).toContain('Found by the embedded engine · names normalised by version 1, weights w');
  });

  it('mark the characters that differ and give each field its sentence', () => {
    expect(markup).toContain('北京智联科<mark>创</mark>');
    expect(markup).toContain('aria-describedby="c1-name"');
    expect(markup).toMatch(/<span id="c1-name" role="tooltip"[^>]*>[^<]+<\/span>/);
  });

  it('never round up to certainty', () => {
    expect(textOf(markup)).toContain('> 99.9 %');
  });
});

it('marking survives spans that overlap, touch or come unordered', () => {
  const spans = [
    [4, 6],
    [0, 2],
    [1, 3],
  ] as const;
  expect(textOf(render(<Marked text="abcdef" spans={spans} />)).replaceAll(' ', '')).toBe('abcdef');
  expect(render(<Marked text="abcdef" spans={spans} />)).toContain('<mark>ab</mark><mark>c</mark>d<mark>ef</mark>');
});

describe('the timeline', () => {
  it('keeps the order and folds quiet neighbours together', () => {
    const markup = render(
      <Timeline
        entries={[
          { id: '1', at: now, title: 'Drafted', quiet: true },
          { id: '2', at: now, title: 'File added', quiet: true },
          { id: '3', at: now, title: 'Submitted', sealed: { seq: 7, hash } },
          { id: '4', at: now, title: 'Opened', quiet: true },
        ]}
      />,
    );
    expect(textOf(markup)).toMatch(
      /^2 smaller events Drafted .*File added .*Submitted .*#7 a3f9c21e.* 1 smaller event Opened/,
    );
    expect(markup.match(/<details>/g)).toHaveLength(2);
    expect(markup).not.toContain('open=""');
  });
});

it('side by side tells differences in words and shows what one side lacks', () => {
  const text = textOf(
    render(
      <SideBySide
        caption="The parties"
        left={{ name: 'Huadong' }}
        right={{ name: 'Borui' }}
        rows={[
          { label: 'Line', left: 'Drives', right: 'Drives', same: true },
          { label: 'Number', left: '#7', right: null, same: false },
        ]}
      />,
    ),
  );
  expect(text).toBe('The parties What is compared Huadong Borui Line = the same Drives Drives Number ≠ different #7 –');
});
