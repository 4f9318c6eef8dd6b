// The one shape of all our mails, written out as plain text and as HTML that any mail program can show: one table, styles
// on the elements, nothing loaded from elsewhere. What a person typed is escaped here and nowhere else.
import type { Translate } from '#app/copy/keys.ts';
import type { Language } from '#app/domain/language/language.ts';

/** Who reads it. */
export interface Reader {
  name: string;
  language: Language;
  /** IANA name; times in the mail are the reader's. */
  timeZone: string;
  /** What the manufacturer calls itself in the reader's language; the product's name where it has not said. */
  sender: string;
  t: Translate;
}

export interface Letter {
  subject: string;
  /** The first says what happened. */
  paragraphs: readonly string[];
  facts?: readonly { label: string; value: string | null }[];
  /** Words of a person, set apart; line breaks are kept. */
  quote?: string | null;
  action?: { label: string; url: string };
  /** Under the action: what to mind. */
  notes?: readonly string[];
}

export interface WrittenMail {
  /** One line of at most 400 characters. */
  subject: string;
  text: string;
  html: string;
}

export function writeLetter(letter: Letter, reader: Reader): WrittenMail {
  return { subject: oneLine(letter.subject), text: asText(letter, reader), html: asHtml(letter, reader) };
}

/** No line breaks, control characters or marks that turn the reading direction: a subject comes partly from what people typed. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return [...plain].slice(0, 400).join('');
}

function filled(letter: Letter) {
  return (letter.facts ?? []).flatMap(({ label, value }) => (value === null || value === '' ? [] : [{ label, value }]));
}

function asText(letter: Letter, { t, name, sender }: Reader): string {
  const facts = filled(letter).map(({ label, value }) => t('mail:fact', { label, value }));
  const quote = letter.quote?.split(/\r?\n/).map((line) => `> ${line}`);
  const blocks = [
    t('mail:greeting', { name }),
    ...letter.paragraphs,
    quote?.join('\n'),
    facts.join('\n'),
    letter.action && `${letter.action.label}:\n${letter.action.url}`,
    ...(letter.notes ?? []),
    `-- \n${t('mail:footer', { sender })}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const ink = '#1c1a17';
const soft = '#4f4a42';
const line = '#e2dbcd';
const font =
  "-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

function asHtml(letter: Letter, { t, name, language, sender }: Reader): string {
  const paragraph = (text: string, style = '') =>
    `<p style="margin:0 0 16px;${style}">${escape(text).replace(/\r?\n/g, '<br>')}</p>`;
  const facts = filled(letter)
    .map(
      ({ label, value }) =>
        `<tr><th scope="row" align="left" valign="top" style="padding:6px 16px 6px 0;font-weight:400;color:${soft};white-space:nowrap">${escape(label)}</th>` +
        `<td valign="top" style="padding:6px 0;word-break:break-word">${escape(value)}</td></tr>`,
    )
    .join('');
  const action = letter.action && {
    label: escape(letter.action.label),
    url: escape(letter.action.url),
  };
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(oneLine(letter.subject))}</title>
</head>
<body style="margin:0;padding:0;background-color:#faf7f1">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#faf7f1">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background-color:#fffdf9;border:1px solid ${line};border-radius:8px">
<tr><td style="padding:20px 28px;border-bottom:1px solid ${line};font:600 16px/1.4 ${font};color:#c0352b">${escape(t('ui:product'))}</td></tr>
<tr><td style="padding:28px 28px 12px;font:16px/1.6 ${font};color:${ink}">
<h1 style="margin:0 0 16px;font:600 20px/1.35 ${font};color:${ink}">${escape(letter.subject)}</h1>
${paragraph(t('mail:greeting', { name }))}
${letter.paragraphs.map((text) => paragraph(text)).join('\n')}
${letter.quote ? `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #8c8474;color:${soft}">${escape(letter.quote).replace(/\r?\n/g, '<br>')}</blockquote>` : ''}
${facts ? `<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;font:15px/1.5 ${font};color:${ink}">${facts}</table>` : ''}
${
  action
    ? `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td style="border-radius:6px;background-color:#c0352b"><a href="${action.url}" style="display:inline-block;padding:12px 22px;font:600 16px/1.3 ${font};color:#fffdf9;text-decoration:none">${action.label}</a></td></tr></table>
<p style="margin:0 0 16px;font-size:13px;color:${soft};word-break:break-all">${escape(t('mail:openInstead'))}<br><a href="${action.url}" style="color:#285073">${action.url}</a></p>`
    : ''
}
${(letter.notes ?? []).map((text) => paragraph(text, `font-size:14px;color:${soft}`)).join('\n')}
</td></tr>
<tr><td style="padding:16px 28px;border-top:1px solid ${line};font:13px/1.5 ${font};color:${soft}">${escape(t('mail:footer', { sender }))}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
