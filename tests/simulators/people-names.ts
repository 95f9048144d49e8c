// Given names and surnames of many cultures, to be combined at random. Ordinary names only; nobody in particular.
// Where the script is not Latin, a name is written `native|latin`: the Latin half is what a profile address is made of.

export interface NameCulture {
  id: string;
  /** Share of a world's people, relative. */
  weight: number;
  given: readonly string[];
  family: readonly string[];
  /** How the two become a name. Rows of an ATS always have a first and a last column, whatever the culture. */
  shape: 'plain' | 'double-family' | 'one-word' | 'family-first';
  places: readonly string[];
  /** Country hosts of LinkedIn seen in such records. */
  host: string;
}

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/u);

export const NAME_CULTURES: readonly NameCulture[] = [
  {
    id: 'english',
    weight: 20,
    given: list(
      'Grace, Oliver, Hannah, Samuel, Chloe, Ethan, Ruby, Daniel, Phoebe, Marcus, Abigail, Lewis, Naomi, Theodore, Isla, Jack, Beatrice, Rowan, Clara, Dexter, Imogen, Felix, Harriet, Miles, Saoirse, Declan, Niamh, Rhys, Carys, Fergus',
    ),
    family: list(
      "Whitfield, Carver, Hollins, Ashby, Thornbury, Mercer, Pickering, Lockwood, Barlow, Sutcliffe, Hargreaves, Winslow, Kirby, Oakley, Prescott, Fairbairn, Langdon, O'Rourke, O'Dowd, McAllister, MacLeod, Penrose, Trevelyan, Davies-Pugh, Smith-Rowe, Cole, Marsh, Quill, Underhill, Yates",
    ),
    shape: 'plain',
    places: list(
      'London; UK, Leeds; UK, Dublin; Ireland, Austin; TX, Chicago; IL, Toronto; Canada, Auckland; New Zealand',
    ),
    host: 'uk',
  },
  {
    id: 'nordic',
    weight: 6,
    given: list(
      'Åsa, Björn, Søren, Ingrid, Øyvind, Linnéa, Gunnar, Maja, Håkon, Tuva, Jörgen, Sólveig, Eirik, Kjersti, Ærna, Þóra',
    ),
    family: list(
      'Ångström, Østergård, Bjørnsen, Lindqvist, Håkansson, Sæther, Kjærgaard, Nyström, Søndergaard, Bäckström, Þórsdóttir, Moen, Ellingsen, Dahl',
    ),
    shape: 'plain',
    places: list('Stockholm; Sweden, Oslo; Norway, Århus; Denmark, Reykjavík; Iceland, Malmö; Sweden'),
    host: 'se',
  },
  {
    id: 'german',
    weight: 7,
    given: list(
      'Jürgen, Käthe, Anneliese, Lukas, Mareike, Götz, Sönke, Friederike, Benedikt, Leonie, Joachim, Dörte, Matthias, Wiebke',
    ),
    family: list(
      'Müller, Schäfer, Weiß, Großmann, Köhler, Brückner, von der Heide, Zimmermann, Strauß, Böhm, Hölzl, Kühn, Niemöller, Vogt',
    ),
    shape: 'plain',
    places: list('Köln; Deutschland, Zürich; Schweiz, Wien; Österreich, Düsseldorf; Germany, Berlin; Germany'),
    host: 'de',
  },
  {
    id: 'french',
    weight: 6,
    given: list(
      'Hélène, François, Zoé, Anaïs, Étienne, Benoît, Océane, Gaël, Maëlle, Jérôme, Noémie, Loïc, Chloé, Thérèse',
    ),
    family: list(
      "Lefèvre, Béranger, D'Aubigné, Garçon, Le Goff, Noël, Château, Saint-Cyr, Rivière, Françoise, Delaître, Moreau, Dufrêne, Boulé",
    ),
    shape: 'plain',
    places: list('Paris; France, Genève; Suisse, Montréal; QC, Bruxelles; Belgique, Lyon; France'),
    host: 'fr',
  },
  {
    id: 'polish',
    weight: 6,
    given: list(
      'Łukasz, Małgorzata, Paweł, Agnieszka, Michał, Żaneta, Wojciech, Bożena, Grzegorz, Zofia, Stanisław, Świętosława, Rafał, Jędrzej',
    ),
    family: list(
      'Wąsik, Żółkiewska, Świątek, Błaszczyk, Dąbrowa, Jabłońska, Krawczyk, Łęcki, Piątek, Ślusarz, Wójcicka, Zając, Gołębiowska, Kołodziej',
    ),
    shape: 'plain',
    places: list('Łódź; Polska, Kraków; Poland, Gdańsk; Polska, Wrocław; Poland'),
    host: 'pl',
  },
  {
    id: 'czech-slovak-hungarian',
    weight: 3,
    given: list(
      'Jiří, Věra, Ondřej, Šárka, Ľubomír, Zdeněk, Eszter, György, Márton, Zsófia, Růžena, Tomáš, Ágnes, Bálint',
    ),
    family: list(
      'Dvořáček, Nováková, Křížová, Horňák, Šťastný, Szőke, Hegedűs, Kővári, Řezníček, Žáková, Čapková, Vörös, Fülöp, Ďurica',
    ),
    shape: 'plain',
    places: list('Brno; Česko, Košice; Slovensko, Győr; Hungary, Praha; Czechia'),
    host: 'cz',
  },
  {
    id: 'turkish',
    weight: 5,
    given: list('Işıl, İbrahim, Çağla, Gökhan, Şebnem, Oğuz, Ümit, Ayşegül, Yiğit, Özlem, Tuğçe, Cansın, İrem, Doğan'),
    family: list(
      'Yıldırım, Çelikbaş, Özdemir, Şahinoğlu, Güneş, Kılıç, İnanç, Aydın, Gündoğdu, Işık, Uçar, Ağaoğlu, Türkmen, Çınar',
    ),
    shape: 'plain',
    places: list('İstanbul; Türkiye, İzmir; Türkiye, Eskişehir; Turkey, Ankara; Turkey'),
    host: 'tr',
  },
  {
    id: 'vietnamese',
    weight: 4,
    given: list('Thị Hương, Minh Đức, Ngọc Ánh, Quang Huy, Thùy Dương, Văn Lộc, Bảo Trân, Hoài Nam, Tuấn Kiệt, Mỹ Lệ'),
    family: list('Nguyễn, Trần, Phạm, Đặng, Huỳnh, Võ, Bùi, Đỗ, Hồ, Lý'),
    shape: 'family-first',
    places: list('Hà Nội; Việt Nam, Đà Nẵng; Vietnam, Hồ Chí Minh; Vietnam'),
    host: 'vn',
  },
  {
    id: 'chinese',
    weight: 7,
    given: list(
      '伟|Wei, 秀英|Xiuying, 晓明|Xiaoming, 丽娜|Lina, 建国|Jianguo, 雨桐|Yutong, 子轩|Zixuan, 梦瑶|Mengyao, 志强|Zhiqiang, 静怡|Jingyi',
    ),
    family: list('王|Wang, 李|Li, 欧阳|Ouyang, 陈|Chen, 黄|Huang, 诸葛|Zhuge, 林|Lin, 赵|Zhao, 周|Zhou, 徐|Xu'),
    shape: 'plain',
    places: list('上海|Shanghai, 北京|Beijing, 深圳|Shenzhen, 台北|Taipei'),
    host: 'cn',
  },
  {
    id: 'japanese',
    weight: 4,
    given: list(
      '陽子|Yoko, 健太|Kenta, さくら|Sakura, 大輔|Daisuke, ゆうき|Yuki, 美咲|Misaki, 翔|Sho, 直樹|Naoki, 彩|Aya',
    ),
    family: list(
      '佐藤|Sato, 長谷川|Hasegawa, 小野寺|Onodera, 渡邊|Watanabe, 五十嵐|Igarashi, 東海林|Shoji, 森|Mori, 藤原|Fujiwara',
    ),
    shape: 'plain',
    places: list('東京|Tokyo, 大阪|Osaka, 札幌|Sapporo'),
    host: 'jp',
  },
  {
    id: 'korean',
    weight: 3,
    given: list('민준|Minjun, 서연|Seoyeon, 지훈|Jihun, 하은|Haeun, 도윤|Doyun, 수빈|Subin, 예린|Yerin'),
    family: list('김|Kim, 이|Lee, 박|Park, 최|Choi, 남궁|Namgung, 정|Jung, 한|Han, 류|Ryu'),
    shape: 'plain',
    places: list('서울|Seoul, 부산|Busan, 대전|Daejeon'),
    host: 'kr',
  },
  {
    id: 'arabic',
    weight: 5,
    given: list(
      'ليلى|Layla, يوسف|Yousef, مريم|Maryam, عبد الرحمن|Abdulrahman, نور|Nour, خالد|Khaled, هبة|Heba, طارق|Tarek',
    ),
    family: list(
      'الحداد|Al-Haddad, بن علي|Ben Ali, النجار|Al-Najjar, المصري|El-Masri, قاسم|Qasim, الشامي|Al-Shami, زيدان|Zidan',
    ),
    shape: 'plain',
    places: list('القاهرة|Cairo, دبي|Dubai, عمّان|Amman, Tunis|Tunis'),
    host: 'ae',
  },
  {
    id: 'hebrew',
    weight: 2,
    given: list('נועה|Noa, איתי|Itai, תמר|Tamar, יונתן|Yonatan, שירה|Shira, אורי|Uri'),
    family: list('לוי|Levi, בן־דוד|Ben-David, מזרחי|Mizrahi, שפירא|Shapira, אברהמי|Avrahami, גולן|Golan'),
    shape: 'plain',
    places: list('תל אביב|Tel Aviv, חיפה|Haifa'),
    host: 'il',
  },
  {
    id: 'cyrillic',
    weight: 6,
    given: list(
      'Олена|Olena, Дмитро|Dmytro, Светлана|Svetlana, Юлия|Yulia, Борис|Boris, Георги|Georgi, Ђорђе|Djordje, Щепан|Shchepan, Андрій|Andriy',
    ),
    family: list(
      'Ковальчук|Kovalchuk, Шевчук|Shevchuk, Соколова|Sokolova, Ильин|Ilyin, Димитрова|Dimitrova, Њешковић|Njeshkovic, Їжакевич|Yizhakevych, Орлова|Orlova',
    ),
    shape: 'plain',
    places: list('Київ|Kyiv, София|Sofia, Београд|Belgrade, Алматы|Almaty'),
    host: 'ua',
  },
  {
    id: 'greek',
    weight: 1,
    given: list('Ελένη|Eleni, Γιώργος|Giorgos, Σοφία|Sofia, Νίκος|Nikos'),
    family: list('Παπαδάκης|Papadakis, Οικονόμου|Oikonomou, Γεωργίου|Georgiou, Ξανθός|Xanthos'),
    shape: 'plain',
    places: list('Αθήνα|Athens, Θεσσαλονίκη|Thessaloniki'),
    host: 'gr',
  },
  {
    id: 'indian',
    weight: 9,
    given: list(
      'Ananya, Rohan, Lakshmi, Venkatesh, Priya, Arjun, Sneha, Harpreet, Divya, Suresh, Meenakshi, Imran, आरती|Aarti, विकास|Vikas',
    ),
    family: list(
      'Iyer, Chatterjee, Reddy, Venkataraman, Kaur, Deshpande, Nambiar, Bhattacharya, Qureshi, Gowda, Pillai, Subramanian, शर्मा|Sharma, पाटील|Patil',
    ),
    shape: 'plain',
    places: list('Bengaluru; India, Pune; India, Hyderabad; India, Chennai; India'),
    host: 'in',
  },
  {
    id: 'indonesian-one-word',
    weight: 2,
    given: list('Suryadi, Wulandari, Budiman, Kartika, Hartono, Ningsih, Prabowati, Sutrisna'),
    family: list('Santosa, Wijayanti'),
    shape: 'one-word',
    places: list('Jakarta; Indonesia, Surabaya; Indonesia'),
    host: 'id',
  },
  {
    id: 'african',
    weight: 6,
    given: list(
      "Ngozi, Kwabena, Amahle, Thabo, Chiamaka, Wanjiru, Olúwáṣeun, Adébáyọ̀, Zanele, Kofi, Makena, N'Golo, Aïssatou, Tendai",
    ),
    family: list(
      "Okonjo, Mensah, Dlamini, Ndlovu, Ọláyínká, Kamau, Adeyemi, Mwangi, Diallo, Asante, Chukwuemeka, N'Diaye, Traoré, Moyo",
    ),
    shape: 'plain',
    places: list('Lagos; Nigeria, Accra; Ghana, Nairobi; Kenya, Johannesburg; South Africa, Dakar; Sénégal'),
    host: 'za',
  },
  {
    id: 'hispanic-double-surname',
    weight: 8,
    given: list(
      'María José, Íñigo, Ángel, Begoña, Óscar, Xóchitl, José Luis, Ximena, Joaquín, Inés, Raúl, Lucía, Martín, Itzel',
    ),
    family: list(
      'García, Núñez, Peña, Ibáñez, de la Cruz, Muñoz, Zúñiga, Etxeberria, Castañeda, Ávila, Güemes, Ordóñez, Quiñones, Rincón',
    ),
    shape: 'double-family',
    places: list('Madrid; España, Ciudad de México; México, Bogotá; Colombia, Santiago; Chile'),
    host: 'es',
  },
  {
    id: 'portuguese-double-surname',
    weight: 4,
    given: list('João, Conceição, Thaís, Antônio, Inês, Luís, Débora, Sebastião'),
    family: list('Gonçalves, Magalhães, Araújo, Simões, Brandão, Assunção, da Silva, dos Anjos'),
    shape: 'double-family',
    places: list('São Paulo; Brasil, Lisboa; Portugal, Goiânia; Brasil'),
    host: 'br',
  },
  {
    id: 'persian-one-word',
    weight: 1,
    given: list('آرش|Arash, شیرین|Shirin, کیان|Kian, پریسا|Parisa'),
    family: list('فرهادی|Farhadi, کریمی|Karimi, رستمی|Rostami'),
    shape: 'one-word',
    places: list('تهران|Tehran, Toronto|Toronto'),
    host: 'ir',
  },
];

