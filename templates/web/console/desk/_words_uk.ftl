<#-- Слова джерел, дайджестів, читачів і стану українською. -->

<#assign noFeeds = "Жодного джерела не налаштовано. Джерела задають як broadsheet.feeds[0].url тощо; вони з’являться тут після перезапуску.">
<#assign feed = "Джерело">
<#assign state = "Стан">
<#assign lastRead = "Востаннє прочитано">
<#assign itemsOf = "Матеріали за два тижні">
<#assign aDay = "На день">
<#assign act = "Зараз">
<#assign feedStates = {"good": "добре", "warn": "зараз не читається", "bad": "ще ніколи не читалося", "off": "ще не зчитано"}>
<#function since time><#return "(з " + time + ")"></#function>
<#assign never = "ніколи">
<#function sparkLabel numbers><#return "Матеріали за днями: " + numbers></#function>
<#assign fetch = "Зчитати зараз">
<#assign feedsNote = "Джерела зчитуються самі; «зчитати зараз» – для нетерплячих. Джерело, що не читається, шкодить лише собі: його останні матеріали лишаються.">
<#function heldTitle n><#return "Затримано матеріалів: " + n></#function>
<#assign heldText = "Раптом з’явилося багато нових матеріалів, які насправді давні або повторюють попередні, – так буває, коли сайт переїжджає. Жоден випуск сам їх не візьме. Оберіть те, що все-таки новина; решта лежить тут і нікому не шкодить.">
<#function heldMore n><#return "і ще давніших: " + n></#function>
<#assign release = "Відпустити обрані">
<#function released n><#if n == 0><#return "Нічого не обрано, тож нічого не змінилося."></#if><#return "Відпущено матеріалів: " + n + ". Їх розгляне наступний випуск."></#function>

<#assign noDigests = "Жодного дайджесту не налаштовано. Їх задають як broadsheet.digests.НАЗВА; вони з’являться тут після перезапуску.">
<#assign name = "Назва">
<#assign reaches = "Зараз отримають">
<#assign approval = "Схвалення">
<#assign approvalRequired = "кожен випуск хтось схвалює">
<#assign approvalNone = "виходить сам">
<#assign mostItems = "Матеріалів щонайбільше">
<#assign fromFeeds = "З джерел">
<#assign all = "усі">
<#include "../../_rhythm_uk.ftl">
<#assign schedule = "Розклад">
<#assign byHand = "Лише вручну.">
<#assign nextTimes = "Наступні п’ять разів">
<#function newsroomTime zone><#return "Редакція (" + zone + ")"></#function>
<#function yourTime zone><#return "Ви (" + zone + ")"></#function>
<#assign zoneLabel = "Ваш часовий пояс, наприклад Europe/Kyiv">
<#assign zoneButton = "Узяти">
<#assign strangeZone = "Такого часового поясу немає. Пояси пишуть як Europe/Kyiv або UTC; лишився попередній.">
<#assign digestsNote = "Розклад – частина налаштувань: його змінюють ті, хто доглядає за машинами редакції.">

<#assign searchMember = "Знайти читача за точною адресою">
<#assign find = "Знайти">
<#assign nobody = "Читача з такою адресою немає. Адреси порівнюються цілими; великі літери не мають значення.">
<#assign statuses = {
  "active": "Активні", "pending": "Ще не підтвердили", "unsubscribed": "Відписалися", "bounced": "Листи вертаються", "complained": "Поскаржилися"
}>
<#assign standings = {
  "active": "Отримує листи", "pending": "Ще без підтвердження", "unsubscribed": "Без підписки", "bounced": "Листи вертаються", "complained": "Є скарга"
}>
<#assign statusKinds = {"active": "good", "pending": "held", "unsubscribed": "off", "bounced": "bad", "complained": "bad"}>
<#assign growth = "Приріст за рік">
<#assign membersUnit = "читачів">
<#function growthSentence then thenDay now nowDay joined left><#return "Читачів " + thenDay + ": " + then + ", " + nowDay + ": " + now + ". За останні сім днів додалося " + joined + ", пішло " + left + "."></#function>
<#assign byDigest = "Кого зараз досягає кожен дайджест">
<#assign memberNumber = "Номер">
<#assign joined = "Приєднання">
<#assign chosen = "Дайджести">
<#assign format = "Формат">
<#assign formats = {"full": "повний", "brief": "стислий", "text": "лише текст"}>
<#assign language = "Мова">
<#assign pausedUntil = "Пауза до">
<#assign suppressedNow = "На цю адресу не пишемо:">
<#assign reasons = {"bounced": "листи вертаються", "complained": "скарга", "erased": "просили забути", "operator": "вручну"}>
<#assign suppressTitle = "Вилучити читача …">
<#assign suppressText = "Жоден дайджест більше не надходитиме на цю адресу. Це можна скасувати.">
<#assign suppress = "Вилучити">
<#assign liftTitle = "Скасувати вилучення …">
<#assign liftText = "Листи знову надходитимуть, якщо власник колись погодився і не відписався.">
<#assign lift = "Скасувати вилучення">
<#assign reason = "Причина, для запису">
<#assign reasonWanted = "Нічого не змінено: назвіть причину.">
<#assign memberDone = {"suppressed": "Вилучено. Цей читач більше не отримує листів.", "lifted": "Вилучення скасовано.", "nothing": "Так уже було; нічого не змінено."}>
<#assign history = "Історія">
<#assign noHistory = "Ще нічого не сталося. Тут будуть згода, листи і те, що від них повернулося.">
<#assign happenings = {
  "asked": "Прохання про підписку", "given": "Згода", "withdrawn": "Відписка", "suppressed": "Вилучено", "lifted": "Вилучення скасовано"
}>
<#assign deliveries = {
  "pending": "ще не пробували", "claimed": "наступний", "sending": "у дорозі", "accepted": "прийнято", "deferred": "відкладено",
  "rejected": "відхилено", "expired": "облишено", "uncertain": "невідомо", "suppressed": "вилучено до своєї черги"
}>
<#assign bounced = "Повернулося:">
<#assign bounces = {
  "hard": "остаточна відмова", "soft": "тимчасова відмова", "complaint": "скарга", "auto-reply": "автоматична відповідь", "unsubscribe": "відписка листом",
  "none": "не відмова"
}>
<#assign effects = {
  "nothing": "нічого не змінило", "suppressed": "вилучено", "complained": "листів більше немає", "paused": "пауза на якийсь час",
  "unsubscribed": "відписано", "recanted": "скасовано, бо надійшло забагато одразу", "unproved": "не підтверджено, нічого не змінило"
}>
<#assign lookIsLogged = "Те, що ви дивилися, записано в журналі дій.">

