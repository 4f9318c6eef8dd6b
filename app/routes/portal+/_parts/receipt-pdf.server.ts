// Draws the receipt as a PDF: A4, the seal as vectors, Latin and Chinese in one embedded typeface. Draws only.
import PDFDocument from 'pdfkit';
import { formatBytes, formatDay, formatMoney, formatTime } from '#app/copy/format.ts';
import type { Translate } from '#app/copy/keys.ts';
import type { Language } from '#app/domain/language/language.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import { isCountry } from '#app/domain/customer/country.ts';
import type { Receipt, ReceiptSubmission } from '#app/services/registration/receipt.server.ts';
import { documentFont } from './receipt-font.server.ts';
import { drawSeal } from './receipt-seal.server.ts';

interface ReceiptViewer {
  t: Translate;
  language: Language;
  timeZone: string;
}

const ink = '#1c1a17';
const soft = '#4f4a42';
const line = '#e2dbcd';
const margin = 48;
const labelWidth = 130;

export function receiptPdf(receipt: Receipt, viewer: ReceiptViewer): Promise<Buffer> {
  const { t, timeZone } = viewer;
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    info: {
      Title: t('receipt:title', { number: receipt.number }),
      Creator: t('ui:product'),
      CreationDate: new Date(receipt.issuedAt),
    },
    lang: viewer.language,
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('text', documentFont(400));
  doc.registerFont('bold', documentFont(600));
  const page = new Sheet(doc);

  const [first] = receipt.submissions;
  page.title(t('receipt:heading'), t('ui:product'));
  drawSeal(doc, {
    x: doc.page.width - margin - 65,
    y: margin + 62,
    radius: 62,
    number: receipt.number,
    time: formatTime(first.entry.at, 'second', 'zh-CN', timeZone),
    hash: first.entry.hash.slice(0, 8),
    state: receipt.state,
  });
  page.narrow(150);
  page.fact(t('receipt:number'), receipt.number);
  page.fact(t('receipt:receivedAt'), received(first, viewer));
  page.fact(t('receipt:partner'), receipt.partnerName);
  page.fact(t('receipt:seq'), `#${first.entry.seq}`);
  page.narrow(0);
  page.below(margin + 140);

  for (const submission of receipt.submissions) drawSubmission(page, receipt, submission, viewer);
  page.heading(t('receipt:verifyTitle'));
  page.paragraph(t('receipt:verify'));
  page.paragraph(t('receipt:verifyEntry'));
  page.paragraph(t('receipt:verifyChain'));
  page.paragraph(`${t('receipt:issued')} ${formatTime(receipt.issuedAt, 'second', viewer.language, timeZone)}`);
  doc.end();
  return finished;
}

function received({ receivedAt }: ReceiptSubmission, { language, timeZone }: ReceiptViewer): string {
  return `${formatTime(receivedAt, 'second', language, timeZone)} (${timeZone})`;
}

function drawSubmission(page: Sheet, receipt: Receipt, submission: ReceiptSubmission, viewer: ReceiptViewer): void {
  const { t } = viewer;
  const { ordinal, entry } = submission;
  const isOnly = receipt.submissions.length === 1;
  page.heading(isOnly ? t('receipt:submitted') : t('receipt:submission', { ordinal }));
  if (!isOnly) page.paragraph(ordinal === 1 ? t('receipt:counts') : t('receipt:later'));
  page.fact(t('receipt:receivedAt'), received(submission, viewer));
  page.fact(t('receipt:serverTime'), entry.at);
  page.fact(t('receipt:submittedBy'), submission.submittedBy);
  page.fact(t('receipt:seq'), `#${entry.seq}`);
  page.fact(t('receipt:contentHash'), submission.contentHash);
  page.fact(t('receipt:entryHash'), entry.hash);
  page.fact(t('receipt:previousHash'), entry.previousHash);
  for (const [label, value] of contentLines(submission, viewer)) page.fact(label, value);
  for (const file of submission.evidence) page.fact(`${file.fileName} (${formatBytes(file.sizeBytes)})`, file.sha256);
  page.fact(t('receipt:contentText'), submission.contentText);
  page.fact(t('receipt:entryText'), entry.text);
}

