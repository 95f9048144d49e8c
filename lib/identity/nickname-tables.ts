// Short forms and variants of given names in other languages, hand-made: data only, in the form of nickname-list.ts.
// Several spellings of one full name are entries of each other; a short form may belong to several names.

export const SPANISH_NICKNAMES = `
francisco paco pancho kiko curro fran; jose pepe pepito chepe; maria maru mari marichu; mariajose majo; ignacio nacho;
guadalupe lupe lupita; jesus chucho chuy; enrique quique kike; eduardo lalo edu; roberto beto; alberto beto tito;
guillermo memo guille; rosario charo chayo; concepcion concha conchita; dolores lola; mercedes meche merche;
isabel isa chabela; antonio tono toni antonito; manuel manolo manu lolo; luis lucho; rafael rafa; santiago santi chago;
sebastian seba sebas; alejandro ale alex jandro; alejandra ale alex jandra; fernando nando fer; fernanda nanda fer;
gabriel gabo gabi; gabriela gabi gaby; graciela chela; consuelo chelo; teresa tere maite; patricia pati paty;
ricardo richi cayo; sergio checo; vicente chente; javier javi; daniel dani; joaquin quino; beatriz bea betty;
cristina cris; victoria vicky; margarita marga mago; pilar pili; federico fede; gonzalo gonza; leonardo leo;
`;

export const RUSSIAN_NICKNAMES = `
aleksandr sasha shura sanya alexander alex oleksandr; aleksandra sasha shura alexandra oleksandra; aleksei alyosha lyosha alexey oleksii;
anastasia nastya anastasiya stasya; andrei andryusha andrey andriy; anna anya nyura; anton antosha tosha;
boris borya; dmitri dima mitya dmitry dmytro; daria dasha darya; ekaterina katya kateryna catherine; elena lena olena helen;
evgeni zhenya evgeny eugene yevhen; evgenia zhenya yevgenia eugenia; galina galya; grigori grisha grigory hryhorii; igor ihor gosha;
ilya ilyusha illia; irina ira iryna; ivan vanya; konstantin kostya; ksenia ksyusha oksana; leonid lyonya; lidia lida;
lyubov lyuba; lyudmila lyuda mila; maksim max maxim; maria masha marusya mariya; mikhail misha mykhailo michael;
nadezhda nadya; natalia natasha nata natalya; nikita nika; nikolai kolya nikolay mykola nicholas; oleg olezhka oleh; olga olya;
pavel pasha pavlo paul; pyotr petya peter petro; roman roma; sergei seryozha serezha sergey serhii; stanislav stas slava;
svetlana sveta lana; tatiana tanya tatyana tetiana; valentina valya; valeri valera valery; vasili vasya vasily; viktor vitya victor;
vladimir volodya vova vlad volodymyr; vladislav vlad slava; vyacheslav slava; yaroslav slava yarik; yuri yura yury george; yulia yulya julia;
`;

export const GERMAN_NICKNAMES = `
johannes hans johann hannes jo hansi; hans hansi; heinrich heinz heiner; friedrich fritz fred frieder; wilhelm willi willy helmut;
josef sepp jupp josch; joseph sepp; elisabeth lisa elli lilli liesl sissi else betti; katharina kathi katja kathrin kati trina;
margarete grete gretel rita; ursula uschi ulla; maximilian max maxi; michael michi; christian chris; christina tina chris; andreas andi andy;
stefan steffen steff; stephan steffen steff; sebastian basti; matthias matze hias; thomas tom; wolfgang wolf wolfi; ulrich uli ulli;
ulrike uli ulli; gerhard gerd; bernhard bernd; eberhard eber; reinhard reini; manfred manni fred; siegfried siggi; guenther gunter;
rudolf rudi rolf; ludwig lutz wiggerl; georg schorsch; franziska franzi; franz franzl; susanne susi sanne; sabine bine;
magdalena lena leni; helene lena leni; alexander alex; alexandra alex sandra; ferdinand ferdi; karl kalle charly; konrad conny kurt;
cornelia conny; gabriele gabi; brigitte gitte; barbara babsi; angelika geli; theresia resi; florian flo; tobias tobi; benjamin benni;
`;

