<#-- Слова сторінок для читачів українською. Змінюйте їх тут; інша мова — інший файл: _words_МОВА.ftl. -->

<#assign languageName = "Українська">
<#assign otherLanguage = "In English">
<#assign skip = "До сторінки">
<#assign digestLabel = "Листи">
<#include "../_rhythm_uk.ftl">

<#assign homeTitle = "Новини дня в одному листі">
<#assign homeLead = "Їх обирають і впорядковують наші редактори, а ви отримуєте поштою. Без стеження, і піти можна одним дотиком.">
<#assign sample = "Прочитати останні випуски">
<#function sampleOf digest><#return "З листа «" + digest + "»"></#function>
<#assign archiveTitle = "Випуски">
<#assign archiveLead = "Кожен лист таким, яким вийшов: читайте тут.">
<#assign older = "Давніші випуски">
<#function allOf digest><#return "Усі випуски «" + digest + "»"></#function>
<#function further number><#return number + "-й випуск дня"></#function>
<#assign archiveEmpty = "Випусків ще немає; перший стоятиме тут, щойно його буде надіслано.">
<#function community n name>
  <#local tens = n % 100>
  <#local units = n % 10>
  <#if units == 1 && tens != 11><#return "людина вирішила бути з виданням «" + name + "». Дякуємо."></#if>
  <#if units gte 2 && units lte 4 && !(tens gte 12 && tens lte 14)><#return "людини вирішили бути з виданням «" + name + "». Дякуємо."></#if>
  <#return "людей вирішили бути з виданням «" + name + "». Дякуємо.">
</#function>
<#assign email = "Ваша електронна адреса">
<#assign choose = "Які листи вам надсилати?">
<#assign join = "Надсилайте мені листи">
<#assign next = "Ми надішлемо один лист із кнопкою. Доки ви її не натиснете, більше нічого не прийде.">
<#assign trap = "Залиште це поле порожнім">

<#assign againTitle = "Погляньте ще раз">
<#assign answers = {
  "NOT_AN_ADDRESS": "Це не схоже на електронну адресу. Може, бракує літери чи є зайва?",
  "SLIP": "Чи немає в адресі одруку?",
  "NO_DIGEST": "Оберіть принаймні один лист.",
  "ONCE_MORE": "Дуже швидко. Натисніть кнопку ще раз, щоб ми знали, що ви людина.",
  "TOO_MANY": "З вашої мережі зараз підписується забагато людей. Нічого не втрачено: спробуйте за годину."
}>
<#function useMeant address><#return "Взяти " + address></#function>
<#function keepTyped address><#return "Ні, " + address + " правильна"></#function>

<#assign subscribedTitle = "Загляньте до скриньки">
<#assign subscribedText = "Ми надіслали вам лист із кнопкою. Натисніть її — і ви з нами.">
<#assign subscribedNot = "Листа немає вже кілька хвилин? Перевірте теку «Спам» або підпишіться ще раз.">

<#assign confirmTitles = {
  "join": "Один дотик — і ви з нами", "old-address": "Писати вам на іншу адресу?", "new-address": "Це ваша адреса?"
}>
<#function confirmText kind address>
  <#if kind == "join"><#return "Ми писатимемо на " + address + ". Приходитимуть такі листи:"></#if>
  <#if kind == "old-address"><#return "Ви просили надсилати листи на іншу адресу замість " + address + "."></#if>
  <#return "Відтепер ваші листи приходитимуть на " + address + ".">
</#function>
<#assign confirmButtons = { "join": "Так, надсилайте", "old-address": "Так, змініть", "new-address": "Так, це моя адреса" }>
<#assign confirmNot = "Ви про це не просили? Просто закрийте сторінку: нічого не станеться.">
<#assign tooOldTitle = "Це посилання застаріло">
<#assign tooOldText = "Нічого не втрачено: попросіть ще раз, і новий лист прийде одразу.">
<#assign results = {
  "JOINED": ["Вітаємо", "Наступний лист — ваш. Що, коли і в якому вигляді отримувати, вирішуєте на своїй сторінці."],
  "LEFT": ["Відтоді ви відписалися", "Цю кнопку вже натискали, тож вона не поверне листів. Обрати їх знову можна на своїй сторінці."],
  "HALF": ["Дякуємо, лишився ще один крок", "Ми написали й на іншу вашу адресу. Натисніть кнопку в тому листі — і зміну зроблено."],
  "MOVED": ["Готово", "Від наступного листа пишемо на нову адресу."],
  "TAKEN": ["Ця адреса вже читає нас", "Нічого не змінено. Якщо обидві ваші, спершу відпишіть одну з них."],
  "TOO_OLD": ["Це посилання застаріло", "Нічого не втрачено: попросіть ще раз, і новий лист прийде одразу."]
}>
<#assign toPreferences = "Ваша сторінка">
<#assign toHome = "На головну">