<#function unprovedCount n><#return "Непідтверджених повідомлень за 30 днів: " + n></#function>
<#assign unprovedLink = "Показати">
<#assign unprovedTitle = "Непідтверджені повідомлення">
<#assign unprovedText = "Листи, що повідомляють про недоставлення, скаргу чи відписку, але нічим не підтверджують, що йдеться про наш лист. Вони нічого не змінили й не враховуються в жодному показнику. Якщо їх багато, це може бути атака або служба скарг, якої немає в налаштуванні broadsheet.bounces.feedback-loops.">
<#assign unprovedNone = "За останні 30 днів таких немає.">
<#assign unprovedClaim = "Твердження">
<#assign unprovedAbout = "Про кого">
<#assign unprovedWords = "Доказ і правило">
<#assign unprovedWhen = "Отримано">

<#assign importTitle = "Завантажити читачів …">
<#assign importText = "Спершу прочитаємо файл і покажемо, що станеться. Нічого не зміниться, доки ви не підтвердите.">
<#function importFile megabytes><#return "Файл, щонайбільше " + megabytes + " МБ"></#function>
<#assign importFormats = "CSV в UTF-8 або ZIP таких файлів: наш або як їх зберігають Ghost, listmonk і Mailchimp. Більші файли – командним рядком: broadsheet members import.">
<#assign importEmpty = "Файл не надійшов або порожній. Оберіть його ще раз.">
<#assign importTry = "Подивитися, що станеться">
<#assign importDry = "Що станеться">
<#assign importDone = "Завантажено">
<#assign importNothingYet = "Ще нічого не змінено. Файл чекає тут годину.">
<#function importConfirm n><#return "Прийняти (" + n + ")"></#function>
<#assign importUnderWay = "Цей файл саме імпортується. За мить оновіть сторінку.">
<#assign importOther = "Інший файл">
<#function importTaken n><#return "Додано або оновлено читачів: " + n + "."></#function>
<#function rows n><#return "рядків: " + n></#function>
<#assign importCounts = {"added": "Нові", "updated": "Оновлені", "unchanged": "Без змін", "suppressed": "Вилучені", "rejected": "Відхилені"}>
<#assign importMeanings = {
  "added": "Стануть читачами.", "updated": "Вже читачі; щось у них зміниться.", "unchanged": "Вже читачі, усе як було.",
  "suppressed": "Тут відписалися, поскаржилися або листи верталися; так і лишиться.", "rejected": "Не можна прийняти; причина нижче."
}>
<#function notTaken n><#return (n gte 100)?then("Перші рядки, які не прийнято: " + n, "Рядки, які не прийнято")></#function>
<#assign line = "Рядок">
<#assign address = "Адреса">
<#assign why = "Чому">

<#assign machinery = "На чому працюємо">
<#assign relay = "Поштовий сервер">
<#assign flowKinds = {"flowing": "good", "backing_off": "warn", "probing": "warn", "paused": "paused"}>
<#assign flows = {"flowing": "приймає пошту", "backing_off": "просить менше: чекаємо", "probing": "пробуємо одним з’єднанням", "paused": "призупинено"}>
<#assign noMail = "від запуску вузла нічого не надсилали">
<#function connections open allowed accepted><#return "відкрито з’єднань " + open + " із " + allowed + ", прийнято від запуску " + accepted></#function>
<#assign parts = {"db": "База даних", "mail": "Поштовий сервер", "diskSpace": "Вільне місце на диску", "ping": "Цей вузол", "ssl": "Сертифікати", "livenessState": "Живий", "readinessState": "Готовий"}>
<#assign ahead = "Попереду">
<#function failing n all><#return "не читаються: " + n + " із " + all>
</#function>
<#function listHealth first last><#return "Здоров’я списку, " + first + " – " + last></#function>
<#assign noRates = "За ці дні ще нічого не пораховано. Показники з’являються за хвилину після випуску.">
<#assign complaints = "Скарги">
<#assign bouncesTitle = "Повернення й відмови">
<#assign deferrals = "Відкладені">
<#assign ofAccepted = "прийнятих листів">
<#assign ofTaken = "листів з остаточною відповіддю">
<#assign ofTried = "листів, які пробували">
<#function rateSentence n all percent what><#return n + " із " + all + " " + what + ": " + percent?string("0.##") + " %."></#function>
<#assign byProvider = "За поштовими службами">
<#assign byDay = "За днями, числами">
<#assign providers = {"other": "усі інші"}>
<#assign provider = "Служба">
<#assign day = "День">
<#assign rateColumns = {"accepted": "Прийнято", "complaints": "Скарги", "bounces": "Повернення або відмови", "deferrals": "Відкладено", "ours": "Відмови через нас"}>