export const POLISH_NICKNAMES = `
agnieszka aga; aleksandra ola olka; aleksander olek alek; andrzej jedrek andrew; anna ania anka; barbara basia; bartlomiej bartek;
bartosz bartek; boguslaw bogdan; dorota dorotka; elzbieta ela elka elizabeth; ewa ewka; grzegorz grzesiek gregory; jacek jacus;
jakub kuba jacob; jan janek jasiek john; jerzy jurek george; joanna asia aska; jozef jozek joseph; katarzyna kasia kaska catherine;
krzysztof krzysiek krzys christopher; lukasz luka; maciej maciek; magdalena magda; malgorzata gosia margaret; marcin marcinek martin;
maria marysia; mateusz mati matthew; michal misiek michael; pawel pawelek paul; piotr piotrek peter; przemyslaw przemek; rafal rafalek;
slawomir slawek; stanislaw staszek; stefan stefek; tadeusz tadek; tomasz tomek thomas; wojciech wojtek; zbigniew zbyszek; zofia zosia;
`;

export const PORTUGUESE_NICKNAMES = `
francisco chico xico; jose ze zeca; joao joaozinho jota; antonio toninho toze tonho; carlos cadu caca; eduardo edu dudu; maria mariazinha mia;
fernando nando; fernanda nanda; luis lula luisinho; luiz lula luizinho; manuel manel neca; manoel manel; roberto beto; alberto beto;
paulo paulinho; pedro pedrinho; rafael rafa; rafaela rafa; guilherme gui; gustavo guga; henrique rique; leonardo leo; marcelo celo;
mariana mari; daniel dani; daniela dani; gabriel biel gabi; gabriela gabi; isabel bel isa; isabela bela isa; beatriz bia; leticia le;
patricia pati; ricardo ric cadu; rodrigo digo; sebastiao tiao bastiao; vinicius vini; alexandre xande ale; filipe lipe; felipe lipe;
`;

export const HINDI_NICKNAMES = `
rajesh raj raju; rajendra raj raju; rajeev raj; rajiv raj; rajkumar raj; abhishek abhi; abhijit abhi jit; abhinav abhi; aditya adi; akhilesh akhil;
amitabh amit; anirudh ani; aniruddha ani; arvind arvi; ashwin ash; balakrishnan bala; balasubramanian bala; chandrasekhar chandra shekhar;
debashish deb; deepak deepu; dharmendra dharam; gopalakrishnan gopal; harishchandra harish; harpreet harry; hemant hemu; jagdish jag;
jayanth jay; jayesh jay; karthikeyan karthik; krishnamurthy krishna; kumaraswamy kumar; lakshmi lakshmy laxmi; lakshminarayan lakshmi; manoj manu;
mahendra mahi; narendra naren; nikhil nik; parameswaran param; pradeep pradip; prakash prakas; priyanka priya; ramachandran ram chandran;
ramakrishnan ram; sanjay sanju; sandeep sandip sandy; santosh santhosh; satyanarayana satya; shubham shub; siddharth sid siddhartha;
srinivas srini sreenivas; srinivasan srini; subramanian subbu mani; sudhir sudheer; sureshkumar suresh; surendra suri; swaminathan swami;
venkatesh venkat venky; venkataraman venkat; vijay vij; vikram vicky vik; vikas vicky; vishal vishu; vishwanath vishu; yogesh yogi;
`;

export const GREEK_NICKNAMES = `
georgios giorgos yiorgos yorgos george; konstantinos kostas costas kosta dinos; konstantina dina nantia; ioannis giannis yiannis yannis;
dimitrios dimitris mitsos jimmy; nikolaos nikos nick; panagiotis panos takis; athanasios thanasis thanos; evangelos vangelis; evangelia litsa eva;
spyridon spyros; stylianos stelios; emmanouil manolis; theodoros thodoris; vasileios vasilis bill; vasiliki vaso vicky; michail michalis mike;
alexandros alekos alex; eleftherios lefteris; anastasios tasos; efstathios stathis; charalampos babis haris; aikaterini katerina; paraskevi vivi;
christos chris; ioanna gianna; eleni lena nitsa elena; grigorios grigoris greg; ilias elias; apostolos tolis; leonidas leo; stavroula voula;
`;

