// 客户主数据。
export const customer = {
  find: {
    trigger: '查找客户',
    label: '名称、简称、拼音、信用代码、电话或域名',
    results: '找到的客户',
    nothing: '没有找到“{{text}}”。按回车在完整列表中查找。',
    hint: '方向键选择，回车打开，Esc 关闭',
  },
} as const;
