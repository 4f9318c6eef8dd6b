// The receipt of a registration, on the page, on paper and as a PDF.
export const receipt = {
  title: 'Receipt {{number}}',
  heading: 'Registration receipt',
  pdf: 'PDF',
  print: 'Print',
  number: 'Number',
  receivedAt: 'Received',
  serverTime: 'Server time (UTC)',
  partner: 'Partner',
  submittedBy: 'Submitted by',
  seq: 'Place in the ledger',
  hashes: 'Fingerprints',
  contentHash: 'Content hash (SHA-256)',
  entryHash: 'Ledger entry hash',
  previousHash: 'Hash of the entry before',
  verifyTitle: 'How to check this receipt',
  verify:
    'The content hash is the SHA-256 of what you submitted, written as JSON with sorted keys and with the SHA-256 of every file. Anyone can compute it again; one changed character gives another hash.',
  verifyChain:
    'The ledger gives every decision the next number and seals it with the hash of the entry before. An entry put in, left out or changed later would break every seal after it; an auditor can prove that the chain holds.',
  hashedText: 'The exact text behind the content hash',
  issued: 'Issued',
} as const;
