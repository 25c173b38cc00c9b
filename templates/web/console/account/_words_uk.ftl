<#-- Слова входу, облікових записів і журналу українською. -->

<#assign loginTitle = "Вхід до редакції">
<#assign loginWrong = "Ім’я та пароль не пасують одне до одного. Нічого не втрачено; спробуйте ще раз.">
<#assign loginSlower = "Забагато спроб. Зачекайте хвилину, тоді буде ще одна; ключ доступу чи вхід редакції працюють одразу.">
<#assign loginNoAccount = "Там вас знають, але жоден обліковий запис тут не має вашої адреси. Попросіть адміністратора запросити вас.">
<#assign loginExpired = "Ви вийшли, бо довго нічого не натискали. Те, що ви ввели, збережено: воно повернеться після входу.">
<#assign loginWelcome = "Пароль встановлено. Увійдіть з ним.">
<#assign loggedOut = "Ви вийшли.">
<#assign loggedOutEverywhere = "Ви вийшли на всіх пристроях.">
<#assign loginForgotten = "Забули пароль?">
<#assign forgottenTitle = "Новий пароль">
<#assign forgottenText = "Назвіть себе. Якщо такий обліковий запис є і ми знаємо його адресу, туди піде лист із посиланням: воно відчиниться один раз, протягом години.">
<#assign forgottenName = "Ваше ім’я або пошта">
<#assign forgottenButton = "Надіслати посилання">
<#assign forgottenAsked = "Якщо такий обліковий запис є і ми знаємо його адресу, лист уже в дорозі.">
<#assign forgottenElse = "За кілька хвилин нічого не надійшло? Погляньте в теку небажаних листів або попросіть будь-якого адміністратора: він теж може надіслати посилання. Теперішній пароль діє й далі.">
<#assign forgottenSlower = "Звідти, де ви є, забагато запитів одразу. Зачекайте хвилину й спробуйте знову.">
<#function loginWith provider><#return "Увійти через " + provider></#function>
<#assign username = "Ім’я">
<#assign password = "Пароль">
<#assign email = "Електронна пошта">
<#assign login = "Увійти">
<#assign role = "Роль">
<#assign state = "Стан">
<#assign made = "Створено">
<#assign lastLogin = "Останній вхід">
<#assign roles = {"editor": "редактор", "admin": "адміністратор"}>
<#assign roleTexts = {
  "editor": "Складає, перевіряє, пробує й надсилає випуски.",
  "admin": "Усе це; а ще бачить читачів, дає облікові записи, змінює налаштування."
}>
<#assign accountStates = {"active": "діє", "invited": "запрошено", "disabled": "вимкнено"}>

<#assign passkeyLogin = "Увійти ключем доступу">
<#assign passkeyFailed = "Ключ доступу не прийнято. Спробуйте ще раз або увійдіть з іменем та паролем.">
<#assign passkeysTitle = "Ключі доступу">
<#assign passkeysText = "Ключ доступу – це ваш палець, обличчя чи PIN пристрою замість імені та пароля. Його не вгадати й не скопіювати.">
<#assign passkeyLabel = "Як зветься цей пристрій">
<#assign passkeyDefault = "Цей пристрій">
<#assign passkeyAdd = "Додати ключ доступу">
<#assign passkeyRemove = "Вилучити">
<#assign passkeyNotAdded = "Ключ доступу не додано. Нічого не змінилося; спробуйте ще раз або на іншому пристрої.">
<#assign passkeyNoScript = "Ключам доступу потрібен JavaScript; усе інше тут працює без нього.">
<#assign lastUsed = "востаннє">

