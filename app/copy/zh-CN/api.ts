// 对其他系统的答复。
export const api = {
  error: {
    token: '请发送有效令牌：“Authorization: Bearer rf_…”。令牌在设置中创建和吊销。',
    tooMany: '请求过多，请在 {{seconds}} 秒后重试。',
    method: '此处只接受 POST。',
    type: '请发送 JSON：“Content-Type: application/json”。',
    tooLarge: '内容超过 512 KB，请减少每次发送的访问条数。',
    json: '内容不是 JSON。',
    invalid: '未接收任何内容：请改正所列各项后重新发送。',
  },
  problem: {
    shape: '请发送 { "visits": [ { "domain", "at", "page" } ] }。',
    missing: '此项必填。',
    tooMany: '每次最多 500 条访问。',
    domain: '不是公司的网站域名，例如 example.com。',
    time: '不是带时区的时间，例如 2026-01-31T08:30:00Z。',
    tooOld: '不接收 30 天以前的访问。',
    inFuture: '该时间尚未到来。',
    page: '不是路径，例如 /products，最长 400 个字符。',
  },
} as const;
