// What the sides of a case will be told once it is ruled: the very sentences of the mail, so a preview cannot say anything else.
import { conflictRuledSentence } from '#app/mail/conflict-ruled.ts';
import type { Translate } from '#app/copy/keys.ts';

export function toldWhenRuled(t: Translate): { won: string; lost: string } {
  return { won: conflictRuledSentence(t, 'won'), lost: conflictRuledSentence(t, 'lost') };
}