<#assign passwordTitle = "Пароль">
<#assign passwordCurrent = "Дотеперішній пароль">
<#assign passwordNew = "Новий пароль">
<#assign passwordRepeated = "Ще раз той самий">
<#assign passwordButton = "Змінити пароль">
<#assign passwordNone = "У вас його немає: ви входите ключем доступу або через вхід редакції.">
<#function passwordRule shortest><#return "Щонайменше " + shortest + " символів; добре підійдуть кілька слів, які поєднали б лише ви.">
</#function>
<#assign passwordFaults = {
  "short": "Це закоротко. Нічого не змінилося.",
  "long": "Це довше за 72 байти. Нічого не змінилося.",
  "plain": "Тут замало різних символів. Нічого не змінилося.",
  "name": "Тут є ваше ім’я. Нічого не змінилося.",
  "differ": "Два паролі не однакові. Нічого не змінилося.",
  "wrong": "Дотеперішній пароль інший. Нічого не змінилося.",
  "slower": "Забагато спроб. Зачекайте хвилину й спробуйте ще раз.",
  "none": "Немає пароля, який можна змінити."
}>

<#assign accountTitle = "Ваш обліковий запис">
<#assign accountDone = {"password": "Пароль змінено, на всіх інших пристроях ви вийшли.", "passkeyRemoved": "Ключ доступу вилучено; він більше нічого не відчиняє.", "passkey": "Ключ доступу додано. Наступного разу його досить."}>
<#assign sessionsTitle = "Де ви увійшли">
<#function sessionsText count><#return (count == 1)?then("Лише тут.", "Браузерів: " + count + ", цей серед них.")></#function>
<#assign logoutEverywhere = "Вийти всюди">

<#assign accountsTitle = "Облікові записи">
<#assign accountsDone = {
  "invited": "Запрошення в дорозі.", "removed": "Обліковий запис вилучено, його власник вийшов.",
  "changed": "Змінено; хто увійшов з цим записом, той вийшов.",
  "link": "Посилання в дорозі. Попередні більше нічого не відчиняють.",
  "lastAdmin": "Це єдиний адміністратор. Спершу призначте іншого; нічого не змінилося.",
  "noEmail": "Цей запис не має адреси, на яку надіслати посилання.", "notSure": "Поставте позначку, що ви певні. Нічого не змінилося."
}>
<#assign inviteTitle = "Запросити когось">
<#assign inviteText = "Людина отримає лист із посиланням, встановить власний пароль і зможе увійти. Скільки діє посилання, сказано в листі.">
<#assign inviteButton = "Надіслати запрошення">
<#assign nameHint = "Малі латинські літери, цифри, крапки, риски; від 2 до 40.">
<#assign letterLanguage = "Мова листа">
<#assign inviteFaults = {
  "badName": "Таке ім’я не підходить: малі латинські літери, цифри, крапки та риски, від 2 до 40. Нікого не запрошено.",
  "badEmail": "Це не адреса електронної пошти. Нікого не запрошено.",
  "taken": "Це ім’я чи ця адреса вже має обліковий запис. Нікого не запрошено."
}>
<#assign theirAudit = "Що робив цей обліковий запис">
<#assign makeAdmin = "Зробити адміністратором">
<#assign makeEditor = "Зробити редактором">
<#assign endSessions = "Вийти всюди">
<#assign enable = "Увімкнути">
<#assign disable = "Вимкнути">
<#assign linkTitle = "Новий пароль">
<#assign linkText = "Надсилає лист із посиланням, за яким власник встановлює новий пароль. Старий діє до того часу.">
<#assign linkButton = "Надіслати посилання">
<#assign removeTitle = "Вилучити обліковий запис">
<#assign removeText = "Пароль і ключі доступу зникнуть разом з ним. Зроблене лишиться в журналі.">
<#assign removeSure = "Так, вилучити">
<#assign removeButton = "Вилучити">

<#assign invitationTitle = "Вітаємо">
<#function invitationText name><#return "Ваше ім’я в редакції – " + name + ". Встановіть пароль, і можна входити."></#function>
<#assign invitationButton = "Встановити пароль">
<#assign invitationGoneTitle = "Це посилання вже спрацювало">
<#assign invitationGoneText = "Воно відчиняється один раз і діє недовго. Якщо пароль встановлено, увійдіть; якщо ні, будь-який адміністратор може надіслати нове.">

