// Characters of Chinese given names that are written in two ways, so that 建國 and 建国 are one. Data, and nothing of surnames:
// those are known in all their writings (name-families.ts).

/** Traditional and simplified. */
const PAIRS = `
偉伟 強强 傑杰 濤涛 曉晓 麗丽 國国 輝辉 鵬鹏 紅红 雲云 鳳凤 蘭兰 豔艳 艷艳 軍军 華华 龍龙 東东 陽阳 寶宝 貴贵 榮荣 義义 禮礼 誠诚 賢贤 愛爱 樂乐 倫伦 倉仓 億亿 儀仪 優优 凱凯 劍剑
勝胜 務务 勵励 勳勋 啟启 啓启 喬乔 嘯啸 園园 圓圆 堅坚 壯壮 夢梦 奧奥 嬌娇 嫻娴 學学 寧宁 實实 審审 寬宽 將将 嵐岚 嶺岭 嶽岳 巖岩 師师 帥帅 幫帮 幹干 廣广 慶庆 應应 憶忆 懷怀 戀恋
戰战 揚扬 擇择 擁拥 敵敌 數数 斕斓 時时 晉晋 暉晖 暢畅 曄晔 曆历 書书 會会 棟栋 楓枫 楊杨 業业 極极 樑梁 樹树 機机 權权 歡欢 歲岁 歷历 氣气 潔洁 潤润 澤泽 濱滨 瀅滢 瀟潇 灝灏 無无
煒炜 煥焕 燁烨 燈灯 營营 燦灿 爍烁 爾尔 獻献 瑋玮 瑤瑶 瑩莹 環环 璽玺 瓊琼 畫画 疇畴 發发 皚皑 盧卢 監监 碩硕 確确 礪砺 祿禄 禎祯 種种 稱称 穎颖 積积 穩稳 競竞 筆笔 節节 範范 築筑
簡简 籬篱 紀纪 純纯 紋纹 紗纱 納纳 紹绍 終终 組组 結结 絲丝 經经 綠绿 維维 綱纲 綸纶 緒绪 線线 緣缘 縱纵 縈萦 績绩 織织 繼继 續续 羅罗 習习 聖圣 聞闻 聲声 聰聪 職职 肅肃 脈脉 膽胆
臨临 興兴 艦舰 莊庄 葉叶 蒼苍 蓋盖 蓮莲 蔣蒋 蔭荫 薈荟 藍蓝 藝艺 蘇苏 蘊蕴 處处 術术 衛卫 裡里 複复 覺觉 觀观 訓训 記记 許许 訪访 詠咏 評评 詩诗 詳详 語语 誌志 誼谊 論论 諭谕 諾诺
謀谋 謙谦 講讲 謹谨 識识 譯译 議议 譽誉 讓让 豐丰 貝贝 貞贞 財财 賀贺 資资 賓宾 質质 賜赐 贊赞 趙赵 軒轩 軟软 輔辅 輕轻 輪轮 轉转 達达 運运 遠远 遙遥 適适 選选 還还 邁迈 鄉乡 鄧邓
鄭郑 醫医 釗钊 針针 鈞钧 鈴铃 鉅钜 銀银 銘铭 銳锐 鋒锋 鋼钢 錦锦 錫锡 鍵键 鎮镇 鏡镜 鐘钟 鑄铸 鑑鉴 長长 門门 開开 閏闰 間间 閔闵 關关 陳陈 陸陆 陰阴 際际 隨随 隱隐 雙双 雞鸡 離离
霧雾 靈灵 靜静 韜韬 韻韵 響响 頂顶 項项 順顺 須须 頌颂 預预 領领 頤颐 頻频 題题 顏颜 願愿 類类 顧顾 顯显 風风 飛飞 養养 馬马 馮冯 馳驰 駒驹 駿骏 騏骐 騰腾 驊骅 驍骁 驕骄 驛驿 驥骥
魯鲁 鮮鲜 鳴鸣 鴻鸿 鵑鹃 鶴鹤 鷹鹰 麥麦 黃黄 點点 齊齐 齡龄 龐庞 衝冲 淨净 滿满 漢汉 漣涟 湯汤 溫温 潛潜 為为 災灾 爭争 當当 眾众 萬万 薔蔷 嬋婵 嫺娴 婭娅 媧娲 嬡嫒 孫孙 巒峦 彥彦
復复 徹彻 恆恒 悅悦 憲宪 佇伫 侖仑 來来 俠侠 倆俩 傳传 僑侨 儉俭 內内 冊册 劉刘 勁劲 動动 勛勋 區区 協协 卻却 參参 吳吴 員员 問问 單单 嚴严 圍围 圖图 團团 執执 報报 場场 塵尘 壽寿
奪夺 妝妆 張张 彙汇 從从 據据 撫抚 攝摄 晝昼 暘旸 朧胧 棲栖 橋桥 橫横 檸柠 櫻樱
`;

const SIMPLIFIED = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map(([traditional = '', plain = '']) => [traditional, plain]),
);

/**
 * A word with each character in its simplified form, where it has one.
 *
 * @example simplified('建國') // '建国'
 */
export function simplified(word: string): string {
  let text = '';
  for (const character of word) text += SIMPLIFIED.get(character) ?? character;
  return text;
}
