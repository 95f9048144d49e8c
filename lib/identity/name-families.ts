// East Asian surnames and how they are romanised: data, and the question whether two spellings are one surname. A
// shared reading is a hint only: Wong may be 王 or 黃. It knows nothing of given names.

/** One surname a row: characters of Han and Hangul, then its romanisations. */
const ROWS = `
王 왕 wang wong ong vuong; 李 이 리 li lee yi rhee ri lie ly; 张 張 장 zhang chang cheung teo tjong truong jang;
刘 劉 유 류 liu lau low liew yu ryu yoo luu; 陈 陳 진 chen chan tan tran jin; 杨 楊 양 yang yeung yeo duong; 赵 趙 조 zhao chao chiu cho jo trieu;
黄 黃 황 huang wong hwang ng oei hoang; 周 주 zhou chou chow chew joo ju; 吴 吳 오 wu ng goh oh ngo; 徐 서 xu hsu tsui chui seo suh;
孙 孫 손 sun suen son sohn; 胡 hu woo ho; 朱 zhu chu choo ju; 高 고 gao kao ko koh go; 林 임 임 림 lin lam lim im rim yim;
何 하 he ho ha; 郭 곽 guo kuo kwok quek kwak; 马 馬 마 ma mah; 罗 羅 나 luo lo law na ra; 梁 liang leung leong neo luong; 宋 송 song sung soong;
郑 鄭 정 zheng cheng tay jung jeong chung chong trinh; 谢 謝 xie hsieh tse chia cheah ta; 韩 韓 한 han hon; 唐 tang tong; 冯 馮 feng fung phung;
于 yu yue; 董 dong tung; 萧 蕭 肖 xiao hsiao siu siew; 程 cheng ching; 曹 cao tsao tso; 袁 yuan yuen; 邓 鄧 deng teng tang dang;
许 許 허 xu hsu hui koh heo hur huh hua; 傅 fu foo; 沈 심 shen shum sim shim; 曾 zeng tseng tsang chan tang; 彭 peng pang phang; 吕 呂 lu lui loo lv;
苏 蘇 su so soo to; 卢 盧 노 lu lo loo noh roh lo; 蒋 蔣 jiang chiang tsiang tuong; 蔡 채 cai tsai choi choy chua chae thai; 贾 賈 jia chia;
丁 정 ding ting dinh; 魏 위 wei ngai wi nguy; 薛 설 xue hsueh sit seol sul; 叶 葉 ye yeh yip ip yap diep; 阎 閻 yan yen yim; 余 여 yu yue yee yeo;
潘 pan poon phan; 杜 du tu to do; 戴 dai tai; 夏 xia hsia ha; 钟 鍾 zhong chung jung chong; 汪 wang; 田 전 tian tien jeon chun; 任 임 ren jen yam im;
姜 강 jiang chiang keung kang gang; 范 fan pham; 方 방 fang fong bang pang; 石 석 shi shih shek seok; 姚 yao yiu; 谭 譚 tan tam; 廖 liao liu liew; 邹 鄒 zou tsou chow;
熊 xiong hsiung hung; 金 김 jin chin kam kim gim; 陆 陸 lu luk loke; 郝 hao; 孔 공 kong kung gong hung; 白 백 bai pai pak baek paik; 崔 최 cui tsui choi choe;
康 kang hong; 毛 mao mo; 邱 qiu chiu khoo yau; 秦 qin chin; 江 jiang chiang kong; 史 shi shih; 顾 顧 gu ku koo; 侯 hou hau; 邵 shao shiu; 孟 meng mang maeng;
龙 龍 long lung loong; 万 萬 wan man; 段 duan tuan; 钱 錢 qian chien chin; 汤 湯 tang tong; 尹 윤 yin wan yoon yun; 黎 li lai le; 易 yi yik; 武 wu mo vo vu;
박 朴 park pak bak piao; 신 申 shin sin shen; 권 權 kwon gwon; 안 安 an ahn; 홍 洪 hong hung ang; 문 文 moon mun wen man van; 배 裴 bae pae pei bui;
남 南 nam nan; 노 roh noh; 阮 nguyen ruan yuen; 欧阳 歐陽 ouyang auyeung; 司马 司馬 sima szeto; 司徒 situ szeto; 诸葛 諸葛 제갈 zhuge; 上官 shangguan;
남궁 南宮 namgung namkoong; 황보 皇甫 hwangbo huangfu; 선우 鮮于 sunwoo seonu; 佐藤 sato satou satoh; 鈴木 铃木 suzuki; 高橋 高桥 takahashi; 田中 tanaka;
伊藤 ito itou itoh; 渡辺 渡邊 渡边 watanabe; 山本 yamamoto; 中村 nakamura; 小林 kobayashi; 加藤 kato katou katoh; 吉田 yoshida; 山田 yamada; 佐々木 sasaki;
山口 yamaguchi; 松本 matsumoto; 井上 inoue inouye; 木村 kimura; 斎藤 斉藤 齋藤 saito saitou saitoh; 清水 shimizu; 山崎 yamazaki yamasaki; 森 mori; 池田 ikeda;
橋本 桥本 hashimoto; 阿部 安部 abe; 石川 ishikawa; 山下 yamashita; 中島 中岛 nakajima nakashima; 石井 ishii; 小川 ogawa; 前田 maeda; 岡田 冈田 okada; 長谷川 hasegawa;
藤田 fujita; 後藤 goto gotou gotoh; 近藤 kondo kondou kondoh; 村上 murakami; 遠藤 endo endou endoh; 青木 aoki; 坂本 sakamoto; 福田 fukuda; 太田 ota ohta oota;
西村 nishimura; 藤井 fujii; 岡本 okamoto; 三浦 miura; 藤原 fujiwara; 中野 nakano; 原田 harada; 松田 matsuda; 中川 nakagawa; 小野 ono; 田村 tamura; 竹内 takeuchi;
金子 kaneko; 和田 wada; 中山 nakayama; 石田 ishida; 上田 ueda uyeda; 森田 morita; 原 hara; 柴田 shibata; 酒井 sakai; 工藤 kudo kudou kudoh; 横山 yokoyama; 宮崎 miyazaki;
宮本 miyamoto; 内田 uchida; 高木 takagi takaki; 安藤 ando andou andoh; 谷口 taniguchi; 大野 ono ohno oono; 丸山 maruyama; 今井 imai; 高田 takada takata; 藤本 fujimoto; 武田 takeda;
村田 murata; 上野 ueno uyeno; 杉山 sugiyama; 増田 masuda; 平野 hirano; 大塚 otsuka ohtsuka; 千葉 chiba; 久保 kubo; 松井 matsui; 岩崎 iwasaki; 野口 noguchi; 木下 kinoshita
`;