/** `native|latin` → the two halves; the same twice where there is only one. `;` stands for the comma of a place. */
export function bothScripts(entry: string): { native: string; latin: string } {
  const [native = '', latin] = entry.split('|');
  const written = native.replace('; ', ', ');
  return { native: written, latin: latin ?? written };
}

export const COMPANIES: readonly string[] = list(
  'Bluefen Analytics, Orrery Labs, Tidemark Logistics, Kestrel & Vane, Saltmarsh Energy, Quillwork Studio, Copperline Software, Fennimore Health, Larkspur Robotics, Ostrava Systemhaus, Nimbusfeld GmbH, Pellucid Pay, Graywater Games, Thistledown Foods, Verdigris Design, Halcyon Rail, Mossgate Insurance, Bramble Security, Northquay Shipping, Zephyrine Air, Umbra Optics, Stellwerk AG, Atelier Ondine, Kitabu Media, Oranj Telecom Co-op, Sundial Learning, Wharfside Capital, Juniper Hollow Bank, Perigee Space, Dovetail Interiors',
);

export const TITLES: readonly string[] = list(
  'Software Engineer, Senior Software Engineer, Staff Engineer, Backend Engineer, Frontend Engineer, Data Analyst, Data Scientist, Machine Learning Engineer, Product Manager, Senior Product Manager, Product Designer, UX Researcher, Engineering Manager, Site Reliability Engineer, Security Engineer, Account Executive, Customer Success Manager, Sales Development Representative, Marketing Manager, Content Strategist, Financial Analyst, Controller, People Partner, Technical Recruiter, Office Manager, Legal Counsel, Operations Manager, Supply Chain Planner, QA Engineer, Technical Writer',
);

export const TAGS: readonly string[] = list(
  'python, typescript, golang, rust, react, kubernetes, remote, onsite, referral, silver medalist, relocation, visa, event 2024, event 2025, leadership, sales, finance, design, follow up Q1, boomerang, Münster meetup, 要跟进',
);

/** North American area codes: in each of them 555-0100 to 555-0199 are kept for fiction. 415 is the cast's. */
export const AREA_CODES: readonly string[] = `
  201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251
  252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318
  319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412
  413 414 417 419 423 424 425 430 432 434 435 440 443 469 470 475 478 479 480 484 501 502 503 504 505 507
  508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 585 586 601 602
  603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662
  678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760
  763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830
  831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913
  914 915 916 917 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980
  985 989`
  .trim()
  .split(/\s+/u);
