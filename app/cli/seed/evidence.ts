// What partners of the demo company attach: minutes, a quotation and a picture of the site, small but real files that
// open and pass the same look at their content as any other.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { Language } from '#app/domain/language/language.ts';
import { addEvidence } from '#app/services/evidence/add.server.ts';
import type { Work } from '#app/services/work.server.ts';

export interface DemoFile {
  fileName: string;
  bytes: Buffer;
}

interface Meeting {
  language: Language;
  companyName: string;
  partnerName: string;
  at: Date;
}

/** Minutes in the partner's language. */
export function minutesOf({ language, companyName, partnerName, at }: Meeting): DemoFile {
  const day = at.toISOString().slice(0, 10);
  if (language === 'zh-CN') {
    const text = [
      `会议纪要　${day}`,
      `客户：${companyName}`,
      `我方：${partnerName}`,
      '议题：现有设备能耗、改造范围与交期',
      '结论：客户确认由我方提供方案与报价，两周内安排现场测量。',
    ];
    return { fileName: `会议纪要-${day}.txt`, bytes: Buffer.from(`${text.join('\n')}\n`) };
  }
  const lines = [
    `Minutes, ${day}`,
    `Present: plant manager, purchasing; ${partnerName}`,
    'Agenda: energy use of the present machines, scope of the refit, delivery.',
    'Agreed: we make the proposal and the quotation; measurements on site within two weeks.',
  ];
  return { fileName: `Minutes ${day}.pdf`, bytes: pdfOf(lines) };
}

export function quotationOf({ language, at }: Meeting): DemoFile {
  const day = at.toISOString().slice(0, 10);
  const bytes = pdfOf([`Quotation ${day}`, 'Equipment as discussed, commissioning included.', 'Valid for 60 days.']);
  return { fileName: language === 'zh-CN' ? `报价单-${day}.pdf` : `Quotation ${day}.pdf`, bytes };
}

export function sitePictureOf({ language, at }: Meeting): DemoFile {
  const day = at.toISOString().slice(0, 10);
  return { fileName: language === 'zh-CN' ? `现场照片-${day}.png` : `Site ${day}.png`, bytes: pngOf(240, 160) };
}

/** Adds the files to a registration that can take them. */
export async function attach(
  work: Work,
  actor: PartnerActor,
  registrationId: string,
  files: readonly DemoFile[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rightful-seed-'));
  try {
    for (const [index, { fileName, bytes }] of files.entries()) {
      const path = join(folder, String(index));
      await writeFile(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = { fileName, path, sizeBytes: bytes.length, sha256, truncated: false };
      const added = await addEvidence(work, actor, null, { registrationId, file });
      if (!added.ok) throw new Error(`${fileName} was not taken: ${added.reason}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of A4 with the lines on it; Latin letters only. */
function pdfOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line.replaceAll(/[^\x20-\x7e]/g, '?').replaceAll(/[\\()]/g, '\\$&')}) '`);
  const stream = `BT /F1 12 Tf 18 TL 72 770 Td ${shown.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: string[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** A hall against the sky, in three greys. */
function pngOf(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(width + 1);
    for (let x = 0; x < width; x += 1) {
      const isHall = y > height * 0.45 + Math.abs(x - width / 2) * 0.12 && x > width * 0.12 && x < width * 0.88;
      const isGate = isHall && y > height * 0.65 && Math.abs(x - width / 2) < width * 0.1;
      row[x + 1] = isGate ? 70 : isHall ? 150 : 225 - Math.round((y / height) * 40);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey, no interlace.
  header.set([8, 0, 0, 0, 0], 8);
  const chunks = [
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.concat(rows))],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...chunks.map(([name, data]) => {
      const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
      const chunk = Buffer.alloc(body.length + 8);
      chunk.writeUInt32BE(data.length, 0);
      chunk.set(body, 4);
      chunk.writeUInt32BE(crc32(body), body.length + 4);
      return chunk;
    }),
  ]);
}
