<#-- Слова сторінки «Сьогодні» українською. -->

<#assign coming = "Наступний випуск">
<#assign noDigest = "Жодного дайджесту ще немає. Назвіть його в налаштуваннях (broadsheet.digests.NAME.title), і його наступний випуск лежатиме тут.">
<#assign digests = "Дайджести">
<#assign waiting = "Чекають на людину">
<#function asksAt time><#return "чекатиме на погодження редактора від " + time></#function>
<#function forTime time><#return "вийде сам " + time></#function>
<#function askedAt time><#return "буде складено й запитано про нього " + time></#function>
<#assign byHand = "не має розкладу: вийде, коли хтось його надішле">
<#function silenceAt time><#return "Якщо ніхто не озветься, випуск вийде сам " + time + ".">
</#function>
<#assign waits = "Без погодження він не вийде.">
<#assign stop = "Зупинити відлік">
<#function todayOut name><#return "Сьогоднішній випуск, " + name + ", уже складено; те, що ви бачите, вийде з наступним."></#function>
<#function come n><#return "Нових матеріалів: " + n?c></#function>
<#assign comeShow = "Показати">
<#assign todayLink = "Переглянути його">
<#assign whyWaits = {
  "waits for approval": "Випуск чекає на погодження редактора.",
  "a special edition: it goes out when somebody sends it": "Спеціальний випуск: вийде, коли хтось його надішле."
}>
<#function because why><#return whyWaits[why]!(why?cap_first + ".")></#function>
<#assign send = "Надіслати …">
<#assign approve = "Погодити й надіслати …">
<#assign special = "Спеціальний випуск …">
<#assign tabEdition = "Випуск">
<#assign tabLetter = "Лист">
<#assign panes = "Випуск або лист">
<#assign empty = "Матеріалів ще немає. Щойно стрічка принесе перший, він стоятиме тут із поясненням свого місця.">
<#assign emptyWhy = "У випуску порожньо. Поверніть щось із переліку нижче або зачекайте на стрічки.">
<#assign lead = "Головне">
<#assign brief = "Коротко">
<#assign videos = "Відео">
<#assign up = "Вище">
<#assign down = "Нижче">
<#assign headingUp = "Підняти рубрику">
<#assign headingDown = "Опустити рубрику">
<#assign makeLead = "Головним">
<#assign rulesLead = "Хай головне оберуть правила">
<#assign out = "Прибрати">
<#assign putIn = "Додати">
<#assign edit = "Змінити">
<#assign leftOut = "Що не ввійшло і чому">
<#function moreLeft n><#return "і ще " + n></#function>
<#assign noneLeft = "Увійшло все.">
<#assign drag = "Матеріали можна перетягувати або рухати кнопками. Кожна зміна зберігається одразу.">
<#function changed who at n><#return "Змін: " + n + ", остання – " + who + ", " + at + "."></#function>
<#assign words = "Тема, прехедер, слово редактора">
<#assign labels = {
  "subject": "Тема", "preheader": "Прехедер", "note": "Слово редактора", "title": "Заголовок у листі", "summary": "Виклад у листі",
  "alt": "Що на світлині – для тих, хто її не бачить", "other": "Нова рубрика"
}>
<#function automatic words><#return "Порожньо: " + words></#function>
<#assign subjectNow = "заголовок головного матеріалу">
<#assign preheaderNow = "наступні заголовки">
<#assign noteHelp = "Стоїть над головним матеріалом. Markdown: *курсив*, **жирний**, [посилання](https://…), списки з -.">
<#assign keep = "Зберегти">
<#function atMost n><#return "не більш як " + n + " знаків"></#function>
<#assign looks = {
  "width": {"desktop": "Комп’ютер", "phone": "360 px"},
  "paper": {"light": "Світло", "dark": "Темно"},
  "pictures": {"on": "Світлини", "off": "Без світлин"},
  "format": {"full": "Повний", "brief": "Стислий", "text": "Текст"}
}>
<#assign lookNames = {"width": "Ширина", "paper": "Тло", "pictures": "Світлини", "format": "Вигляд"}>
<#assign letter = "Лист">
<#function size kb budget><#return kb + " КБ із " + budget + " КБ, які поштові програми показують повністю"></#function>
<#assign checks = "Перш ніж вийде">
<#assign allWell = "Виправляти нічого: кожна світлина має опис, кожен матеріал – виклад.">
<#assign findings = {
  "empty": "Жодного матеріалу: надсилати нічого.",
  "lead": "Головний матеріал без зображення:",
  "unsubscribe": "У цьому шаблоні немає способу відписатися. Поверніть у нього links.unsubscribe.",
  "moved": "матеріалів не вміщаються й чекають за «Показати ще». Приберіть частину або лишіть так.",
  "summary": "Матеріал не має викладу. Напишіть його.",
  "picture": "Світлина не має опису для тих, хто її не бачить. Напишіть його.",
  "unsafe": "Це не вебадреса, тож заголовок у листі без посилання. Приберіть матеріал або виправте стрічку.",
  "unfinished": "Лишилося щось недописане.",
  "twin": "Тут те саме, що в іншому матеріалі. Приберіть один."
}>
<#function toMend n><#return "Погляньте, перш ніж вийде: " + n></#function>
<#assign toMendLink = "Показати">
<#assign mend = "Виправити">
<#assign checkLinks = "Перевірити всі посилання">
<#assign checkLinksHelp = "Триває кілька секунд.">
<#assign brokenTemplate = "Лист скласти не вдається">
<#function brokenAt place line><#return place + (line > 0)?then(", рядок " + line?c, "")></#function>
<#assign brokenMend = "Виправте це місце; сторінка покаже лист, щойно його можна буде скласти. Доти нічого не надсилається.">
<#assign test = "Пробний лист">
<#assign testAddress = "Адреса">
<#assign testSend = "Надіслати пробний лист">
<#assign testHelp = "У тому вигляді, який показано вище, через справжній поштовий сервер. З позначкою [Test]; читачі його не отримають, і він не рахується. Адресу, яка не належить жодному обліковому запису, спершу запитають листом, чи хоче вона пробних листів.">
<#assign testResults = {
  "accepted": "Поштовий сервер прийняв пробний лист до {}. За мить він має надійти.",
  "refused": "Поштовий сервер не прийняв пробний лист до {}. Він відповів: ",
  "asked": "{} не належить жодному обліковому запису. Ми надіслали туди лист із запитанням, чи потрібні там пробні листи. Коли це підтвердять, надішліть пробний лист ще раз.",
  "suppressed": "На {} писати не можна: звідти скаржилися, листи поверталися, або розсилку зупинено вручну. Нічого не надіслано.",
  "too_often": "Забагато пробних листів за короткий час. На {} нічого не надіслано; зачекайте хвилину й спробуйте ще раз.",
  "address": "{} – неправильна адреса. Нічого не надіслано.",
  "template": "Пробний лист скласти не вдається: "
}>

