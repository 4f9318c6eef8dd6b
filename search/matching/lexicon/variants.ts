// Other shapes of one character that the conversion to simplified characters leaves alone: Japanese new forms and old
// variants, each before the character it is read as.
export const variants: readonly string[] = `
鉄铁 処处 髙高 呉吴 徳德 恵惠 広广 沢泽 応应 気气 黒黑 亜亚 塩盐 関关 対对 栄荣 発发 図图 竜龙 桜樱 浜滨 済济 鉱矿 鑛矿 経经 総总 県县 伝传 転转 駅驿 薬药 検检 験验 鋳铸 砲炮 甦苏 囯国 圀国 戸户 渉涉 渋涩 瀬濑 浄净 価价 労劳 効效 勲勋 単单 営营 囲围 団团 圏圈
圧压 増增 壱壹 変变 奨奖 実实 専专 巣巢 帯带 弾弹 従从 拡扩 挙举 揺摇 摂摄 斉齐 晩晚 暁晓 暦历 栃枥 楽乐 様样 歓欢 歩步 毎每 滝泷 焼烧 犠牺 猟猎 畳叠 砕碎 稲稻 穂穗 窓窗 竃灶 粋粹 粛肃 絵绘 継继 続续 縁缘 聡聪 脳脑 臓脏 艶艳 荘庄 蔵藏 覇霸
覚觉 観观 訳译 読读 譲让 豊丰 賛赞 軽轻 辺边 邉边 遅迟 酔醉 醸酿 釈释 銭钱 険险 陥陷 隠隐 隣邻 雑杂 霊灵 頼赖 顕显 騒骚 髪发 鶏鸡 黙默 歯齿 齢龄 鴎鸥 寳宝 鍳鉴 剏创 刱创 彊强 喦岩 嵒岩 敍叙 叡睿 凴凭 衞卫 煇辉 囍喜 仝同 冨富 冩写 凢凡 凬风 凃涂
`
  .trim()
  .split(/\s+/);
