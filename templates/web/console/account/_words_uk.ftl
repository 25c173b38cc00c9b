<#-- Слова входу, облікових записів і журналу українською. -->

<#assign loginTitle = "Вхід до редакції">
<#assign loginWrong = "Ім’я та пароль не збігаються. Спробуйте ще раз.">
<#assign loginSlower = "Забагато спроб. Зачекайте хвилину й спробуйте ще раз. Ключ доступу та вхід редакції працюють і далі.">
<#assign loginNoAccount = "Там ви увійшли, але тут немає облікового запису з вашою підтвердженою адресою. Попросіть адміністратора запросити вас.">
<#assign loginExpired = "Ваш сеанс завершено.">
<#assign loginKept = "Те, що ви ввели, збережено: увійдіть, і воно з’явиться.">
<#assign loginWelcome = "Пароль встановлено. Увійдіть із ним.">
<#assign loginUnverified = "Вхід виконано, але ваш провайдер не підтвердив вашу адресу електронної пошти, тож невідомо, який обліковий запис ваш. Підтвердьте адресу там або попросіть адміністраторів того входу передавати email_verified.">
<#assign loginProviderFailed = "Вхід у провайдера не завершено. Спробуйте ще раз.">
<#assign loggedOut = "Ви вийшли.">
<#assign loggedOutNext = "Вийти й у провайдера">
<#assign loggedOutEverywhere = "Ви вийшли на всіх пристроях.">
<#assign loginForgotten = "Забули пароль?">
<#assign forgottenTitle = "Встановити новий пароль">
<#assign forgottenText = "Введіть ім’я або електронну пошту. Якщо обліковий запис є і ми маємо його адресу, надішлемо туди посилання. Воно діє один раз, протягом години.">
<#assign forgottenName = "Ваше ім’я або електронна пошта">
<#assign forgottenButton = "Надіслати посилання">
<#assign forgottenAsked = "Якщо такий обліковий запис є і ми маємо його адресу, лист уже надіслано.">
<#assign forgottenElse = "За кілька хвилин нічого не надійшло? Перевірте папку «Спам» або зверніться до адміністратора: він теж може надіслати посилання. Поки ви не встановили новий пароль, діє теперішній.">
<#assign forgottenSlower = "Забагато запитів із вашої мережі. Зачекайте хвилину й спробуйте знову.">
<#function loginWith provider><#return "Увійти через " + provider></#function>
<#assign username = "Ім’я">
<#assign usernameOrEmail = "Ім’я або електронна пошта">
<#assign password = "Пароль">
<#assign email = "Електронна пошта">
<#assign login = "Увійти">
<#assign role = "Роль">
<#assign state = "Стан">
<#assign made = "Створено">
<#assign lastLogin = "Останній вхід">
<#assign roles = {"editor": "редактор", "admin": "адміністратор"}>
<#assign roleTexts = {
  "editor": "Готує, перевіряє, тестує й надсилає випуски.",
  "admin": "А також бачить читачів, керує обліковими записами й змінює налаштування."
}>
<#assign accountStates = {"active": "діє", "invited": "запрошено", "disabled": "вимкнено"}>

<#assign passkeyLogin = "Увійти ключем доступу">
<#assign passkeyFailed = "Ключ доступу не прийнято. Спробуйте ще раз або увійдіть з іменем та паролем.">
<#assign passkeysTitle = "Ключі доступу">
<#assign passkeysText = "З ключем доступу ви входите за відбитком пальця, обличчям або PIN-кодом пристрою замість пароля. Його не вгадати й не скопіювати.">
<#assign passkeyLabel = "Назва цього пристрою">
<#assign passkeyDefault = "Цей пристрій">
<#assign passkeyAdd = "Додати ключ доступу">
<#assign passkeyRemove = "Видалити">
<#assign passkeyNotAdded = "Ключ доступу не додано. Спробуйте ще раз або на іншому пристрої.">
<#assign passkeyNoScript = "Для ключів доступу потрібен JavaScript. Усе інше працює без нього.">
<#assign lastUsed = "востаннє">

<#assign passwordTitle = "Пароль">
<#assign passwordCurrent = "Поточний пароль">
<#assign passwordNew = "Новий пароль">
<#assign passwordRepeated = "Повторіть його">
<#assign passwordButton = "Змінити пароль">
<#assign passwordNone = "У вас немає пароля: ви входите ключем доступу або через вхід редакції.">
<#function passwordRule shortest><#return "Щонайменше " + shortest + " символів. Добре підійдуть чотири слова, не пов’язані між собою.">
</#function>
<#assign passwordFaults = {
  "short": "Закороткий. Пароль не змінено.",
  "long": "Довший за 72 байти. Пароль не змінено.",
  "plain": "Його надто легко вгадати. Пароль не змінено.",
  "differ": "Введені паролі різні. Пароль не змінено.",
  "wrong": "Поточний пароль неправильний. Пароль не змінено.",
  "slower": "Забагато спроб. Зачекайте хвилину й спробуйте ще раз.",
  "none": "Немає пароля, який можна змінити."
}>