<#assign storyTitle = "Матеріал у листі">
<#assign original = "У стрічці">
<#assign backToFeed = "Очистіть, і тут знову стоятимуть слова зі стрічки.">
<#assign place = "У якій рубриці">
<#assign asItIs = "там, де є">
<#assign newHeading = "або в новій рубриці">
<#assign open = "Відкрити матеріал">
<#assign back = "Назад до випуску">
<#assign storyNote = "Змінюється тільки лист; матеріал на сайті лишається, яким був.">

<#assign again = {
  "conflict": "Хтось тим часом змінив цей випуск",
  "long": "Це задовге, щоб зберегти",
  "gone": "Цей випуск уже закрито"
}>
<#assign againText = {
  "act": "Те, що ви зробили, ще не виконано. Виконайте це попри зміни або лишіть випуск, як є.",
  "conflict": "Нічого не втрачено: нижче обидва варіанти – ваш і той, що стоїть тепер. Збережіть свій або лишіть, як є.",
  "long": "Нічого не втрачено. Скоротіть і збережіть.",
  "gone": "Він виходить або вже вийшов, тож у ньому більше нічого не змінюється. Те, що ви написали, – нижче, його можна скопіювати."
}>
<#assign meanwhile = "Що сталося тим часом">
<#assign yours = "Ваше">
<#assign theirs = "Що стоїть тепер">
<#assign keepMine = "Зберегти моє">
<#assign doIt = "Усе одно зробити">
<#assign leave = "Лишити, як є">
<#function tooLong n most><#return n + " знаків; зберегти можна щонайбільше " + most></#function>
<#assign acts = {
  "higher": "рубрику посунуто вище:", "lower": "рубрику посунуто нижче:",
  "up": "посунуто вище:", "down": "посунуто нижче:", "lead": "зроблено головним:", "rules": "головне обирають правила", "out": "прибрано:", "in": "додано:", "place": "пересунуто:",
  "words": "змінено тему, прехедер чи слово редактора", "story": "змінено слова чи місце:", "special": "складено спеціальний випуск"
}>
<#assign composedMeanwhile = "Випуск тим часом складено; на сторінці – те, що готується тепер.">