<#assign keptTitle = "Ось що ви ввели">
<#assign keptText = "Ви вийшли раніше, ніж надіслали це. Нічого з цього ще не сталося. Якщо надсилали ви, збережіть; якщо ні, викиньте.">
<#assign keptFiles = "Файли зберегти не вдалося: поверніться на сторінку й виберіть їх знову.">
<#assign keptGoesTo = "Піде на">
<#assign keptButton = "Зберегти: надіслати зараз">
<#assign keptDrop = "Викинути">

<#assign auditTitle = "Журнал">
<#assign auditText = "Кожен погляд на читача й кожна зміна: хто й коли. Ніхто не може змінити чи вилучити рядок.">
<#assign auditWho = "Хто">
<#assign auditWhen = "Коли">
<#assign auditWhat = "Що">
<#assign auditAbout = "Про що">
<#assign auditDetail = "Докладно">
<#assign auditAnything = "будь-що">
<#assign auditKey = "Назва або номер">
<#assign auditShow = "Показати">
<#assign auditOlder = "Давніші рядки">
<#assign auditEmpty = "Нічого показати. Рядок з’являється з кожним поглядом на читача й кожною зміною.">
<#assign auditKinds = {"edition": "випуск", "digest": "дайджест", "feed": "стрічка", "member": "читач", "members": "читачі", "account": "обліковий запис", "feeds": "стрічки"}>
<#assign auditActs = {"looked": "погляд", "changed": "зміна", "entered": "вхід"}>
<#assign auditWords = {
  "forgotten": "запит на новий пароль", "released": "відпущено затримане",
  "list-recipients": "список: одержувачі", "file-recipients": "файл: одержувачі",
  "list-pending": "список: ще не пробували", "file-pending": "файл: ще не пробували",
  "list-accepted": "список: прийнято", "file-accepted": "файл: прийнято",
  "list-deferred": "список: відкладено", "file-deferred": "файл: відкладено",
  "list-rejected": "список: відхилено", "file-rejected": "файл: відхилено",
  "list-expired": "список: облишено", "file-expired": "файл: облишено",
  "list-uncertain": "список: невідомо", "file-uncertain": "файл: невідомо",
  "list-suppressed": "список: вилучено", "file-suppressed": "файл: вилучено",
  "list-twice": "список: можливо, двічі", "file-twice": "файл: можливо, двічі",
  "fetched": "зчитано",
  "tried-again": "спроба ще раз",
  "approved": "схвалено",
  "searched-nobody": "шукали, нікого не знайшли",
  "login": "вхід", "refused": "відмовлено", "invited": "запрошено", "link": "надіслано посилання для пароля", "password": "встановлено пароль",
  "admin": "зроблено адміністратором", "editor": "зроблено редактором", "disable": "вимкнено", "enable": "увімкнено",
  "end_sessions": "вихід усюди", "remove": "вилучено", "history": "історія", "imported": "імпорт",
  "suppressed": "надсилання спинено", "lifted": "надсилання дозволено", "search": "пошук", "search-nobody": "пошук, нікого не знайдено", "fetched": "отримано вручну", "searched": "пошук",
  "pause": "призупинено", "resume": "продовжено", "cancel": "скасовано", "sent": "розпочато надсилання",
  "edition-out": "прибрано матеріал",
  "edition-in": "додано матеріал",
  "edition-up": "матеріал посунуто вище",
  "edition-down": "матеріал посунуто нижче",
  "edition-place": "матеріал пересунуто",
  "edition-lead": "обрано головне",
  "edition-rules": "головне лишено правилам",
  "edition-words": "тема, прехедер чи слово редактора",
  "edition-story": "слова чи місце матеріалу",
  "edition-special": "складено спеціальний випуск",
  "edition-test": "пробний лист",
  "edition-sent": "надіслано вручну",
  "edition-wait": "відлік зупинено"
}>