const SPELLINGS = ROWS.split(';').map((entry) => entry.trim().split(/\s+/));
const ROWS_OF = readRows();

function readRows(): Map<string, number[]> {
  const rowsOf = new Map<string, number[]>();
  for (const [row, spellings] of SPELLINGS.entries()) {
    for (const spelling of spellings) {
      const known = rowsOf.get(spelling);
      if (known === undefined) rowsOf.set(spelling, [row]);
      else known.push(row);
    }
  }
  return rowsOf;
}

/** Whether two spellings may be one East Asian surname. Characters, or small Latin letters without marks. */
export function areOneFamily(left: string, right: string): boolean {
  const a = ROWS_OF.get(left);
  if (a === undefined) return false;
  const b = ROWS_OF.get(right);
  return b?.some((row) => a.includes(row)) ?? false;
}

/** Every other spelling that may be the same surname. */
export function familySpellings(word: string): readonly string[] {
  const others = new Set(ROWS_OF.get(word)?.flatMap((row) => SPELLINGS[row] ?? []));
  others.delete(word);
  return [...others];
}

/** Whether a word is the romanisation or the writing of an East Asian surname. */
export function isFamily(word: string): boolean {
  return ROWS_OF.has(word);
}

/**
 * How many characters at the start of an unspaced name in Han or Hangul are the surname: the longest that is known,
 * one otherwise. A given name of at least one character is left.
 *
 * @example familyLength('佐藤花子') // 2
 */
export function familyLength(name: string): number {
  for (const length of [3, 2]) {
    if (name.length > length && ROWS_OF.has(name.slice(0, length))) return length;
  }
  return Math.min(1, name.length - 1);
}
