// Countries with the names people write for them: data only, hand-made. An entry is the two-letter code, the other codes
// and the names, in small letters without marks; entries are parted by `;`.

export const COUNTRIES = `
ad=andorra;ae=uae,are,united arab emirates,u a e,emirates;af=afg,afghanistan;al=alb,albania,shqiperia;am=arm,armenia;ao=ago,angola;ar=arg,argentina;
at=aut,austria,osterreich,oesterreich;au=aus,australia;az=aze,azerbaijan;ba=bih,bosnia,bosnia and herzegovina,bosna i hercegovina;bb=barbados;bd=bgd,bangladesh;
be=bel,belgium,belgie,belgique,belgien;bf=burkina faso;bg=bgr,bulgaria,balgariya;bh=bhr,bahrain;bi=burundi;bj=benin;bm=bermuda;bn=brunei;bo=bol,bolivia;
br=bra,brazil,brasil;bs=bahamas,the bahamas;bt=bhutan;bw=botswana;by=blr,belarus;bz=belize;ca=can,canada;cd=cod,democratic republic of the congo,dr congo,congo kinshasa;
cg=congo,republic of the congo;ch=che,switzerland,schweiz,suisse,svizzera,confoederatio helvetica;ci=ivory coast,cote divoire,cote d ivoire;cl=chl,chile;cm=cmr,cameroon,cameroun;
cn=chn,china,prc,peoples republic of china,mainland china,中国;co=col,colombia;cr=cri,costa rica;cu=cuba;cv=cape verde;cw=curacao;cy=cyp,cyprus,kypros;
cz=cze,czech republic,czechia,cesko,ceska republika;de=deu,ger,germany,deutschland,allemagne,alemania,germania;dj=djibouti;dk=dnk,denmark,danmark;do=dom,dominican republic,republica dominicana;
dz=dza,algeria,algerie;ec=ecu,ecuador;ee=est,estonia,eesti;eg=egy,egypt;er=eritrea;es=esp,spain,espana,spanien,espagne;et=eth,ethiopia;
fi=fin,finland,suomi;fj=fiji;fr=fra,france,frankreich,francia;ga=gabon;gb=gbr,uk,united kingdom,great britain,england,scotland,wales,northern ireland,u k,britain;
ge=geo,sakartvelo;gh=gha,ghana;gi=gibraltar;gm=gambia;gn=guinea;gr=grc,greece,hellas,ellada;gt=gtm,guatemala;gy=guyana;hk=hkg,hong kong,hong kong sar,香港;
hn=hnd,honduras;hr=hrv,croatia,hrvatska;ht=haiti;hu=hun,hungary,magyarorszag;id=idn,indonesia;ie=irl,ireland,eire,republic of ireland;il=isr,israel;
in=ind,india,bharat;iq=irq,iraq;ir=irn,iran,islamic republic of iran;is=isl,iceland,island;it=ita,italy,italia,italien;jm=jam,jamaica;jo=jor,jordan;
jp=jpn,japan,nippon,nihon,日本;ke=ken,kenya;kg=kyrgyzstan;kh=khm,cambodia;kr=kor,south korea,korea,republic of korea,korea republic of,대한민국,daehanminguk,hanguk;kw=kwt,kuwait;kz=kaz,kazakhstan;
la=laos;lb=lbn,lebanon,liban;li=liechtenstein;lk=lka,sri lanka;lr=liberia;lt=ltu,lithuania,lietuva;lu=lux,luxembourg,luxemburg;lv=lva,latvia,latvija;
ly=libya;ma=mar,morocco,maroc;mc=monaco;md=mda,moldova;me=mne,montenegro,crna gora;mg=madagascar;mk=mkd,north macedonia,macedonia;ml=mali;mm=mmr,myanmar,burma;
mn=mng,mongolia;mo=macau,macao;mt=mlt,malta;mu=mauritius;mv=maldives;mw=malawi;mx=mex,mexico,estados unidos mexicanos;my=mys,malaysia;mz=moz,mozambique;
na=namibia;ne=niger;ng=nga,nigeria;ni=nic,nicaragua;nl=nld,netherlands,the netherlands,holland,nederland,niederlande;no=nor,norway,norge,noreg;np=npl,nepal;
nz=nzl,new zealand,aotearoa;om=omn,oman;pa=pan,panama;pe=per,peru;pg=papua new guinea;ph=phl,philippines,the philippines,pilipinas;pk=pak,pakistan;
pl=pol,poland,polska,polen;pr=pri,puerto rico;ps=palestine,palestinian territories;pt=prt,portugal;py=pry,paraguay;qa=qat,qatar;ro=rou,romania;
rs=srb,serbia,srbija;ru=rus,russia,russian federation,rossiya,rossiyskaya federatsiya;rw=rwa,rwanda;sa=sau,saudi arabia,ksa,kingdom of saudi arabia;sd=sudan;se=swe,sweden,sverige,schweden;
sg=sgp,singapore;si=svn,slovenia,slovenija;sk=svk,slovakia,slovensko;sl=sierra leone;sn=sen,senegal;so=somalia;sr=suriname;ss=south sudan;sv=slv,el salvador;
sy=syr,syria;sz=eswatini,swaziland;td=chad;tg=togo;th=tha,thailand;tj=tajikistan;tm=turkmenistan;tn=tun,tunisia,tunisie;tr=tur,turkey,turkiye;tt=tto,trinidad,trinidad and tobago;
tw=twn,taiwan,taiwan roc,台灣,台湾;tz=tza,tanzania;ua=ukr,ukraine,ukrayina,ukraina;ug=uga,uganda;us=usa,united states,united states of america,u s,u s a,america,estados unidos,etats unis,vereinigte staaten,eeuu,ee uu;
uy=ury,uruguay;uz=uzb,uzbekistan;ve=ven,venezuela;vn=vnm,vietnam,viet nam;ye=yem,yemen;za=zaf,south africa,rsa;zm=zmb,zambia;zw=zwe,zimbabwe;xk=kosovo;
`;
