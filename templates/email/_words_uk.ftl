<#-- Власні слова листа українською. Змінюйте їх тут; інша мова — інший файл: _words_МОВА.ftl. -->

<#-- Як пишеться день: взірці java.time.format.DateTimeFormatter. -->
<#assign longDate = "EEEE, d MMMM uuuu">
<#assign shortDate = "d MMMM">
<#assign time = "HH:mm">

<#-- 1, 21, 31 хвилина; 2–4, 22–24 хвилини; 0, 5–20, 25–30 хвилин. -->
<#function plural n one few many>
  <#local tens = n % 100>
  <#local units = n % 10>
  <#if tens gte 11 && tens lte 14><#return many></#if>
  <#if units == 1><#return one></#if>
  <#if units gte 2 && units lte 4><#return few></#if>
  <#return many>
</#function>
<#function count n one few many><#return n?string + " " + plural(n, one, few, many)></#function>
<#-- Скільки діє посилання. -->
<#function lasting hours>
  <#return (hours % 24 == 0)?then(count(hours / 24, "день", "дні", "днів"), count(hours, "годину", "години", "годин"))>
</#function>

<#function names list>
  <#if list?size < 3><#return list?join(" і ")></#if>
  <#return list[0..list?size - 2]?join(", ") + " і " + list?last>
</#function>

<#assign membersOnly = "Для підписників сайту">
<#function reading n><#return count(n, "хвилина", "хвилини", "хвилин") + " читання"></#function>
<#function byline list><#return names(list)></#function>

<#function subject headline date><#return headline + " · " + date></#function>
<#assign browser = "Читати в браузері">
<#assign unsubscribe = "Відписатися">
<#assign note = "Від редакції">
<#assign brief = "Коротко">
<#assign video = "Відео">
<#function watch n><#return "Дивитися · " + count(n, "хвилина", "хвилини", "хвилин")></#function>
<#assign author = "Про автора">
<#assign readMore = "Читати далі">
<#function readMoreBy name><#return "Читати далі: " + name></#function>

<#function more n><#return "Показати ще " + count(n, "матеріал", "матеріали", "матеріалів")></#function>
<#function moreAt name><#return "Вони чекають на вас на сайті «" + name + "»."></#function>

<#function communityPeople n><#return plural(n, "людина", "людини", "людей")></#function>
<#function community n name>
  <#return plural(n, "людина вирішила", "людини вирішили", "людей вирішили") + " бути з виданням «" + name + "». Дякуємо.">
</#function>

<#function why title name>
  <#return "Ви отримуєте лист «" + title + "», бо обрали його у виданні «" + name + "».">
</#function>
<#function sentTo><#return "Цей лист надіслано на адресу"></#function>
<#assign preferences = "ваші налаштування">
<#assign preferencesSentence = "Що, коли і в якому вигляді отримувати, вирішуєте ви:">
<#assign unsubscribeSentence = "Якщо ви більше не хочете нас читати, можете">
<#assign unsubscribeLink = "відписатися">
<#assign unsubscribeEnd = "тут: один дотик, без входу.">
<#function publishedBy name><#return "Видає «" + name + "»"></#function>
<#function webEdition title name><#return "Це вебверсія листа «" + title + "» від видання «" + name + "»."></#function>
<#assign join = "Отримувати лист поштою">
<#include "../_links_uk.ftl">
