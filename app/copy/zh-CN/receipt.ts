// 报备回执：页面、打印与 PDF。
export const receipt = {
  title: '报备回执 {{number}}',
  heading: '报备回执',
  pdf: 'PDF',
  json: 'JSON',
  print: '打印',
  number: '报备编号',
  receivedAt: '接收时间',
  serverTime: '服务器时间（UTC）',
  partner: '合作伙伴',
  submittedBy: '提交人',
  seq: '台账序号',
  submitted: '提交内容',
  submission: '第 {{ordinal}} 次提交',
  counts: '判断先后以本次提交为准。',
  later: '退回后补充提交。审核以此内容为准，先后次序不变。',
  contentHash: '内容哈希（SHA-256）',
  entryHash: '台账条目哈希',
  previousHash: '上一条目哈希',
  verifyTitle: '如何核验本回执',
  verify:
    '内容哈希是对您所提交内容（键名排序的 JSON，含每个文件的 SHA-256）计算的 SHA-256。可用上方原文或 JSON 文件重新计算；改动一个字符，哈希就会不同。',
  verifyEntry:
    '台账条目哈希是对条目原文计算的 SHA-256，原文含序号、服务器时间、动作、内容哈希和上一条目的哈希。重新计算一致，即可证明该内容确于该时间、该位置加封。',
  verifyChain:
    '台账为每一项决定依次编号，并以上一条目的哈希加封。事后增加、删除或修改任何条目，其后所有封印都会失效；厂商审计可以证明链条完整。',
  contentText: '内容哈希所对应的原文',
  entryText: '台账条目哈希所对应的原文',
  issued: '出具时间',
} as const;
