// What a company may be legally, and how people write it: data only, hand-made. Words as employer-words.ts gives them (small,
// without marks, in Latin, letters that stand alone run together); at most five a form. Forms that are words of many names
// (*cooperative*, *partners*) are left out.

/** Forms parted by `;`, those of one part of the world together. */
export const LEGAL_FORMS = `
inc;incorporated;incorporation;corp;corporation;co;company;llc;llc co;lc;ltd co;limited liability company;
limited company;pllc;professional limited liability company;lp;limited partnership;llp;limited liability partnership;
lllp;rllp;gp;general partnership;pc;professional corporation;pa;professional association;pbc;
public benefit corporation;l3c;na;national association;sole proprietorship;non profit corporation;business trust;
ltd;limited;ltd by guarantee;limited by guarantee;company limited by guarantee;unlimited;unltd;ultd;unlimited company;
plc;public limited company;public company limited;private limited company;private company limited by shares;cic;
community interest company;cyf;cyfyngedig;ccc;dac;designated activity company;clg;ulc;unlimited liability company;
teoranta;
ltee;limitee;incorporee;senc;sencrl;societe en nom collectif;
pty;pty ltd;pty limited;proprietary;proprietary limited;pvt;pvt ltd;pvt limited;private ltd;private limited;p ltd;opc;
opc pvt ltd;opc private limited;one person company;no liability;cc;close corporation;soc ltd;npc;rf pty ltd;
pte;pte ltd;pte limited;sdn bhd;sdn berhad;sendirian berhad;bhd;berhad;plt;pcl;public co ltd;company ltd;
company limited;co ltd;coltd;co limited;co inc;tbk;pt;perseroan terbatas;persero tbk;persero;cv;jsc;
joint stock company;joint stock co;joint stock corporation;cjsc;closed joint stock company;ojsc;
open joint stock company;pjsc;public joint stock company;qsc;qpsc;ksc;kscc;kscp;saog;saoc;wll;bsc;
with limited liability;spc;fz llc;fzllc;fzc;fz co;fzco;fze;fz;free zone company;free zone establishment;free zone llc;
dmcc;difc;
cong ty tnhh;cong ty cp;cong ty co phan;tnhh;tnhh mtv;ctcp;opc inc;
kk;gk;yk;kabushiki kaisha;kabushiki gaisha;kabushikigaisha;kabushikikaisha;godo kaisha;yugen kaisha;jusikhoesa;
jusik hoesa;yuhanhoesa;chusik hoesa;
gmbh;ges mbh;gesmbh;mbh;gesellschaft mbh;gesellschaft mit beschrankter haftung;ggmbh;gemeinnutzige gmbh;gmbh and co;
gmbh and co kg;gmbh u co kg;gmbh und co kg;gmbh co kg;gmbh and co kgaa;gmbh and co ohg;gmbh cokg;ag;
aktiengesellschaft;ag and co;ag and co kg;ag and co kgaa;ag und co kg;kg;kgaa;kommanditgesellschaft;
kommanditgesellschaft auf aktien;ohg;offene handelsgesellschaft;og;offene gesellschaft;ug;ug haftungsbeschrankt;
unternehmergesellschaft;unternehmergesellschaft haftungsbeschrankt;ug and co kg;ug und co kg;se;se and co;
se and co kg;se and co kgaa;societas europaea;sce;gbr;gesbr;partg;partgmbb;partg mbb;mbb;eg;
eingetragene genossenschaft;genossenschaft;genmbh;ek;eu;e kfm;e kfr;eingetragener kaufmann;eingetragene kauffrau;
einzelunternehmen;einzelunternehmer;ev;eingetragener verein;vvag;stiftung and co kg;flexco;
sa;societe anonyme;sarl;sa rl;societe a responsabilite limitee;eurl;sas;sasu;societe par actions simplifiee;
societe par actions simplifiee unipersonnelle;snc;scs;sca;sci;scop;scrl;scp;selarl;selas;gie;eirl;
entreprise individuelle;scic;suarl;sarl au;sarlau;
bv;besloten vennootschap;nv;naamloze vennootschap;vof;vennootschap onder firma;maatschap;eenmanszaak;
commanditaire vennootschap;bvba;sprl;cvba;comm v;commv;ebvba;srl;asbl;vzw;bv and co kg;
sl;slu;slp;sll;slne;sau;sal;sociedad anonima;sociedad limitada;sociedad de responsabilidad limitada;
sociedad anonima unipersonal;sociedad limitada unipersonal;sociedad limitada profesional;scoop;s coop;
sociedad cooperativa;
sa de cv;s de rl;s de rl de cv;s de rl mi;sapi;sapi de cv;sab;sab de cv;sofom;sofom er;sofom enr;sc;spr de rl;
sociedad anonima de capital variable;sociedad anonima bursatil;sociedad civil;sociedad por acciones simplificada;
sociedad por acciones;ltda;limitada;cia;cia ltda;compania;compania limitada;compania anonima;ca;saa;sac;
sociedad anonima cerrada;sociedad anonima abierta;srltda;srl de cv;sacifia;saci;sa esp;sas esp;esp;
lda;unipessoal;unipessoal lda;sociedade unipessoal;sociedade unipessoal lda;sociedade anonima;sociedade limitada;sgps;
sgps sa;sa sgps;crl;companhia;eireli;eireli me;eireli epp;ltda me;ltda epp;epp;
srls;srlu;spa;societa per azioni;societa a responsabilita limitata;societa semplice;sapa;scarl;sc arl;scrl onlus;scpa;
soc coop;soc coop arl;societa cooperativa;societa benefit;srl sb;spa sb;srl unipersonale;stp;
ab;aktiebolag;aktiebolaget;ab publ;publ;hb;handelsbolag;kb;kommanditbolag;ekonomisk forening;ek for;enskild firma;
as;asa;aksjeselskap;allmennaksjeselskap;ans;enk;nuf;ks;sf;
aps;anpartsselskab;aktieselskab;aktieselskabet;ivs;ivaerksaetterselskab;amba;kommanditselskab;smba;fmba;
oy;oyj;oy ab;ab oy;osakeyhtio;julkinen osakeyhtio;ky;kommandiittiyhtio;ay;avoin yhtio;tmi;toiminimi;osk;osuuskunta;
ehf;hf;ohf;slf;sameignarfelag;einkahlutafelag;hlutafelag;
ou;osauhing;aktsiaselts;usaldusuhing;taisuhing;fie;sia;akciju sabiedriba;uab;uzdaroji akcine bendrove;akcine bendrove;
mb;mazoji bendrija;
sp z oo;sp zoo;spzoo;spz oo;spolka z oo;spolka z ograniczona odpowiedzialnoscia;spolka akcyjna;psa;
prosta spolka akcyjna;sp k;spk;spolka komandytowa;sp z oo sp k;sp z oo spk;sp z oo ska;ska;sp j;spj;spolka jawna;sp p;
spp;spolka cywilna;jdg;
sro;s ro;spol s ro;spol sro;spolecnost s rucenim omezenym;spolocnost s rucenim obmedzenym;akciova spolecnost;
akciova spolocnost;vos;komanditni spolecnost;zs;szco;druzstvo;
kft;zrt;nyrt;rt;bt;kkt;korlatolt felelossegu tarsasag;zartkoruen mukodo reszvenytarsasag;
nyilvanosan mukodo reszvenytarsasag;reszvenytarsasag;beteti tarsasag;egyeni vallalkozo;kht;nonprofit kft;
srl d;pfa;societate cu raspundere limitata;societate pe actiuni;intreprindere individuala;
doo;dd;jdoo;ad;drustvo s ogranicenom odgovornoscu;drustvo sa ogranicenom odgovornoscu;akcionarsko drustvo;
dionicko drustvo;druzba z omejeno odgovornostjo;delniska druzba;dno;obrt;szr;preduzetnik;dooel;
ood;eood;ead;druzhestvo s ogranichena otgovornost;ednolichno ood;aktsionerno druzhestvo;kda;shpk;sh pk;sha;sh a;ae;
epe;ike;abee;aebe;anonymi etaireia;anonimi eteria;etairia periorismenis eythynis;idiotiki kefalaiouchiki etaireia;
monoprosopi ike;monoprosopi epe;
anonim sirketi;anonim sirket;limited sirketi;limited sirket;ltd sti;sti;tic ltd sti;san ve tic as;san ve tic ltd sti;
san tic ltd sti;ve tic ltd sti;ve ticaret ltd sti;ticaret limited sirketi;sanayi ve ticaret as;
sanayi ve ticaret ltd sti;ve ticaret limited sirketi;kollektif sirketi;komandit sirketi;
ooo;oao;zao;pao;ao;nao;odo;chp;gup;mup;fgup;too;zhshs;aktsionernoe obshchestvo;
obshchestvo s ogranichennoy otvetstvennostyu;otkrytoe aktsionernoe obshchestvo;zakrytoe aktsionernoe obshchestvo;
publichnoe aktsionernoe obshchestvo;individualnyy predprinimatel;tovarishchestvo s ogranichennoy otvetstvennostyu;
tov;tzov;prat;vat;zat;fop;tovaristvo z obmezhenoyu vidpovidalnistyu;aktsionerne tovaristvo;
privatne aktsionerne tovaristvo;publichne aktsionerne tovaristvo;chup;chtup;mchzh;xk;mchj;mmc;asc;osc;
בעמ;בע מ;חברה בעמ;חברה בע מ;שמם;شمم;ذمم;المحدودة;شركة مساهمة;مساهمة عامة;شركة ذات مسوولية محدودة;
nig ltd;ghana ltd;gte;share company;
`;

/** Forms of scripts without spaces, the longer before what they hold, parted by `;`. */
export const UNSPACED_FORMS = `
股份有限责任公司;一人有限公司;有限责任公司;有限責任公司;股份有限公司;有限責任事業組合;特定非営利活動法人;集团有限公司;集團有限公司;
控股有限公司;私人有限公司;一般社団法人;一般財団法人;公益社団法人;公益財団法人;有限合伙;兩合公司;无限公司;無限公司;有限公司;
株式会社;株式會社;有限会社;合同会社;合名会社;合資会社;유한책임회사;주식회사;유한회사;합자회사;합명회사;㈜;㈲;
`;
