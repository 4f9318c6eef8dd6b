// What the sides of a case will be told once it is ruled: the very sentences of the mail, so a preview cannot say anything else.
import { conflictRuledSentence } from '#app/mail/conflict-ruled.ts';
import type { Translate } from '#app/copy/keys.ts';
import type { OutcomeTold } from '#app/mail/message.ts';

export function toldWhenRuled(t: Translate): Record<OutcomeTold, string> {
  const told = (outcome: OutcomeTold) => conflictRuledSentence(t, outcome);
  return { won: told('won'), lost: told('lost'), back: told('back'), kept: told('kept') };
}