<#assign proveTitle = "Підтвердьте, що це ви">
<#assign proveStandfirst = "Ви змінюєте те, як хтось входить. Спершу увійдіть ще раз; це діє п’ять хвилин.">
<#assign proveText = "Щоб змінити пошту чи ключі доступу, спершу підтвердьте, що це ви.">
<#assign proveButton = "Підтвердити">
<#assign emailTitle = "Електронна пошта">
<#assign emailText = "На цю адресу надходять посилання для нового пароля та повідомлення про цей запис. Нова адреса діє, щойно ви підтвердите її за надісланим туди посиланням.">
<#assign emailNew = "Нова адреса">
<#assign emailButton = "Надіслати посилання">
<#assign emailConfirmTitle = "Підтвердьте електронну пошту">
<#function emailConfirmText name email><#return "Відтепер листи про обліковий запис " + name + " надходитимуть на " + email + "."></#function>
<#assign emailConfirmButton = "Так, використовувати цю адресу">
<#assign emailDoneTitle = "Електронну пошту підтверджено">
<#function emailDoneText name email><#return "Листи про обліковий запис " + name + " тепер надходять на " + email + "."></#function>
<#assign emailGoneText = "Посилання діє один раз, протягом години, і лише найновіше. Замовте нове на сторінці свого облікового запису.">
<#assign keptLabels = {"username": "Ім’я", "email": "Електронна пошта", "role": "Роль", "subject": "Тема", "preheader": "Прехедер", "note": "Слово редактора", "language": "Мова", "headline": "Заголовок", "summary": "Підсумок", "heading": "Рубрика", "text": "Текст"}>
<#assign keptOwn = ["edition", "version", "key", "form", "_method"]>

<#assign accountTitle = "Ваш обліковий запис">
<#assign accountDone = {"password": "Пароль змінено, на всіх інших пристроях ви вийшли. Ключі доступу нижче діють і далі: видаліть ті, яких не впізнаєте.", "passkeyRemoved": "Ключ доступу видалено, він більше не діє.", "passkey": "Ключ доступу додано. Наступного разу можна увійти з ним.", "emailSent": "Перевірте пошту: ми надіслали посилання на нову адресу. Вона діятиме, коли ви її підтвердите.", "badEmail": "Це не адреса електронної пошти. Нічого не змінено.", "slower": "Забагато запитів. Спробуйте за 20 хвилин."}>
<#assign sessionsTitle = "Де ви увійшли">
<#function sessionsText count><#return (count == 1)?then("Лише тут.", "Браузерів: " + count + ", цей серед них.")></#function>
<#assign logoutEverywhere = "Вийти всюди">

<#assign accountsTitle = "Облікові записи">
<#assign accountsDone = {
  "invited": "Запрошення в дорозі.", "removed": "Обліковий запис видалено, сеанси його власника завершено.",
  "changed": "Збережено. Усі сеанси цього запису завершено, власника повідомлено листом.",
  "link": "Посилання надіслано. Попередні більше не діють.",
  "lastAdmin": "Це єдиний адміністратор. Спершу призначте іншого; нічого не змінилося.",
  "noEmail": "Цей запис не має електронної адреси.", "notSure": "Поставте позначку для підтвердження. Нічого не змінено."
}>
<#assign inviteTitle = "Запросити когось">
<#assign inviteText = "Людина отримає лист із посиланням і сама вибере пароль. У листі сказано, скільки діє посилання.">
<#assign inviteButton = "Надіслати запрошення">
<#assign nameHint = "Від 2 до 40 малих латинських літер, цифр, крапок чи дефісів.">
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
<#assign linkText = "Надсилає лист із посиланням для нового пароля. Доти діє поточний.">
<#assign linkButton = "Надіслати посилання">
<#assign removeTitle = "Видалити обліковий запис">
<#assign removeText = "Пароль і ключі доступу буде видалено. Зроблене лишиться в журналі.">
<#assign removeSure = "Так, видалити">
<#assign removeButton = "Видалити">

<#assign invitationTitle = "Вітаємо">
<#function invitationText name><#return "Ваше ім’я в редакції – " + name + ". Встановіть пароль, потім увійдіть."></#function>
<#assign invitationButton = "Встановити пароль">
<#assign invitationGoneTitle = "Це посилання більше не діє">
<#assign invitationGoneText = "Кожне посилання діє один раз і обмежений час. Якщо пароль встановлено, увійдіть; якщо ні, попросіть адміністратора надіслати нове.">

<#assign keptTitle = "Нічого не втрачено: ось що ви ввели">
<#assign keptText = "Це ще не збережено, бо довелося увійти знову. Перевірте й збережіть.">
<#assign keptFiles = "Файли не збережено. Поверніться на сторінку й виберіть їх ще раз.">
<#assign keptButton = "Зберегти зараз">
<#assign keptDrop = "Відкинути">

<#assign auditTitle = "Журнал">
<#assign auditText = "Хто й коли дивився дані читача чи щось змінив. Жоден запис не можна змінити чи вилучити.">
<#assign auditWho = "Хто">
<#assign auditWhen = "Коли">
<#assign auditWhat = "Що">
<#assign auditAbout = "Предмет">
<#assign auditDetail = "Подробиці">
<#assign auditAnything = "будь-що">
<#assign auditKey = "Назва або номер">
<#assign auditShow = "Показати">
<#assign auditOlder = "Давніші записи">
<#assign auditEmpty = "Записів немає. Запис з’являється щоразу, коли хтось дивиться дані читача чи щось змінює.">
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
  "login": "вхід", "refused": "відмовлено", "invited": "запрошено", "link": "надіслано посилання для пароля", "password": "встановлено пароль", "email": "змінено електронну пошту", "passkey-added": "додано ключ доступу", "passkey-removed": "видалено ключ доступу",
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