<#assign sendTitle = "Надіслати">
<#function sendTo n><#return "Читачів, які його отримають: " + n></#function>
<#function notTo suppressed paused><#if suppressed + paused == 0><#return "Серед читачів дайджесту немає ні заблокованих, ні таких, хто призупинив листи."></#if><#return "Не отримають: " + suppressed + " із заблокованою адресою і " + paused + ", хто призупинив листи."></#function>
<#assign noPace = "Скільки це триватиме, ще невідомо: досі нічого не надсилали.">
<#function takes span at pace><#return "Триватиме близько " + span + " і скінчиться близько " + at + ", якщо сервер буде такий швидкий, як минулого разу (" + pace + " на секунду)."></#function>
<#function moment at><#return "Скінчиться за мить, близько " + at + "."></#function>
<#function alreadyToday sent><#if !sent?has_content><#return "Сьогодні читачі ще не отримували листів."></#if><#local each = sent?map(s -> s.title() + " " + s.edition() + " (читачів: " + s.members() + ")")><#return "Сьогодні читачі вже отримали листів: " + sent?size + ". Це " + each?join(", ") + ". Цей буде ще одним."></#function>
<#assign subject = "Тема">
<#function storiesIn n><#return "матеріалів: " + n></#function>
<#assign sendNow = "Надіслати зараз">
<#function sendNowTo n><#return "Надіслати зараз (" + n + ")"></#function>
<#assign onlyOnce = "Хто б іще не натиснув цю кнопку, і розклад теж: випуск вийде один раз.">
<#assign changedMeanwhile = "Відколи ви дивилися, випуск змінився. Нижче те, що вийшло б тепер; погляньте ще раз і надсилайте.">
<#assign seriousTitle = "Спершу виправте">
<#assign nobody = "Його не отримає ніхто: у цього дайджесту немає читачів, яким можна писати.">
<#assign nothingIn = "У ньому нічого немає, тож надсилати нічого.">
<#assign notNow = "Не зараз">

<#assign specialTitle = "Спеціальний випуск">
<#assign specialText = "Для новин, які не чекають. Оберіть матеріали; тоді ви побачите лист і надішлете його вручну. Чого не оберете, вийде з наступним випуском.">
<#assign specialNone = "Оберіть хоча б один матеріал.">
<#assign specialEmpty = "Від останнього випуску нічого не надійшло.">
<#assign specialMake = "Скласти й переглянути">

<#assign linksTitle = "Куди ведуть посилання">
<#function linksGood n><#return "Усі посилання (" + n + ") ведуть на сторінку."></#function>
<#function linksBad bad n><#return "Варто глянути: " + bad + " із " + n + " посилань."></#function>

<#assign reasons = {
  "headline only": "лише заголовок",
  "its site has withdrawn it": "сайт зняв його з публікації",
  "older than this edition's window": "давніше, ніж охоплює випуск",
  "an earlier edition told this story": "про це вже був попередній випуск",
  "for members of its site only": "лише для підписників сайту",
  "an editor took it out": "прибрав редактор",
  "not chosen for this special edition": "не обрано для цього випуску",
  "it came after the cut-off and waits for the next edition": "надійшло запізно й чекає на наступний випуск",
  "the same story as another item of this edition": "те саме, що інший матеріал випуску",
  "the edition shows 3 videos at most": "у випуску щонайбільше 3 відео",
  "lead: an editor chose it": "головне обрав редактор",
  "lead: the newsroom featured it": "головне: виділила редакція",
  "lead: the day's roundup": "головне: огляд дня",
  "lead: the newest long article": "головне: найновіший великий матеріал",
  "lead: the newest article with a picture": "головне: найновіший матеріал зі світлиною",
  "lead: the newest article": "головне: найновіший матеріал",
  "an editor placed it here": "поставив сюди редактор",
  "short item": "коротка новина",
  "video": "відео"
}>
<#function why words>
<#if words?ends_with(" (gone from its feed)")><#return why(words?remove_ending(" (gone from its feed)")) + " · зник зі стрічки"></#if>
<#if reasons[words]??><#return reasons[words]></#if>
<#if words?starts_with("section: ")><#return "рубрика: " + words?remove_beginning("section: ")></#if>
<#if words?starts_with("no room: ")><#return "немає місця: випуск показує щонайбільше " + words?replace("\\D", "", "r") + " матеріалів"></#if>
<#if words?starts_with("held: ")><#return "притримано: стрічка принесла забагато давніх або однакових матеріалів одразу"></#if>
<#return words>
</#function>

<#function noSummaries n><#return n + " матеріалів без анотації"></#function>
<#assign wanted = "Ви хотіли">
<#assign said = {"out": "Вилучено: {}", "lead": "Тепер головний: {}", "place": "Переміщено: {}, тепер у рубриці {}", "in": "Додано: {}"}>
