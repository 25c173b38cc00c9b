<#-- Слова випусків, їх надсилання й квитанцій українською. -->

<#assign none = "Випусків ще немає. Перший з’явиться тут, коли його надішле розклад або ви.">
<#assign noneFound = "Жоден випуск не має всіх цих слів. Спробуйте менше слів або лише їх початки.">
<#assign archiveText = "Усі зроблені випуски, найновіші першими, кожен точно такий, яким його надіслано.">
<#assign search = "Шукати в темах, заголовках і анонсах">
<#assign searchButton = "Шукати">
<#assign allDigests = "Усі дайджести">
<#assign digest = "Дайджест">
<#assign edition = "Випуск">
<#assign state = "Стан">
<#assign subject = "Тема">
<#assign older = "Давніші випуски">
<#assign first = "Спочатку">
<#assign more = "Далі">
<#assign back = "Назад">

<#assign counts = {
  "recipients": "Одержувачі", "accepted": "Прийнято", "deferred": "Відкладено", "rejected": "Відхилено", "expired": "Облишено",
  "uncertain": "Невідомо", "suppressed": "Вилучено", "pending": "Ще не пробували", "twice": "Можливо, двічі"
}>
<#assign meanings = {
  "recipients": "Записані на початку надсилання: хто обрав цей дайджест і кому можна писати.",
  "accepted": "Поштовий сервер узяв відповідальність. У скриньці лист ще може не бути.",
  "deferred": "Поки що не прийнято; спробуємо ще самі.",
  "rejected": "Відмовлено остаточно, зі словами сервера.",
  "expired": "Не приймали, доки випуск не застарів.",
  "uncertain": "З’єднання обірвалося до відповіді: лист міг дійти.",
  "suppressed": "Відписалися, взяли паузу або вилучені вже після початку.",
  "pending": "Чекають своєї черги.",
  "twice": "Сервер міг прийняти лист не раз. Їх пораховано й вище."
}>
<#assign deliveryStates = {
  "pending": "ще не пробували", "claimed": "наступні", "sending": "у дорозі", "accepted": "прийнято", "deferred": "відкладено",
  "rejected": "відхилено", "expired": "облишено", "uncertain": "невідомо", "suppressed": "вилучено"
}>
<#function stand kind percent unserved>
<#if kind == "sending"><#return "надсилається, " + percent + " %"></#if>
<#if kind == "retrying"><#return "надіслано; {} чекають на ще одну спробу"?replace("{}", unserved)></#if>
<#if kind == "partly"><#return "надіслано, але " + unserved + " без листа"></#if>
<#return "">
</#function>
<#assign progress = "Читачі з остаточним результатом">
<#assign run = "Як іде надсилання">
<#function done percent n all><#return n + " із " + all + " мають остаточний результат (" + percent + " %)"></#function>
<#function rate n><#return n?string(",##0.#") + " за секунду"></#function>
<#function expected time><#return "усіх спробуємо близько " + time></#function>
<#function waits n next end><#return n + " чекають наступної спроби о " + next + "; облишимо о " + end></#function>
<#assign notEnrolled = {
  "held": "Чекає на людину. Його ще ніхто не отримав; схвалення надішле.",
  "ready": "Готується: читачів буде записано за мить.",
  "cancelled": "Скасовано, перш ніж хтось отримав."
}>

<#assign approve = "Схвалити й надіслати">
<#assign pause = "Призупинити">
<#assign resume = "Продовжити">
<#assign cancel = "Скасувати …">
<#assign cancelTitle = "Скасувати цей випуск?">
<#function cancelText served unserved><#return "Мають лист і залишать його собі: " + served + ". Не мають і не отримають: " + unserved + ". Назад дороги немає."></#function>
<#function cancelNumber n><#return "Лишити без листа: " + n></#function>
<#assign cancelNot = "Ні, повернутися">
<#assign cancelMeanwhile = "Поки ви це читаєте, надсилання триває і числа змінюються. Можна спершу призупинити: це завжди можна повернути.">
<#assign retryTitle = "Спробувати ще …">
<#assign retryText = {
  "rejected": "Сервер відмовив остаточно. Спробуйте ще, якщо знаєте, що причини вже немає, наприклад, знято блокування.",
  "expired": "Сервер не приймав, доки випуск не застарів. Пробуватимемо ще стільки ж.",
  "uncertain": "Ці читачі, можливо, вже мають лист. Тоді матимуть його двічі, з тим самим Message-ID; багато програм покажуть його один раз."
}>
<#assign retryRule = "Хто тим часом відписався або вилучений, не отримає нічого.">
<#function retryNumber n><#return "Спробувати ще: " + n></#function>
<#assign again = "Спробувати ще">
<#assign never = "уже неможливо">
<#assign started = "Почато">
<#assign finished = "Завершено">
<#assign items = "Матеріалів">
<#assign dropped = "Списки за цими числами видалено за правилом для старих випусків. Числа лишаються.">
<#assign unattended = "Жоден сервер, що надсилає, не працює. Надсилання піде далі, щойно він запуститься.">

<#assign letter = "Лист">
<#assign asSent = "Лист, яким його надіслано">
<#assign asNow = "Лист, яким він був би зараз">
<#assign formats = {"full": "Повний", "brief": "Стислий", "text": "Лише текст"}>
<#function leftOut n><#return "Не увійшло, і чому (" + n + ")"></#function>

<#assign member = "Читач">
<#assign words = "Слова сервера">
<#assign attempts = "Спроби">
<#assign lastChange = "Остання зміна">
<#function nextTry time><#return "наступна спроба " + time></#function>
<#assign gone = "вже не читач:">
<#assign veiled = "Адреси бачать адміністратори.">
<#assign listEmpty = "Зараз у цьому списку нікого немає.">
<#assign download = "Завантажити як CSV">
<#assign deferredNoMore = "Відмовлено поки що. Випуск скасовано, тож більше спроб не буде.">
