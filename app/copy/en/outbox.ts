// The back office's pages on outgoing mail.
export const outbox = {
  mails: {
    title: 'Mail',
    note: 'Everything Rightful has written to somebody.',
    caption: 'Mails, newest first',
    filter: 'Filter mails',
    status: 'Status',
    allStatuses: 'Every status',
    subject: 'Subject',
    recipient: 'To',
    message: 'Message',
    time: 'Written',
    emptyTitle: 'No mail yet',
    emptyBody: 'Invitations, password links and news of registrations will appear here.',
    emptyFilteredTitle: 'No mail with this status',
    keptTitle: 'No mail server is set up',
    keptBody:
      'Mails are kept here instead of being sent. An administrator can open an invitation and copy its link; set SMTP_URL to send for real.',
  },
  statuses: { queued: 'Waiting', sent: 'Sent', kept: 'Kept', failed: 'Failed' },
  messages: {
    invitation: 'Invitation',
    passwordReset: 'Password reset',
    submitted: 'Registration received',
    returned: 'Registration returned',
    approved: 'Registration approved',
    rejected: 'Registration rejected',
    conflictRuled: 'Clash decided',
  },
  mail: {
    sent: 'Accepted by the mail server',
    language: 'Language',
    link: 'Link in this mail',
    copyLink: 'Copy the link',
    linkHidden:
      'The link is not shown: it opens an account. It is taken out once a mail is sent, and of mails still here only administrators see it.',
    resend: 'Send again',
    resent: 'It is on its way again.',
    notResent: {
      noServer: 'No mail server is set up, so nothing can be sent.',
      notPossible: 'It is on its way already, or has arrived.',
      linkEnded: 'The link in it works no longer. Send a new invitation, or let the person ask for a new link.',
      gone: 'It is too old to be sent again.',
    },
    html: 'As it looks',
    text: 'As plain text',
  },
} as const;