function contentLines(
  { content, names }: ReceiptSubmission,
  { t, language }: ReceiptViewer,
): [string, string | null][] {
  const named = (name: Named | null) => name && nameIn(language, name);
  const day = (value: string | null) => value && formatDay(value, language);
  return [
    [t('registration:field.companyName'), content.companyName],
    [t('portal:registrations.kind'), t(`registration:kind.${content.kind}`)],
    [t('registration:field.uscc'), content.uscc],
    [
      t('registration:field.country'),
      isCountry(content.country) ? t(`registration:country.${content.country}`) : content.country,
    ],
    [t('registration:field.regionCode'), named(names.region) ?? content.regionCode],
    [t('registration:field.address'), content.address],
    [t('registration:field.website'), content.website],
    [t('registration:field.productLineId'), named(names.productLine)],
    [t('registration:field.projectName'), content.projectName],
    [
      t('registration:field.amount'),
      content.amountMinor !== null && content.currency ? formatMoney(content.amountMinor, content.currency) : null,
    ],
    [t('registration:field.expectedCloseOn'), day(content.expectedCloseOn)],
    [t('registration:field.sourceCode'), named(names.source) ?? content.sourceCode],
    [t('registration:field.firstContactOn'), day(content.firstContactOn)],
    [
      t('registration:field.contacts'),
      content.contacts
        .map(({ name, title, phone, email }) =>
          [name, title, phone, email].filter(Boolean).join(t('portal:listSeparator')),
        )
        .join('\n'),
    ],
    [t('registration:field.requirement'), content.requirement],
  ];
}

/** The pen: headings, lines of label and value, paragraphs, each below the one before, over as many pages as it takes. */
class Sheet {
  #right = 0;

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** Keeps so much free at the right, for the seal. */
  narrow(width: number): void {
    this.#right = width;
  }

  /** Goes down to `y` unless already below it. */
  below(y: number): void {
    this.doc.y = Math.max(this.doc.y, y);
  }

  title(text: string, small: string): void {
    this.doc.font('bold').fontSize(9).fillColor(soft).text(small, margin, margin);
    this.doc
      .fontSize(20)
      .fillColor(ink)
      .text(text, margin, margin + 16, { width: 330 });
    this.doc.y = margin + 56;
  }

  heading(text: string): void {
    this.#room(60);
    this.doc.moveDown(0.9).font('bold').fontSize(11.5).fillColor(ink).text(text, margin).moveDown(0.3);
  }

  paragraph(text: string): void {
    this.doc
      .font('text')
      .fontSize(8.5)
      .fillColor(soft)
      .text(drawable(text), margin, this.doc.y, { width: this.#width() })
      .moveDown(0.4);
  }

  fact(label: string, value: string | null): void {
    if (!value) return;
    const { doc } = this;
    const width = this.#width() - labelWidth;
    const shown = drawable(value);
    doc.font('text').fontSize(9);
    const height = Math.max(
      doc.heightOfString(shown, { width }),
      doc.heightOfString(drawable(label), { width: labelWidth - 10 }),
    );
    this.#room(Math.min(height + 6, 300));
    const top = doc.y;
    doc.fillColor(soft).text(drawable(label), margin, top, { width: labelWidth - 10 });
    const after = doc.y;
    doc.fillColor(ink).text(shown, margin + labelWidth, top, { width });
    // A long text may have gone on to the next page.
    const bottom = doc.y < top ? doc.y : Math.max(doc.y, after);
    doc
      .moveTo(margin, bottom + 2)
      .lineTo(margin + this.#width(), bottom + 2)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke();
    doc.y = bottom + 5;
    doc.x = margin;
  }

  #width(): number {
    return this.doc.page.width - 2 * margin - this.#right;
  }

  #room(height: number): void {
    if (this.doc.y + height > this.doc.page.height - margin) this.doc.addPage();
  }
}

let drawn: Set<number> | null = null;

/** What the typeface lacks (rare ideographs, emoji, other scripts) is shown as its code point: never a blank. */
function drawable(text: string): string {
  drawn ??= coverage();
  let shown = '';
  for (const character of text.normalize('NFC')) {
    const point = character.codePointAt(0) ?? 0;
    shown += point < 32 || drawn.has(point) ? character : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return shown;
}

function coverage(): Set<number> {
  const probe = new PDFDocument({ autoFirstPage: false });
  probe.registerFont('text', documentFont(400)).font('text');
  // What pdfkit's typings leave out: the opened typeface behind the current font.
  const opened = (probe as unknown as { _font: { font: { characterSet: number[] } } })._font.font;
  return new Set(opened.characterSet);
}