<#function unsubscribeTitle digest><#return digest?has_content?then("Відписатися від «" + digest + "»?", "Відписатися від усіх листів?")></#function>
<#assign unsubscribeText = "Натисніть кнопку — і від наступного листа це діє.">
<#function leaveThis digest><#return digest?has_content?then("Не надсилати «" + digest + "»", "Не надсилати жодного листа")></#function>
<#assign leaveAll = "Не надсилати жодного листа">
<#function stillReads titles><#return "Ви отримуєте також: " + titles?join(", ") + "."></#function>
<#assign rather = "Краще менше, ніж нічого? Зробіть паузу або оберіть коротку форму:">
<#assign leftAlready = "Ви вже відписалися; листи не приходять.">
<#assign goodbyeTitle = "До побачення, і дякуємо, що читали">
<#function goodbyeText digest others>
  <#if others?has_content><#return "«" + digest + "» більше не приходитиме. " + stillReads(others)></#if>
  <#return "Листи більше не приходитимуть. Прощального листа не буде: ця сторінка — все.">
</#function>
<#assign undo = "Це помилка: повернути">
<#assign whyTitle = "Скажете нам, чому?">
<#assign whys = {
  "too-often": "Забагато листів", "not-for-me": "Не те, на що я сподівався чи сподівалася", "never-asked": "Я не підписувався і не підписувалася",
  "elsewhere": "Читаю вас деінде", "tired": "Мені треба відпочити від новин"
}>
<#assign whyWords = "Своїми словами, якщо хочете">
<#assign whySend = "Сказати">
<#assign whyThanks = "Дякуємо. Це прочитає редактор.">
<#assign backTitle = "Добре, що ви знову з нами">
<#assign backText = "Усе, як було. Наступний лист — ваш.">

<#assign preferencesTitle = "Ваші листи">
<#assign pendingText = "Ви ще не підтвердили свою адресу. Натисніть кнопку в листі, який ми вам надіслали.">
<#assign stoppedTexts = {
  "unsubscribed": "Ви відписалися; листи не приходять. Оберіть лист нижче, і він знову приходитиме.",
  "bounced": "Наші листи на цю адресу поверталися, тож ми зупинилися. Якщо вона знову працює, підпишіться ще раз.",
  "complained": "З цієї адреси на наш лист поскаржилися як на спам, тож ми зупинилися назавжди."
}>
<#assign done = {
  "saved": "Збережено. Діє від наступного листа.", "asked": "Ми написали на обидві адреси. Натисніть кнопку в обох листах.",
  "not-an-address": "Це не схоже на електронну адресу.", "same-address": "Це вже ваша адреса.",
  "too-many": "Ви просили вже кілька разів. Спробуйте за годину.", "not-sure": "Спершу поставте позначку: це не можна скасувати."
}>
<#assign name = "Як до вас звертатися?">
<#assign format = "У якому вигляді?">
<#assign formats = {
  "full": ["Увесь лист", "Зі світлинами й переказами."],
  "brief": ["Заголовки", "По одному рядку, без світлин, щонайбільше 15 кБ: добре за слабкого зв’язку."],
  "text": ["Простий текст", "Без світлин і кольорів."]
}>
<#assign language = "Мова цих сторінок">
<#assign languageDefault = "Як у моєму браузері">
<#assign zone = "Де ви живете?">
<#assign zoneDefault = "Там, де редакція">
<#assign pause = "Пауза до">
<#assign pauseHint = "Порожньо: без паузи.">
<#assign save = "Зберегти">
<#assign addressTitle = "Інша адреса">
<#function addressNow address><#return "Ми пишемо на " + address + "."></#function>
<#assign addressNew = "Нова адреса">
<#assign addressHint = "Ми запитаємо обидві скриньки; зміна настане, коли обидві скажуть «так».">
<#assign addressSend = "Змінити адресу">
<#assign dataTitle = "Що ми про вас знаємо">
<#assign dataLink = "Завантажити все (JSON)">
<#assign forgetTitle = "Забудьте мене">
<#assign forgetText = "Ми одразу зітремо все про вас: адресу, вибір і згоди. Лишиться тільки код, який не дасть старому списку повернути вас. Це не можна скасувати.">
<#assign forgetSure = "Так, зітріть усе про мене">
<#assign forgetButton = "Забудьте мене зараз">
<#assign forgottenTitle = "Вас забуто">
<#assign forgottenText = "Ми не зберігаємо про вас нічого. Якщо захочете повернутися, двері відчинено.">

<#assign nowhereTitle = "Тут немає сторінки">
<#assign nowhereText = "Можливо, адресу обрізано чи набрано з помилкою, або цієї сторінки вже немає. Усі наші листи починаються з першої сторінки.">
<#assign brokenTitle = "Щось зламалося в нас">
<#assign brokenText = "Ми це записали, і нічого вашого не втрачено. Спробуйте, будь ласка, ще раз за хвилину.">
<#assign unknownTitle = "Це посилання нікуди не веде">
<#assign unknownText = "Можливо, його обрізало дорогою або воно належить людині, яка попросила її забути. Відкрийте його з листа ще раз, цілим.">

<#assign embedTitle = "Форма для вашого сайту">
<#assign embedText = "Скопіюйте це туди, де має стояти форма. Їй не потрібен скрипт, і вона не ставить cookie.">
<#assign embedCode = "Форма мовою HTML">
<#function aboutNewsroom name><#return "Про видання «" + name + "»"></#function>
<#function publishedBy name><#return "Видає «" + name + "»"></#function>
<#include "../../_links_uk.ftl">
