// The seal for a PDF, the same as on the page: number above, time below, the character in five strokes, the hash.

interface Seal {
  /** Centre and radius in points. */
  x: number;
  y: number;
  radius: number;
  number: string;
  time: string;
  hash: string;
  state: 'provisional' | 'protected' | 'ended';
}

const vermilion = '#c0352b';
const paper = '#ffffff';
const strokes = ['M38 40H82', 'M60 40V79', 'M60 57H77', 'M46 54V79', 'M34 79H86'];

export function drawSeal(doc: PDFKit.PDFDocument, seal: Seal): void {
  const filled = seal.state === 'protected';
  const through = filled ? paper : vermilion;
  doc.save();
  doc.translate(seal.x - seal.radius, seal.y - seal.radius).scale(seal.radius / 60);
  if (seal.state === 'ended') doc.opacity(0.55);
  doc.circle(60, 60, 57).lineWidth(3.4);
  if (filled) doc.fillAndStroke(vermilion, vermilion);
  else doc.stroke(vermilion);
  doc.circle(60, 60, 37.5).lineWidth(1).stroke(through);
  doc.fillColor(through).font('Courier-Bold');
  around(doc, seal.number, { radius: 45, size: seal.number.length > 15 ? 8.4 : 9.6, top: true });
  around(doc, seal.time, { radius: 50.5, size: 7.6, top: false });
  doc.fontSize(8.2).text(seal.hash, 20, 80, { width: 80, align: 'center', lineBreak: false });
  doc.save().translate(60, 53).scale(0.74).translate(-60, -59.5).lineWidth(6).lineCap('square');
  for (const stroke of strokes) doc.path(stroke).stroke(through);
  doc.restore();
  if (seal.state === 'ended') {
    doc.path('M78 -2L66 22 74 38 56 58 64 76 46 96 50 122').lineWidth(3).stroke(paper);
  }
  doc.restore();
}

/** Writes along the inside of the ring, character by character. */
function around(
  doc: PDFKit.PDFDocument,
  text: string,
  { radius, size, top }: { radius: number; size: number; top: boolean },
): void {
  doc.fontSize(size);
  const step = (size * 0.6 + 0.9) / radius;
  const half = ((text.length - 1) * step) / 2;
  for (const [position, character] of [...text].entries()) {
    const turn = (position * step - half) * (top ? 1 : -1);
    doc
      .save()
      .translate(60, 60)
      .rotate((turn * 180) / Math.PI);
    doc.text(character, -size * 0.3, top ? -radius - size * 0.62 : radius - size * 0.55, { lineBreak: false });
    doc.restore();
  }
}
