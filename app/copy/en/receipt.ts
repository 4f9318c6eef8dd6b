// The receipt of a registration, on the page, on paper and as a PDF.
export const receipt = {
  title: 'Receipt {{number}}',
  heading: 'Registration receipt',
  pdf: 'PDF',
  json: 'JSON',
  print: 'Print',
  number: 'Number',
  receivedAt: 'Received',
  serverTime: 'Server time (UTC)',
  partner: 'Partner',
  submittedBy: 'Submitted by',
  seq: 'Place in the ledger',
  submitted: 'What was submitted',
  submission: 'Submission {{ordinal}}',
  counts: 'This submission is the one that counts for who was first.',
  later: 'Sent later, in answer to a return. It changes what is reviewed, not who was first.',
  contentHash: 'Content hash (SHA-256)',
  entryHash: 'Ledger entry hash',
  previousHash: 'Hash of the entry before',
  verifyTitle: 'How to check this receipt',
  verify:
    'The content hash is the SHA-256 of what you submitted, written as JSON with sorted keys and with the SHA-256 of every file. Compute it from the exact text above or from the JSON file: one changed character gives another hash.',
  verifyEntry:
    'The ledger entry hash is the SHA-256 of the entry’s exact text: its number, the server’s time, the act, the content hash and the hash of the entry before. Compute it again and you have proved that this content was sealed at that place and time.',
  verifyChain:
    'The ledger gives every decision the next number and seals it with the hash of the entry before. An entry put in, left out or changed later would break every seal after it; an auditor can prove that the chain holds.',
  contentText: 'The exact text behind the content hash',
  entryText: 'The exact text behind the ledger entry hash',
  issued: 'Issued',
} as const;
