// 报备回执：页面、打印与 PDF。
export const receipt = {
  title: '报备回执 {{number}}',
  heading: '报备回执',
  pdf: 'PDF',
  print: '打印',
  number: '报备编号',
  receivedAt: '接收时间',
  serverTime: '服务器时间（UTC）',
  partner: '合作伙伴',
  submittedBy: '提交人',
  seq: '台账序号',
  hashes: '校验值',
  contentHash: '内容哈希（SHA-256）',
  entryHash: '台账条目哈希',
  previousHash: '上一条目哈希',
  verifyTitle: '如何核验本回执',
  verify:
    '内容哈希是对您所提交内容（键名排序的 JSON，含每个文件的 SHA-256）计算的 SHA-256。任何人都可以重新计算；改动一个字符，哈希就会不同。',
  verifyChain:
    '台账为每一项决定依次编号，并以上一条目的哈希加封。事后增加、删除或修改任何条目，其后所有封印都会失效；厂商审计可以证明链条完整。',
  hashedText: '内容哈希所对应的原文',
  issued: '出具时间',
} as const;
