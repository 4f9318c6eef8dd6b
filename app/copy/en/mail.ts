// What our mails say.
export const mail = {
  greeting: 'Dear {{name}},',
  fact: '{{label}}: {{value}}',
  listSeparator: ', ',
  openInstead: 'If the button does not work, open this address:',
  footer:
    'Sent for {{sender}} because you have, or are offered, an account there. Nobody reads replies to this address.',
  label: {
    number: 'Registration number',
    company: 'Company',
    promisedBy: 'Decision promised by',
    protectedUntil: 'Protected until',
    missing: 'Still needed',
    reason: 'Reason',
  },
  invitation: {
    subject: 'Your account at Rightful is waiting',
    partner:
      '{{inviter}} has opened an account for you at {{company}}, to register customers and follow them up. Choose a password and you can start.',
    staff: '{{inviter}} has opened an account for you in the channel back office. Choose a password and you can start.',
    action: 'Set up my account',
    expires: 'The link works once, for seven days. If it has run out, ask for a new invitation.',
    unexpected: 'If you do not know what this is about, ignore this mail: no account is opened without you.',
  },
  passwordReset: {
    subject: 'Set a new password',
    body: 'Somebody asked for a new password for your account. If that was you, choose it here.',
    action: 'Choose a new password',
    expires: 'The link works once, for one hour. When the password is set, you are signed out everywhere.',
    unexpected: 'If it was not you, ignore this mail: your password stays as it is.',
  },
  submitted: {
    subject: '{{number}}: {{companyName}} is registered with us',
    answer: {
      clear: 'Your registration has arrived and the customer can be registered. A channel manager will confirm it.',
      needsReview: 'Your registration has arrived and needs a closer look. A channel manager is reviewing it.',
      unavailable:
        'Your registration has arrived, but the customer cannot be registered at present. It is kept with its number; if you have a claim to this customer, you can contest the answer.',
      incomplete: 'Your registration has arrived, but something is missing before it can be decided.',
      owned: 'This customer is already yours. Your registration was recorded with it.',
    },
    action: 'Open the registration',
  },
  returned: {
    subject: '{{number}}: we need more about {{companyName}}',
    body: 'Your registration cannot be decided yet. The channel manager asks:',
    action: 'Answer now',
    keepsPlace: 'Your registration keeps its place in line while you complete it.',
  },
  approved: {
    subject: '{{number}}: {{companyName}} is approved',
    body: 'Your registration is approved. The customer is yours to work on under protection.',
    action: 'Open the registration',
    followUp: 'Record your follow-ups: a customer that is not worked on may be released before its protection ends.',
  },
  rejected: {
    subject: '{{number}}: {{companyName}} was not approved',
    body: 'Your registration was not approved.',
    action: 'Open the registration',
  },
  conflictRuled: {
    subject: {
      won: '{{number}}: the clash over {{companyName}} is decided for you',
      lost: '{{number}}: the clash over {{companyName}} is decided',
    },
    body: {
      won: 'The clash over this customer has been decided in your favour. You are its owner of record.',
      lost: 'The clash over this customer has been decided, and the customer is not yours to work on. Your registration and what you stated are kept on record.',
    },
    action: 'Read the decision',
  },
  field: {
    kind: 'Kind of registration',
    companyName: 'Company name',
    uscc: 'Unified Social Credit Code',
    country: 'Country',
    regionCode: 'Region',
    address: 'Address',
    website: 'Website',
    productLineId: 'Product line',
    projectName: 'Project',
    amount: 'Amount',
    currency: 'Currency',
    expectedCloseOn: 'Expected close',
    sourceCode: 'Source',
    firstContactOn: 'First contact',
    requirement: 'Requirement',
    contactName: 'Contact person',
    contactPhone: 'Contact’s telephone',
    contactEmail: 'Contact’s e-mail',
    evidence: 'Evidence',
  },
} as const;