export const ITALIAN_NICKNAMES = `
giuseppe beppe peppe pino peppino; giovanni gianni nanni vanni; francesco checco ciccio franco; luigi gigi; antonio tonino toni; alessandro sandro ale;
alessandra sandra ale; domenico mimmo; salvatore turi toto; vincenzo enzo; lorenzo enzo renzo; pietro piero; raffaele lele; daniele lele; emanuele lele;
elisabetta betta; caterina rina; giovanna gianna vanna; giuseppina pina giusy; maddalena lena; federico fede; federica fede; massimiliano max massi;
`;

export const DUTCH_AND_NORDIC_NICKNAMES = `
jacobus jaap jacob cobus koos; jacob jaap; johannes jan hans joop johan; cornelis cees kees cor; willem wim pim bill; hendrik henk rik; pieter piet;
gerardus gerard gert gerrit; adrianus adriaan ad arie; antonius ton toon anton; petrus peter piet; wilhelmina mina willemijn; elisabeth els elly liesbeth;
alexandra xandra sandra; alexander xander sander lex; johanna hanneke annie; nicolaas klaas nico; mattheus matthijs thijs; diederik dirk; frederik frits;
christoffer toffe kristoffer; lars lasse; anders andy; nils nisse; frederikke rikke; birgitte gitte; margareta greta; magnus mange;
`;

export const OTHER_NICKNAMES = `
muhammad mohd muhd mhd md mohamed mohammed mohammad mohamad muhammed; abdullah abdallah abdulla; youssef yousef yusuf yousuf yusef yousif yosef;
hussein hossein husain hussain hosein hossain huseyin; hassan hasan hassen; yekaterina ekaterina katerina; maria ma; joseph yosef yossi yossef; yosef yossi;
tzipora tzipi tsipora zipora; yitzhak itzik isaac; moishe moshe moses; avraham avi abraham; solomon shlomo shlomi; yaakov kobi yaacov jacob; chaim haim;
chukwuemeka emeka; chukwudi chudi; oluwaseun seun; oluwadamilola dami damilola; titilayo titi; olufemi femi; babatunde tunde; adebayo bayo; ngozichukwu ngozi;
ikechukwu ike; obinna obi; chinedu nedu; oluwatobi tobi; ayodele ayo; folasade sade; kwabena kobby; istvan isti pista; laszlo laci; ferenc feri; jozsef jozsi joska;
katalin kati kata; erzsebet zsoka bozsi; lajos lajcsi louis; gergely gergo geri; zsuzsanna zsuzsa zsuzsi; ildiko ildi; mehmet memo; ibrahim ibo; mustafa musti;
fatma fatos; suleyman sulo; cristina tina; milagros mila; rosario charing; ramon monching; fernando nanding; eduardo edong; jose jojo pepe;
`;

/** The same names across European languages, which a person abroad may use for their own. */
export const VARIANTS = `
john juan johann jean ivan jan joao giovanni ioannis; james jaime jakob jacques giacomo diego; william guillermo wilhelm guillaume guilherme;
peter pedro pierre pietro petros; paul pablo paolo paulo pavlos; michael miguel michel michele mihail; george jorge georg georges giorgio georgios;
joseph jose josef giuseppe yusuf; charles carlos karl carlo; henry enrique heinrich henri; louis luis luigi ludwig; philip felipe philippe filippo;
stephen esteban stefan etienne stefano; anthony antonio anton antoine; nicholas nicolas nikolaos nicola; andrew andres andreas andre andrea;
mary maria marie maryam; elizabeth isabel elisabeth elisabetta; catherine catalina katharina caterina; helen elena helene eleni;
`;
